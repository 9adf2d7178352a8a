import type { WebhookSource } from '../../shared/webhook';
import { decisionTelecom } from '../gateway';
import { eventsOf } from './events';
import { readCallback } from './read';
import { callbackToken } from './sign';

/** What DecisionTelecom reports, and how its callbacks are known: by the token in their URL. */
export const decisionTelecomCallback: WebhookSource = {
	gateway: decisionTelecom,
	read: readCallback,
	eventsOf,
	proofOf: (credential, url) => ({ kind: 'token', value: callbackToken(credential, url) ?? '' }),
};
