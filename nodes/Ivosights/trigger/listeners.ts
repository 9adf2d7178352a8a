import type { ReadListeners } from '../../shared/wait/listening';
import { headersFor } from '../../shared/webhook/proof';
import { readWebhooks } from '../webhook/webhook';
import { proofOf } from './proof';

/** Where Ivosights posts what customers answer: every webhook that is on (source: "Ivosights webhooks"). */
export const readListeners: ReadListeners = function* ({ credential }) {
	const headers = headersFor(proofOf(credential));
	const webhooks = yield* readWebhooks();
	return webhooks
		.filter(({ status }) => status !== 'off')
		.map(({ url = '' }) => ({ url, headers }));
};
