import type { RateWindowKind } from '../core/rate.mts';

/** How one simulated Ivosights account behaves. Everything has a default. */
export interface IvosightsOptions {
	/** 0 (default): a port that the system gives. */
	port?: number;
	apiKey?: string;
	/** The business's own number: digits without `+`. */
	businessNumber?: string;
	/** `auto` (default): sent, delivered and read follow by themselves; `manual`: the test says when. */
	receipts?: 'auto' | 'manual';
	/** Milliseconds before each automatic receipt. */
	receiptDelayMs?: number;
	/** `enforced`: free-form messages need that the customer wrote in the last 24 hours. */
	window?: 'open' | 'enforced';
	/** Sends per second; more are answered 429 with Retry-After. No limit by default. */
	rateLimit?: number;
	/** How they are counted, which no document tells; `sliding` by default. */
	rateLimitWindow?: RateWindowKind;
	/** Milliseconds by which every answer is delayed. */
	latencyMs?: number;
	/** Milliseconds between two tries of a webhook post. */
	webhookWaitMs?: number;
	/** Milliseconds after which a try of a webhook post counts as failed. */
	webhookTimeoutMs?: number;
	/** Milliseconds from proposing a template to its approval; without it the test approves. */
	reviewMs?: number;
	/** The answer of pull-pending-notifications, which no document shows. */
	pullShape?: 'data' | 'array' | 'envelopes';
	/**
	 * `printed` (default): a send is answered as the document prints it; `cloud`: as accounts on
	 * WhatsApp's Cloud API answer today (source: "Ivosights messages").
	 */
	sendAnswer?: 'printed' | 'cloud';
	/** Undocumented fields at the top of a send that are let through; all others are refused. */
	tolerates?: readonly string[];
	/** The clock, for tests of the 24-hour window. */
	now?: () => Date;
}

export type IvosightsSettings = Required<Omit<IvosightsOptions, 'rateLimit' | 'reviewMs'>> &
	Pick<IvosightsOptions, 'rateLimit' | 'reviewMs'>;

/** Fills in the defaults. */
export function withDefaults(options: IvosightsOptions): IvosightsSettings {
	return {
		port: 0,
		apiKey: 'simulated-ivosights-key',
		businessNumber: '622122902218',
		receipts: 'auto',
		receiptDelayMs: 5,
		window: 'open',
		rateLimitWindow: 'sliding',
		latencyMs: 0,
		webhookWaitMs: 20,
		webhookTimeoutMs: 10_000,
		pullShape: 'data',
		sendAnswer: 'printed',
		tolerates: [],
		now: () => new Date(),
		...options,
	};
}
