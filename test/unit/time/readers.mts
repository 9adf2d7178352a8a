import { fieldNamedIn } from '../../../nodes/DecisionTelecom/errorTable';
import { eventsOf as decisionTelecomEvents } from '../../../nodes/DecisionTelecom/trigger/events';
import { toDefinition as ivosightsDefinition } from '../../../nodes/Ivosights/template/definition';
import { eventsOf as ivosightsEvents } from '../../../nodes/Ivosights/trigger/events';
import { maskedWebhook } from '../../../nodes/Ivosights/webhook/webhook';
import { tellsExpiry } from '../../../nodes/Qontak/auth/expiry';
import { escapeWarnings, toCsv } from '../../../nodes/Qontak/contactList/csv';
import { refusalOf } from '../../../nodes/Qontak/refusal';
import { toDefinition as qontakDefinition } from '../../../nodes/Qontak/template/definition';
import { isSameAddress, isSameWebhook } from '../../../nodes/Qontak/trigger/address';
import { eventsOf as qontakEvents } from '../../../nodes/Qontak/trigger/events/events';
import { toUtc } from '../../../nodes/shared/operation/zonedTime';
import { fillTemplate } from '../../../nodes/shared/template/fill';
import { variablesOf } from '../../../nodes/shared/template/variables';
import { readWords } from '../../../nodes/shared/transport/gatewayWords';
import { addressOf } from '../../../nodes/shared/transport/keySafety';
import { isOfStandIn } from '../../../nodes/shared/transport/reach';
import { retryAfterMs } from '../../../nodes/shared/transport/retry';
import { statusToldIn } from '../../../nodes/shared/transport/saysNo';
import { masker } from '../../../nodes/shared/transport/secrets';
import { checkedBaseUrl } from '../../../nodes/shared/transport/url';
import { maskTokens, splitQuery, tokensIn } from '../../../nodes/shared/transport/urlToken';
import { isProven } from '../../../nodes/shared/webhook/proof';
import { checkText } from '../../../nodes/shared/whatsapp/limits';
import {
	fileNameFor,
	nameInHeader,
	nameInLink,
	safeName,
} from '../../../nodes/shared/whatsapp/fileNames';
import { checkMediaUrl } from '../../../nodes/shared/whatsapp/media';
import { normalizeRecipient } from '../../../nodes/shared/whatsapp/phone/recipient';
import { entry, message as qontakMessage } from '../Qontak/trigger/events/posts.mts';
import { template } from '../shared/template/samples.mts';

const NOW = '2026-11-20T08:00:00.000Z';
const answer = (text: string, status = 422) => ({
	status,
	headers: { 'retry-after': text, date: text, 'x-ratelimit-reset': text },
	text,
	json: { status: 'error', error: { code: text, messages: [text, text] } },
});
const send = { effect: 'send', method: 'POST', path: ['messages'] } as const;
const asked = { now: 0, credentialType: 'qontakHmacApi' };
const refusalAt = (status: number) => (text: string) =>
	refusalOf(answer(text, status), send, asked);

const filled = (text: string) => {
	const definition = template({ body: { text, variables: [] } });
	const variables = variablesOf(definition);
	return fillTemplate(definition, Object.fromEntries(variables.map(({ id }) => [id, 'Budi'])));
};

const component = (text: string) => ({
	type: 'BODY',
	text,
	examples: [text],
	parameters: { [text]: text },
});

/** Everything that reads a text from outside: from an item, from a gateway, from whoever posts to a webhook. */
export const READERS: Record<string, (text: string) => unknown> = {
	'a phone number': (text) => normalizeRecipient(text, { defaultCountry: 'ID' }),
	'a phone number behind a digit': (text) =>
		normalizeRecipient(`62812${text}`, { defaultCountry: 'ID' }),
	'a time': (text) => toUtc(text, 'Asia/Jakarta'),
	'a time with words behind it': (text) => toUtc(`2026-11-20 10:00:00${text}`, 'Asia/Jakarta'),
	'a text with its limit': (text) => checkText(text, 'templateBody', 'Body'),
	'a link to a file': (text) => checkMediaUrl(`https://a.io/${text}`, 'image', 'Media URL'),
	'the name of a file': (text) => [
		fileNameFor(text, text),
		safeName(text),
		nameInLink(`https://a.io/${text}`),
		nameInHeader(`attachment; filename="${text}`),
		nameInHeader(text),
	],
	'rows of a list': (text) => {
		const rows = [{ number: '62', name: text, cells: { a: text } }];
		return [toCsv(rows), escapeWarnings(rows)];
	},
	"a template's variables": (text) =>
		variablesOf(
			template({
				body: { text, variables: [{ key: text, example: text }] },
				buttons: [{ type: 'URL', text, url: `https://a.io/${text}`, example: text }],
			}),
		),
	'a template that is filled': filled,
	'a template of Ivosights': (text) =>
		ivosightsDefinition({ components: [component(text)], buttons: [{ text }] } as never),
	'a template of Qontak': (text) =>
		qontakDefinition({ body: text, header: { format: text, example: text }, buttons: text }),
	"a gateway's words": (text) => readWords(undefined, text),
	"a gateway's web page": (text) => readWords(undefined, `<html>${text}`),
	"a gateway's message": (text) => readWords({ message: text, errors: { [text]: [text] } }, text),
	"a gateway's errors": (text) =>
		readWords({ errors: [{ title: text, details: text, code: text }] }, text),
	'a refusal of Qontak, 401': refusalAt(401),
	'a refusal of Qontak, 422': refusalAt(422),
	'a refusal of Qontak, 429': refusalAt(429),
	'whether a token expired': (text) => tellsExpiry({ status: 403, json: { error: text } }),
	'a field that DecisionTelecom names': (text) => fieldNamedIn(text),
	'how long to wait': (text) => retryAfterMs(text, 0),
	'a refusal in a success': (text) => statusToldIn({ message: text, error: text, code: text }),
	'a text with secrets': masker(['a-secret-key', 'https://a.io/?token=0123']),
	'where a link leads': (text) => isOfStandIn(`http://127.0.0.1/`, `https://${text}`),
	'a base URL': (text) => checkedBaseUrl(`https://a.io/${text}`),
	'an address with its base': (text) => addressOf({ baseURL: text, url: text }),
	'the address of a webhook': (text) => [
		isSameAddress(`https://a.io/${text}`, text),
		isSameWebhook(`https://a.io/webhook/${text}`, text),
	],
	'a webhook of Ivosights': (text) =>
		maskedWebhook({
			url: `https://${text}`,
			headers: [text],
			http_auth: { username: text, password: text },
		}),
	'tokens in a text': (text) => [tokensIn(text), maskTokens(text, 'qontak')],
	'a query with a token': (text) => splitQuery({ token: text, [text]: text }),
	'the proof of a caller': (text) =>
		isProven({ kind: 'basic', user: 'a', password: 'b' }, { authorization: `Basic ${text}` }),
	'an event of Ivosights': (text) =>
		ivosightsEvents(
			{
				contacts: [{ wa_id: text, profile: { name: text } }],
				messages: [{ from: text, id: text, timestamp: text, type: 'text', text: { body: text } }],
				statuses: [{ id: text, recipient_id: text, status: text, timestamp: text }],
			},
			NOW,
		),
	'a message of Qontak': (text) =>
		qontakEvents(qontakMessage({ text, created_at: text, external_id: text }), NOW),
	'a receipt of Qontak': (text) =>
		qontakEvents(entry('failed', { created_at: text, messages_response: { error: text } }), NOW),
	'a callback of DecisionTelecom': (text) =>
		decisionTelecomEvents({ message_id: text, status: text, [text]: text }, NOW),
};
