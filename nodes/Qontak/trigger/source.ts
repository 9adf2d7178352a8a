import type { IWebhookFunctions } from 'n8n-workflow';
import type { NormalizedEvent } from '../../shared/event/event';
import type { WebhookSource } from '../../shared/webhook/receive';
import { isWhatsApp } from '../channel/channel';
import { eventsOf } from './events/events';
import { channelIn } from './events/parts';
import { qontak } from '../gateway';
import { readLinkedFile } from './media';
import { manualProof } from './manual';
import { tokenOf } from './token';

/**
 * Qontak posts what happens in all channels of the account, also in those that are not WhatsApp and
 * have no phone numbers. What does not tell its channel passes, also where one is asked for: the
 * printed statuses of broadcasts and rooms have no such field (sources: "Qontak broadcast events",
 * "Qontak room events"), and would be lost.
 */
function isOfChannel({ raw }: NormalizedEvent, wanted: string): boolean {
	const { id, kind } = channelIn(raw);
	if (kind !== undefined && !isWhatsApp({ target_channel: kind })) return false;
	return wanted === '' || id === undefined || id.toLowerCase() === wanted.toLowerCase();
}

function isWanted(event: NormalizedEvent, context: IWebhookFunctions): boolean {
	// Templates belong to the account, not to a number.
	if (event.event === 'template') return true;
	const channel = context.getNodeParameter('channel', '', { extractValue: true });
	return isOfChannel(event, String(channel ?? '').trim());
}

/** What Qontak posts, how it is known, and where its files are. */
export const qontakWebhook: WebhookSource = {
	gateway: qontak,
	eventsOf,
	ownProof: manualProof,
	byToken: true,
	proofOf: (credential, url, type) => ({ kind: 'token', value: tokenOf(credential, type, url) }),
	isWanted,
	media: readLinkedFile,
};
