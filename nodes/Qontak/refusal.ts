import { Failure, type FailureDetails, type Reason } from '../shared/failure';
import { isDictionary, textIn } from '../shared/json';
import type { Ask } from '../shared/operation/operation';
import type { AnswerContext, RawAnswer } from '../shared/transport/gateway';
import { readWords, whatsAppMeaning } from '../shared/transport/gatewayWords';
import { clockOf, limitReset, resetInBody } from '../shared/transport/limitReset';
import { retryAfterMs } from '../shared/transport/retry';

/** The most that Mekari's clock and ours may differ (source: "Qontak request signature"). */
const LARGEST_SKEW_MS = 300_000;

const UNAUTHORIZED: Record<string, string> = {
	qontakHmacApi:
		'Open the credential and copy client ID and secret again from developers.mekari.com. The application needs the method HMAC and the scope qontak-chat:all, and your Qontak account needs an admin and a supervisor.',
	qontakOAuthApi:
		'Open the credential and check user and password by logging in at chat.qontak.com.',
	qontakTokenApi:
		'The token is wrong, expired (it lives for a year), or of the other kind: broadcasts, templates and rooms want a user token, answers of a bot a bot token. Make a new one in Qontak under Settings, API Token.',
};

const FORBIDDEN: Record<string, string> = {
	qontakHmacApi:
		'Give the application the scope qontak-chat:all at developers.mekari.com, under Applications.',
	qontakOAuthApi: 'The user of the credential may not do this. Use an admin or supervisor.',
	qontakTokenApi: UNAUTHORIZED.qontakTokenApi,
};

const OUTSIDE_WINDOW =
	'Free messages are possible for 24 hours after the customer last wrote. Use Send Template instead: its answer opens the conversation again.';

/** The hours with their word: an ID in an answer may well have a 24 in it. */
const TELLS_WINDOW = /(?<![\w-])24[\s-]?(?:h|hrs?|hours?|jam)\b|window|session/i;

/** How far the clock of this n8n is off, when that explains a refused signature. */
function clockAdvice({ headers }: RawAnswer, now: number): string | undefined {
	const theirs = Date.parse(headers.date ?? '');
	if (!Number.isFinite(theirs) || Math.abs(theirs - now) < LARGEST_SKEW_MS) return undefined;
	const minutes = Math.round(Math.abs(theirs - now) / 60_000);
	const way = theirs > now ? 'behind' : 'ahead of';
	return `The clock of your n8n is ${minutes} minutes ${way} Mekari’s, which accepts 5 minutes. Set the clock of the machine right, best by switching on its time synchronisation.`;
}

/** Whether an answer says by itself that it is an error, whatever its HTTP status. */
export const saysError = (json: unknown): boolean =>
	isDictionary(json) && textIn(json.status)?.trim().toLowerCase() === 'error';

/**
 * Whether an answer is an error envelope: it says so, or has an error where others have data
 * (source: "Qontak answers").
 */
export function isErrorEnvelope(json: unknown): boolean {
	if (!isDictionary(json)) return false;
	return saysError(json) || ((json.data ?? undefined) === undefined && Boolean(json.error));
}

const isRefusal = (status: number) => status >= 400 && status <= 599;

/**
 * The HTTP status that an answer of Qontak's stands for: its own, unless that is a success around an
 * error whose code is an HTTP status; then that code counts (source: "Qontak answers").
 */
export function statusIn({ status, json }: { status: number; json: unknown }): number {
	if (status >= 300 || !isDictionary(json) || !isErrorEnvelope(json)) return status;
	const error = isDictionary(json.error) ? json.error : {};
	const told = [error.code, error.status, json.code].map((code) => Number(textIn(code)));
	return told.find(isRefusal) ?? status;
}

/** How Qontak says, with 422 instead of 404, that it does not know a thing. */
const UNKNOWN_THING = /\bcould(n[’']t| not) find\b/i;

const UNKNOWN_ID = 'Check the ID: it may belong to another account or be deleted.';

/** Refusals of changes of a room that need more than their words (source: "Qontak rooms"). */
function meaningInRooms(words: string): [Reason, string] | undefined {
	if (/already assigned/i.test(words)) {
		return [
			'invalidRequest',
			'The conversation has an agent already. Unassign Agent takes it away; Get Participants shows who it is.',
		];
	}
	if (/\bCAA\b/.test(words)) {
		return [
			'invalidRequest',
			"Agents are not allocated automatically in this account. Switch on custom agent allocation in Qontak's settings, or use Assign Agent.",
		];
	}
	return undefined;
}

/** What is wrong and what to do, where Qontak's answers need more than the common rules. */
function meaningOf(
	answer: RawAnswer,
	words: string,
	ask: Ask,
	{ now, credentialType }: AnswerContext,
): [Reason, string] | undefined {
	const { status, json } = answer;
	const inRoom = ask.path[0] === 'messages';
	switch (status) {
		case 401: {
			const clock = credentialType === 'qontakHmacApi' ? clockAdvice(answer, now) : undefined;
			return ['unauthorized', clock ?? UNAUTHORIZED[credentialType]];
		}
		case 403:
			return inRoom && TELLS_WINDOW.test(words)
				? ['outsideWindow', OUTSIDE_WINDOW]
				: ['forbidden', FORBIDDEN[credentialType]];
		case 404:
			// Mekari's own answer for a path it does not have; Qontak's envelope has no such code.
			return (json as { code?: unknown } | null)?.code === 'MAG-006'
				? [
						'notFound',
						"Check 'Base URL' in the credential: usually it is https://api.mekari.com/qontak/chat/v1.",
					]
				: undefined;
		case 429:
			return [
				'rateLimited',
				'Qontak takes 10 requests in a second and 100 in a minute. Wait some minutes.',
			];
		case 400:
		case 422:
			if (/please wait a moment/i.test(words)) {
				return ['rateLimited', 'Qontak is still busy with another broadcast. Wait some minutes.'];
			}
			if (inRoom && TELLS_WINDOW.test(words)) return ['outsideWindow', OUTSIDE_WINDOW];
			if (ask.effect === 'read' && UNKNOWN_THING.test(words)) return ['notFound', UNKNOWN_ID];
			return ask.path[0] === 'rooms' ? meaningInRooms(words) : undefined;
		default:
			return status < 300 && saysError(json)
				? ['invalidRequest', 'Check the fields of the node against the message above.']
				: undefined;
	}
}

const SECOND = 1_000;
/** The longest window is a minute (source: "Qontak rate limits"): what is told beyond twice that is wrong. */
const LONGEST_MS = 120 * SECOND;

/**
 * How long to wait after a 429, in ms. What `X-RateLimit-Reset` holds is not confirmed by any
 * source, so all readings of it are tried after `Retry-After` and the body's own words
 * (source: "Qontak rate limits"); a second and some chance on top spread those who wait.
 *
 * @param now epoch ms
 * @param chance 0 to 1
 */
export function rateLimitWait(
	{ headers, text }: Pick<RawAnswer, 'headers' | 'text'>,
	now: number,
	chance: number,
): number | undefined {
	const clock = clockOf(headers, now);
	const wait =
		retryAfterMs(headers['retry-after'], clock) ??
		resetInBody(text, clock) ??
		limitReset(headers['x-ratelimit-reset'], clock);
	if (wait === undefined) return undefined;
	return Math.min(Math.max(wait, SECOND), LONGEST_MS) + SECOND * (1 + chance);
}

/** A path that no document has: whatever it answers says nothing of the rest of the API. */
const UNDOCUMENTED = ['waba_interactions'];

/** Whether an answer says that Qontak does not have the thing, or the undocumented call. */
function tellsMissing({ status, json }: RawAnswer, words: string, { path, effect }: Ask): boolean {
	if (status === 422 && UNKNOWN_THING.test(words)) return true;
	if (!UNDOCUMENTED.includes(path[0])) return false;
	const isPage = status < 300 && json === undefined && effect === 'read';
	return isPage || status === 404 || status === 405;
}

/**
 * Qontak's own way to say no: two error envelopes, the Mekari gateway's answers, limits and the
 * documented wait (sources: "Qontak answers", "Qontak rate limits"). `undefined` leaves the
 * judgement to the common rules.
 *
 * @param answer with the status that `statusIn` gives
 */
export function refusalOf(
	answer: RawAnswer,
	ask: Ask,
	context: AnswerContext,
): Failure | undefined {
	const words = readWords(answer.json, answer.text);
	// A limit of WhatsApp's that was passed on, to one person perhaps.
	if (whatsAppMeaning(words)?.limitOf) return undefined;
	const { message = '', code } = words;
	const details: FailureDetails = {
		httpStatus: answer.status,
		gatewayCode: code,
		gatewayMessage: message || undefined,
	};
	const { missing } = ask;
	if (missing && tellsMissing(answer, message, ask)) {
		details.description = missing.description;
		return new Failure(missing.reason, missing.message, details);
	}
	const meaning = meaningOf(answer, message, ask, context);
	if (!meaning) return undefined;
	const [reason, description] = meaning;
	details.description = description;
	if (answer.status === 429) {
		details.limitOf = 'account';
		details.retryAfterMs = rateLimitWait(answer, context.now, Math.random());
	}
	const said = message ? `answered “${message}”` : 'gave no explanation';
	return new Failure(reason, `Qontak ${said} (HTTP ${answer.status})`, details);
}

const isFilled = (data: unknown) =>
	typeof data === 'object' ? Object.keys(data ?? {}).length > 0 : textIn(data) !== undefined;

/**
 * Whether an answer is a success of Qontak's: the envelope with its word for it or with data, or the thing
 * itself, as a bot's message is answered (sources: "Qontak answers", "Qontak room messages"). Data that
 * is empty confirms no change and no message.
 */
export function isSuccess(
	{ json }: Pick<RawAnswer, 'json'>,
	{ effect }: Pick<Ask, 'effect'>,
): boolean {
	if (!isDictionary(json)) return false;
	const { data, id, status } = json;
	return (
		textIn(status)?.trim().toLowerCase() === 'success' ||
		textIn(id) !== undefined ||
		(effect === 'read' ? (data ?? undefined) !== undefined : isFilled(data))
	);
}
