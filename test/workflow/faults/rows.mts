import type { FaultKind } from '../../../simulator/core/faults.mts';
import type { Reason } from '../../../nodes/shared/failure';

/**
 * What can go wrong with one message of a campaign, and what comes of it, the same at all three
 * gateways. docs/reliability.md prints these rows.
 */
export interface FaultRow {
	/** What goes wrong. */
	fault: string;
	/** How the stand-in does it to the first request for one person. */
	kind: FaultKind;
	/** How many requests meet it; 1 unless told. */
	times?: number;
	/** What the person's item says, `<gateway>` for its name; without it the message was accepted. */
	says?: string;
	/** Where a gateway's item says it in other words. */
	but?: Record<string, string>;
	reason?: Reason;
	/** How many requests were made for the person. */
	requests: number;
	/** How many messages the person got. */
	got: 0 | 1;
}

const status = (code: number, message: string): FaultKind => ({
	kind: 'status',
	status: code,
	body: { message },
});
const limit = (headers: Record<string, string>, body = {}, code = 429): FaultKind => ({
	kind: 'status',
	status: code,
	headers,
	body,
});
const meta = (code: number, message: string) => ({ error: { code, message } });

/** Limits: nothing was sent, so it is waited for and sent once. */
const LIMITS: FaultRow[] = [
	{ fault: '429 without a word on when', kind: limit({}), requests: 2, got: 1 },
	{ fault: '429, `Retry-After: 1`', kind: limit({ 'retry-after': '1' }), requests: 2, got: 1 },
	{
		fault: '429, `Retry-After` as a date',
		kind: limit({ 'retry-after': new Date(Date.now() + 1_000).toUTCString() }),
		requests: 2,
		got: 1,
	},
	{
		fault: '429, `X-RateLimit-Reset` in seconds',
		kind: limit({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '0' }),
		requests: 2,
		got: 1,
	},
	{
		fault: '429 three times',
		kind: limit({ 'retry-after': '0' }),
		times: 3,
		requests: 4,
		got: 1,
	},
	{
		fault: 'WhatsApp’s 130429 in HTTP 400',
		kind: limit({ 'retry-after': '0' }, meta(130429, 'Rate limit hit'), 400),
		requests: 2,
		got: 1,
	},
	{
		fault: 'WhatsApp’s 80007 in HTTP 400',
		kind: limit({ 'retry-after': '0' }, meta(80007, 'Rate limit issues'), 400),
		requests: 2,
		got: 1,
	},
	{
		fault: 'WhatsApp’s 131056 (too many to one person)',
		kind: limit({ 'retry-after': '0' }, meta(131056, 'Pair rate limit hit'), 400),
		requests: 2,
		got: 1,
	},
];

const refused = (code: number, words: string, reason: Reason): FaultRow => ({
	fault: `${code}`,
	kind: status(code, words),
	says: `<gateway> answered “${words}” (HTTP ${code})`,
	reason,
	requests: 1,
	got: 0,
});

/** Refusals: nothing was sent, and asking again would not help. */
const REFUSALS: FaultRow[] = [
	refused(400, 'Bad request', 'invalidRequest'),
	{
		...refused(401, 'Key revoked', 'unauthorized'),
		but: {
			DecisionTelecom:
				'DecisionTelecom does not accept the key: it answered “Key revoked” (HTTP 401)',
		},
	},
	refused(402, 'Insufficient balance', 'noBalance'),
	refused(403, 'Not allowed', 'forbidden'),
	refused(404, 'No such thing', 'notFound'),
	refused(422, 'Not valid', 'invalidRequest'),
];

const open = (fault: string, kind: FaultKind, says: string, got: 0 | 1): FaultRow => ({
	fault,
	kind,
	says: `${says}. The message may or may not have been sent`,
	reason: 'unconfirmed',
	requests: 1,
	got,
});

const CUT = 'The connection to <gateway> was cut before its answer was complete';
/** How long the node waits for an answer, in s: enough for a sound one also on a busy machine. */
export const TIMEOUT = 8;
const LATE = `<gateway> did not answer within ${TIMEOUT} seconds`;

/** Nobody can tell whether the message went out: it is never sent again by itself. */
const OPEN: FaultRow[] = [
	open('500', status(500, 'Server Error'), '<gateway> answered “Server Error” (HTTP 500)', 0),
	open(
		'502, a web page',
		{ kind: 'html', status: 502 },
		'<gateway> answered a web page titled “502 Bad Gateway” (HTTP 502)',
		0,
	),
	open('503', status(503, 'Unavailable'), '<gateway> answered “Unavailable” (HTTP 503)', 0),
	open(
		'504, nothing in it',
		{ kind: 'empty', status: 504 },
		'<gateway> gave no explanation (HTTP 504)',
		0,
	),
	open(
		'a web page with HTTP 200',
		{ kind: 'html' },
		'<gateway> answered a web page titled “502 Bad Gateway” (HTTP 200) where JSON was expected',
		0,
	),
	open(
		'nothing with HTTP 200',
		{ kind: 'empty' },
		'<gateway> answered nothing (HTTP 200) where another answer was expected',
		0,
	),
	open('an answer cut short', { kind: 'truncated' }, CUT, 1),
	open('reset before the request was acted upon', { kind: 'resetBeforeAccepting' }, CUT, 0),
	open('reset after the request was acted upon', { kind: 'resetAfterAccepting' }, CUT, 1),
	open('no answer within the time-out', { kind: 'slow' }, LATE, 1),
	open('an answer that trickles without end', { kind: 'slowBody' }, LATE, 1),
];

export const FAULTS: FaultRow[] = [...LIMITS, ...REFUSALS, ...OPEN];
