import { Failure } from '../shared/failure';
import type { AskingGateway } from '../shared/wait/seal';
import type { Ask } from '../shared/operation/operation';
import { checkedBaseUrl } from '../shared/transport/url';
import type { CountryCode } from '../shared/whatsapp/phone/recipient';
import { isSuccess, refusalOf } from './refusal';

/** Where Ivosights is at home: Indonesia. */
export const HOME: CountryCode = 'ID';

/**
 * Base of asks that are always made in production: the sandbox knows no templates, but it sends the
 * ones of production, which therefore have to be read there.
 */
export const PRODUCTION = 'production';

/** What the sandbox supports (source: "Ivosights sandbox"). */
const IN_SANDBOX = new Set([
	'media',
	'messages/send-text-message',
	'messages/send-template-message',
	'messages/send-media-message',
	'messages/send-location-message',
	'messages/send-contact-message',
	'messages/send-list-message',
	'messages/send-reply-button-message',
]);

const isInSandbox = ({ path }: Ask) =>
	IN_SANDBOX.has(path[0]) || IN_SANDBOX.has(path.slice(0, 2).join('/'));

/**
 * Ivosights (IVOWBA): one key for one WhatsApp number, errors in Laravel's shapes
 * (sources: "Ivosights access", "Ivosights errors").
 */
export const ivosights: AskingGateway = {
	name: 'ivosights',
	displayName: 'Ivosights',
	home: HOME,
	limits: [],
	accountFields: ['apiKey'],
	secretOf: ({ apiKey }) => String(apiKey ?? '').trim(),
	credentialType: () => 'ivosightsApi',
	refusal: refusalOf,
	isSuccess,
	locate(ask, { baseUrl, environment }) {
		const host = checkedBaseUrl(baseUrl);
		if (environment !== 'sandbox' || ask.base === PRODUCTION) return `${host}/api/v1`;
		if (isInSandbox(ask)) return `${host}/sandbox/api/v1`;
		throw new Failure('invalidRequest', 'The Ivosights sandbox does not have this operation', {
			description:
				"It only sends text, template, media, location, contacts, list and reply button messages, and fetches media. Choose a credential whose 'Environment' is Production for this.",
		});
	},
};
