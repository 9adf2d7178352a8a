import type { WebhookSource } from '../../shared/webhook';
import { eventsOf } from '../events';
import { ivosights } from '../gateway';
import { messageMedia } from '../media/read';
import { proofOf } from './proof';

/** What Ivosights posts, how it proves itself, and where its files are. */
export const ivosightsWebhook: WebhookSource = {
	gateway: ivosights,
	eventsOf,
	proofOf,
	media: messageMedia,
};
