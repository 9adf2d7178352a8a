import type { RateWindowKind } from '../core/rate.mts';
import type { TokenKind } from './auth/caller.mts';

/** Groups of endpoints that go by the same kind of token. */
export type Area =
	| 'broadcasts'
	| 'templates'
	| 'rooms'
	| 'agentMessages'
	| 'botMessages'
	| 'webhooks'
	| 'other';

/** Limits on all requests of the account, and on direct broadcasts among them. */
export interface QontakRateLimit {
	perSecond: number;
	perMinute: number;
	/** No limit of their own by default. */
	directPerMinute?: number;
	/** How it counts, which no document tells; `sliding` by default. */
	window?: RateWindowKind;
	/** How long its second and its minute are, in ms, for tests. */
	secondMs?: number;
	minuteMs?: number;
}

/** How one simulated Qontak account behaves. Everything has a default. */
export interface QontakOptions {
	/** Of the legacy (Bearer) host; 0 (default): a port that the system gives. */
	port?: number;
	/** Of the Mekari (HMAC) host; 0 (default): a port that the system gives. */
	mekariPort?: number;
	username?: string;
	password?: string;
	/** The published client (source: "Qontak password login"). */
	clientId?: string;
	clientSecret?: string;
	/** Static tokens made in the settings. */
	userToken?: string;
	botToken?: string;
	/** The application registered at Mekari. */
	mekariClientId?: string;
	mekariClientSecret?: string;
	mekariScopes?: readonly string[];
	/**
	 * How a missing scope is answered: as any distrust (source: "Qontak request signature"), or as
	 * forbidden.
	 */
	missingScopeAnswer?: 401 | 403;
	/**
	 * Whether the Mekari host insists on Digest for JSON bodies; when it is sent it is always
	 * checked.
	 */
	digest?: 'optional' | 'required';
	/** Seconds for which a token of the password or refresh grant is good. */
	tokenLifetime?: number;
	/** How an expired token is refused: documented is 401. */
	expiredAnswer?: 401 | 403 | 200;
	/**
	 * How a refused grant is answered, which no document shows: OAuth's `invalid_grant` with this.
	 */
	refusedGrantStatus?: 400 | 401;
	/** Which kinds of token each group of endpoints takes (source: "Qontak tokens"). */
	accepts?: Partial<Record<Area, readonly TokenKind[]>>;
	/** Limits on all requests of the account (source: "Qontak rate limits"). Off by default. */
	rateLimit?: QontakRateLimit;
	/** What X-RateLimit-Reset holds, which no source confirms (source: "Qontak rate limits"). */
	rateLimitReset?: 'seconds' | 'epoch' | 'date';
	/** So many bulk broadcasts are answered "Please wait a moment …" first; counts down. */
	bulkWaits?: number;
	/**
	 * The cursor printed on a last page: null, a new one, or the same again
	 * (source: "Qontak paging").
	 */
	lastCursor?: 'null' | 'printed' | 'repeated';
	/** Milliseconds until a broadcast's log has entries. */
	logDelayMs?: number;
	/** Milliseconds until an uploaded contact list is through. */
	contactListDelayMs?: number;
	/** The rows of any XLS file that is uploaded; the stand-in reads CSV only. */
	spreadsheetRows?: readonly (readonly string[])[];
	/** Whether rooms are allocated to agents automatically, which round robin wants. */
	agentAllocation?: boolean;
	/** `auto` (default): sent, delivered and read follow by themselves; `manual`: the test says when. */
	receipts?: 'auto' | 'manual';
	/** Milliseconds before each automatic receipt. */
	receiptDelayMs?: number;
	/** `enforced` (default): free-form messages need that the customer wrote in the last 24 hours. */
	window?: 'open' | 'enforced';
	/** Milliseconds from creating a template to its approval; without it the test approves. */
	reviewMs?: number;
	/** Milliseconds by which every answer is delayed. */
	latencyMs?: number;
	/** `current` (default): payloads with data_event and the newer fields; `classic`: those of 2021. */
	payloads?: 'current' | 'classic';
	/** `shuffled`: events of wa_cloud channels are held `webhookDelayMs` and come out of order. */
	webhookOrder?: 'asHappened' | 'shuffled';
	webhookDelayMs?: number;
	/** How often a webhook post is tried; no document tells. */
	webhookTries?: number;
	webhookWaitMs?: number;
	/** Milliseconds after which a try of a webhook post counts as failed. */
	webhookTimeoutMs?: number;
	/** What `"url": ""` does in the webhook settings, which no source tells. */
	emptyWebhookUrl?: 'refused' | 'clears';
	/** Where uploaded and received files are; without it, the stand-in's own legacy host serves them. */
	fileHost?: string;
	/** The clock: token lifetimes, the 24-hour window, the date the Mekari host compares with. */
	now?: () => Date;
}

type Optional = 'rateLimit' | 'reviewMs' | 'fileHost';

export type QontakSettings = Required<Omit<QontakOptions, Optional | 'accepts'>> &
	Pick<QontakOptions, Optional> & { accepts: Record<Area, readonly TokenKind[]> };

/** Fills in the defaults. */
export function withDefaults(options: QontakOptions): QontakSettings {
	return {
		port: 0,
		mekariPort: 0,
		username: 'owner@toko.example',
		password: 'simulated-password',
		clientId: 'RRrn6uIxalR_QaHFlcKOqbjHMG63elEdPTair9B9YdY',
		clientSecret: 'Sa8IGIh_HpVK1ZLAF0iFf7jU760osaUNV659pBIZR00',
		userToken: 'simulated-user-token',
		botToken: 'simulated-bot-token',
		mekariClientId: 'simulated-mekari-client',
		mekariClientSecret: 'simulated-mekari-secret',
		mekariScopes: ['qontak-chat:all'],
		missingScopeAnswer: 401,
		digest: 'optional',
		tokenLifetime: 29823918,
		expiredAnswer: 401,
		refusedGrantStatus: 400,
		rateLimitReset: 'seconds',
		bulkWaits: 0,
		lastCursor: 'null',
		logDelayMs: 20,
		contactListDelayMs: 20,
		spreadsheetRows: [
			['phone_number', 'full_name'],
			['628117661000', 'Burhanudin Hakim'],
		],
		agentAllocation: true,
		receipts: 'auto',
		receiptDelayMs: 5,
		window: 'enforced',
		latencyMs: 0,
		payloads: 'current',
		webhookOrder: 'asHappened',
		webhookDelayMs: 30,
		webhookTries: 1,
		webhookWaitMs: 20,
		webhookTimeoutMs: 10_000,
		emptyWebhookUrl: 'refused',
		now: () => new Date(),
		...options,
		accepts: {
			broadcasts: ['user'],
			templates: ['user'],
			rooms: ['user'],
			agentMessages: ['user'],
			botMessages: ['bot'],
			webhooks: ['user', 'bot'],
			other: ['user', 'bot'],
			...options.accepts,
		},
	};
}
