import { Failure, type Reason } from '../failure';
import type { Gateway, RawAnswer } from './gateway';
import type { Ask } from '../operation/operation';
import { limitIn } from './limit';
import { readWords, whatsAppMeaning } from './gatewayWords';
import { MOST_TEXT_BYTES, TOO_LARGE } from './exchange';
import { statusToldIn } from './saysNo';
import { unconfirmed } from './unconfirmed';

interface Meaning {
	reason: Reason;
	advice: string;
}

const CREDENTIAL_ADVICE =
	'Open the credential, compare the key and the base URL with the gateway’s dashboard, and save it again.';

function meaningOfStatus(status: number, gateway: string): Meaning {
	if (status >= 300 && status < 400) {
		return {
			reason: 'invalidRequest',
			advice:
				'Redirects are not followed, so that your key reaches nobody else. Check the base URL in the credential.',
		};
	}
	if (status >= 500 || status === 408) {
		return { reason: 'gatewayDown', advice: `Try again later, or ask ${gateway}’s support.` };
	}
	switch (status) {
		case 401:
			return { reason: 'unauthorized', advice: CREDENTIAL_ADVICE };
		case 402:
			return { reason: 'noBalance', advice: `Top up your balance at ${gateway}.` };
		case 403:
			return {
				reason: 'forbidden',
				advice: `Ask ${gateway} whether your account may do this, and check the credential.`,
			};
		case 404:
			return {
				reason: 'notFound',
				advice: 'Check the ID: it may belong to another account or be deleted.',
			};
		case 413:
			return { reason: 'limitExceeded', advice: 'Send a smaller file or text.' };
		case 429:
			return {
				reason: 'rateLimited',
				advice: 'Send fewer messages at once, or wait some minutes.',
			};
		default:
			return {
				reason: 'invalidRequest',
				advice: 'Check the fields of the node against the message above.',
			};
	}
}

const quoted = (words: string) => (/^[a-z]+ web page/.test(words) ? words : `“${words}”`);

/** What happened, with the gateway's own words. */
function sentenceOf(gateway: string, status: number, words: string | undefined): string {
	const answered = words ? `answered ${quoted(words)}` : 'gave no explanation';
	return `${gateway} ${answered} (HTTP ${status})`;
}

/**
 * A success that cannot be read as one: an HTML page, JSON cut short, nothing at all, or JSON that is not
 * what the gateway answers when it did something.
 */
function unreadable({ displayName }: Gateway, answer: RawAnswer, ask: Ask): Failure {
	const words = readWords(answer.json, answer.text).message;
	const nothing = answer.json === null ? 'nothing' : 'something unreadable';
	const expected = answer.json === undefined ? 'JSON' : 'another answer';
	const what = `${displayName} answered ${words ? quoted(words.slice(0, 120)) : nothing} (HTTP ${answer.status}) where ${expected} was expected`;
	const details = { httpStatus: answer.status, gatewayMessage: words };
	if (ask.effect !== 'read') return unconfirmed(displayName, ask, what, details);
	return new Failure('gatewayDown', what, {
		...details,
		description: 'Check the base URL in the credential: it may point at a website, not at the API.',
	});
}

/** Whether an answer leaves open if the gateway acted: a fault or time-out, without a reason given. */
const leavesOpen = (status: number, known: Meaning | undefined) =>
	(status >= 500 || status === 408) &&
	(known === undefined || known.reason === 'gatewayDown' || known.reason === 'unauthorized');

/** A body that says no without saying why. */
const SAYS_NO = 422;

/**
 * The HTTP status that an answer stands for: as the gateway tells it in the body, else as a body tells
 * that says why not inside of a success, else its own.
 */
export function statusOf(gateway: Gateway, raw: RawAnswer): number {
	const status = gateway.statusOf?.(raw) ?? raw.status;
	const told = status < 300 ? statusToldIn(raw.json) : undefined;
	return told === undefined || told === SAYS_NO ? status : told;
}

/** Whether a success has nothing in it where something should be, or is not what the gateway documents. */
function isNoSuccess(gateway: Gateway, answer: RawAnswer, ask: Ask): boolean {
	if (answer.json === undefined) return true;
	// 204 and 205 say that there is nothing to say.
	if (answer.json === null && answer.status > 202) return false;
	return gateway.isSuccess?.(answer, ask) === false;
}

/**
 * Judges an answer: `undefined` for a success, otherwise why not, in words for people. A server
 * fault on a send does not prove that nothing was sent, so it is `unconfirmed`, unless one of
 * WhatsApp's codes says why it was refused. (0, the code of a bad key, is also what many servers
 * write when they have no code; with a fault it proves nothing.)
 *
 * @param now epoch ms, for a `Retry-After` date
 * @param credentialType what the request was made with
 */
export function judge(
	gateway: Gateway,
	raw: RawAnswer,
	ask: Ask,
	now: number,
	credentialType = '',
): Failure | undefined {
	const answer = { ...raw, status: statusOf(gateway, raw) };
	const own = gateway.refusal?.(answer, ask, { now, credentialType });
	if (own) return own;
	if (answer.status < 300 && statusToldIn(answer.json) === SAYS_NO) {
		answer.status = SAYS_NO;
	}
	if (answer.status < 300) {
		return isNoSuccess(gateway, answer, ask) ? unreadable(gateway, answer, ask) : undefined;
	}
	const { displayName } = gateway;
	const words = readWords(answer.json, answer.text);
	const { message, code } = words;
	const known = whatsAppMeaning(words);
	const { reason, advice } = known ?? meaningOfStatus(answer.status, displayName);
	const details = {
		httpStatus: answer.status,
		gatewayCode: code,
		gatewayMessage: message,
		...limitIn(answer, known, now),
	};
	const what = sentenceOf(displayName, answer.status, message);
	if (answer.status === 404 && ask.missing) {
		const { description } = ask.missing;
		return new Failure(ask.missing.reason, ask.missing.message, { ...details, description });
	}
	if (leavesOpen(answer.status, known) && ask.effect !== 'read') {
		return unconfirmed(displayName, ask, what, details);
	}
	return new Failure(reason, what, { ...details, description: advice });
}

const NOT_CONNECTED = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ERR_INVALID_URL',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function secondsOf(ms: number): string {
	const seconds = Math.max(1, Math.round(ms / 1_000));
	return seconds === 1 ? '1 second' : `${seconds} seconds`;
}

/**
 * Judges a request that got no complete answer.
 *
 * @param code Node's or axios' code for it, e.g. `ECONNREFUSED`
 * @param host whom it was for
 */
export function judgeBroken(
	gateway: Gateway,
	code: string,
	host: string,
	ask: Ask,
	timeoutMs: number,
): Failure {
	const { displayName } = gateway;
	if (NOT_CONNECTED.has(code)) {
		return new Failure('gatewayDown', `${displayName} could not be reached at ${host}`, {
			notConnected: true,
			description:
				'Nothing was sent. Check the base URL in the credential and the network of your n8n, then try again.',
		});
	}
	const timedOut = code === 'ECONNABORTED' || code === 'ETIMEDOUT';
	const what = timedOut
		? `${displayName} did not answer within ${secondsOf(timeoutMs)}`
		: code === TOO_LARGE
			? `${displayName} answered with more than ${MOST_TEXT_BYTES / 1024 / 1024} MB`
			: `The connection to ${displayName} was cut before its answer was complete`;
	const advice = gateway.adviceOnBrokenRequest?.(code);
	if (ask.effect !== 'read') return unconfirmed(displayName, ask, what, {}, advice);
	return new Failure('gatewayDown', what, { description: advice ?? 'Try again later.' });
}
