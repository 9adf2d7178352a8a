import { runReads } from '../../shared/transport/runReads';
import { answerPing } from '../../shared/wait/answerPing';
import { keepNotes, takeNote } from '../../shared/wait/notes';
import { takeAnswers } from '../../shared/wait/takeAnswers';
import type { WebhookSource } from '../../shared/webhook/receive';
import { eventsOf } from './events';
import { ivosights } from '../gateway';
import { readMessageMedia } from '../media/media';
import { proofOf } from './proof';

/** What Ivosights posts, how it proves itself, and where its files are. */
export const ivosightsWebhook: WebhookSource = {
	gateway: ivosights,
	eventsOf,
	proofOf,
	answerOwn: async (context, body) =>
		(await answerPing(context, ivosights, body)) ?? (await takeNote(context, ivosights, body)),
	keep: keepNotes,
	takeAnswers: async (context, events) => await takeAnswers(context, ivosights, events),
	media: async (context, file, bounds) =>
		await runReads(context, ivosights, readMessageMedia(file), bounds),
};
