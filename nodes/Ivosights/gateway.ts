import { meaningOfCode } from '../shared/whatsapp/errorCodes';
import { dictionaryIn } from '../shared/json';
import { Failure } from '../shared/failure';
import type { Gateway, RawAnswer } from '../shared/transport/gateway';
import type { Ask } from '../shared/operation/operation';
import { checkedBaseUrl } from '../shared/transport/url';
import type { CountryCode } from '../shared/whatsapp/phone/recipient';
import { readWords } from '../shared/transport/gatewayWords';

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
 * A success that holds nothing but WhatsApp's own refusal, `errors[]` or `error{}`
 * (source: "Ivosights errors"): no document shows with which HTTP status those come.
 */
function refusalInSuccess({ status, json, text }: RawAnswer): Failure | undefined {
	const { errors, error, messages } = dictionaryIn(json);
	const refused = Array.isArray(errors) ? errors.length > 0 : typeof error === 'object';
	if (status >= 300 || messages !== undefined || !refused || error === null) return undefined;
	const { message, code } = readWords(json, text);
	const { reason, advice } = meaningOfCode(code) ?? {
		reason: 'invalidRequest' as const,
		advice: 'Check the fields of the node against the message above.',
	};
	return new Failure(reason, `Ivosights answered “${message ?? 'no'}” (HTTP ${status})`, {
		httpStatus: status,
		gatewayCode: code,
		gatewayMessage: message,
		description: advice,
	});
}

/**
 * Ivosights (IVOWBA): one key for one WhatsApp number, errors in Laravel's shapes
 * (sources: "Ivosights access", "Ivosights errors").
 */
export const ivosights: Gateway = {
	name: 'ivosights',
	displayName: 'Ivosights',
	inFlight: 5,
	credentialType: () => 'ivosightsApi',
	refusal: refusalInSuccess,
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
