import type { WebhookSource } from '../../shared/webhook/receive';
import { decisionTelecom } from '../gateway';
import { eventsOf } from './events';
import { readCallback } from './body';
import { callbackToken } from './token';

/** What DecisionTelecom reports, and how its callbacks are known: by the token in their URL. */
export const decisionTelecomCallback: WebhookSource = {
	gateway: decisionTelecom,
	read: readCallback,
	eventsOf,
	byToken: true,
	proofOf: (credential, url) => ({ kind: 'token', value: callbackToken(credential, url) ?? '' }),
};
