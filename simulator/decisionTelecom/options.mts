import type { RateWindowKind } from '../core/rate.mts';

/**
 * How a key may be sent: the document and the gateway's own libraries show three ways
 * (source: "DecisionTelecom key").
 */
export type KeyFormat = 'asIssued' | 'base64' | 'base64Colon';

/** How one simulated DecisionTelecom account behaves. Everything has a default. */
export interface DecisionTelecomOptions {
	/** 0 (default): a port that the system gives. */
	port?: number;
	apiKey?: string;
	/** The forms of the key that are let in; only as issued by default. */
	keyFormats?: readonly KeyFormat[];
	/**
	 * `status` (default): an error comes with its own HTTP status; `ok`: with HTTP 200, as the
	 * gateway's libraries expect it (source: "DecisionTelecom errors").
	 */
	errors?: 'status' | 'ok';
	/** Whether message ids are numbers, as printed (default), or the same as text. */
	ids?: 'number' | 'string';
	/** `auto` (default): sent, delivered and seen follow by themselves; `manual`: the test says when. */
	receipts?: 'auto' | 'manual';
	/** Milliseconds before each automatic status. */
	receiptDelayMs?: number;
	/** How a status is reported to the callback URL, which no document tells. */
	callbackEncoding?: 'json' | 'form' | 'query';
	/** The names in a callback. */
	callbackNames?: { id: string; status: string };
	/** Milliseconds between two tries of a callback. */
	callbackWaitMs?: number;
	/** `registered` (default): only known templates are sent, with all their values; `any`: each one. */
	templates?: 'registered' | 'any';
	/** `enforced`: text and images need that the customer wrote in the last 24 hours. */
	window?: 'open' | 'enforced';
	/** Whether there is money left. */
	balance?: 'full' | 'empty';
	/** Requests per second; more are refused. No limit by default. */
	rateLimit?: number;
	/** How they are counted, which no document tells; `sliding` by default. */
	rateLimitWindow?: RateWindowKind;
	/** Milliseconds by which every answer is delayed. */
	latencyMs?: number;
	/** The type that a file's server names, where it is not what its ending says. */
	mimeTypes?: Readonly<Record<string, string>>;
	/** The clock, for tests of the 24-hour window. */
	now?: () => Date;
}

export type DecisionTelecomSettings = Required<Omit<DecisionTelecomOptions, 'rateLimit'>> &
	Pick<DecisionTelecomOptions, 'rateLimit'>;

/** Fills in the defaults. */
export function withDefaults(options: DecisionTelecomOptions): DecisionTelecomSettings {
	return {
		port: 0,
		apiKey: 'c2ltdWxhdGVkLWRlY2lzaW9udGVsZWNvbS1rZXk=',
		keyFormats: ['asIssued'],
		errors: 'status',
		ids: 'number',
		receipts: 'auto',
		receiptDelayMs: 5,
		callbackEncoding: 'json',
		callbackNames: { id: 'message_id', status: 'status' },
		callbackWaitMs: 20,
		templates: 'registered',
		window: 'open',
		balance: 'full',
		rateLimitWindow: 'sliding',
		latencyMs: 0,
		mimeTypes: {},
		now: () => new Date(),
		...options,
	};
}
