import type { IDataObject } from 'n8n-workflow';
import type { Access } from './exchange';
import type { Failure } from '../failure';
import type { Ask, GatewayName } from '../operation/operation';
import type { CountryCode } from '../whatsapp/phone/recipient';

/** An HTTP answer before anybody judged it. `text` has every secret of the credential masked. */
export interface RawAnswer {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	text: string;
	/** Parsed `text`; `undefined` when it is not JSON, `null` when it is empty. */
	json: unknown;
}

/** What a refusal may depend on besides the answer and the ask. */
export interface AnswerContext {
	/** When the answer came, in epoch ms. */
	now: number;
	/** The type of the credential that the request was made with. */
	credentialType: string;
}

/** So many requests within a time, as a gateway documents it. */
export interface RateWindow {
	requests: number;
	/** Length of the time, in ms. */
	perMs: number;
	/** Counts only what is asked by this path; without it, everything that the account asks. */
	path?: readonly string[];
}

/** What the engine has to know of a gateway: where it is, how fast it may be called, how it says no. */
export interface Gateway {
	name: GatewayName;
	/** As people know it; used in messages. */
	displayName: string;
	/** Country of phone numbers without a country code, unless the form says otherwise. */
	home: CountryCode;
	/** Credential type to use; `parameter` reads one of the node's parameters. */
	credentialType(parameter: (name: string) => unknown): string;
	/** Base URL for an ask, without a slash at the end. Throws Failure when the ask cannot be made there. */
	locate(ask: Ask, credential: IDataObject): string;
	/**
	 * The HTTP status that an answer stands for, where the gateway tells it in the body instead. Everything
	 * else, `refusal` included, sees the answer with this status.
	 */
	statusOf?(answer: RawAnswer): number;
	/**
	 * Whether an answer with a success status is what the gateway answers when it did what was asked.
	 * Without it any JSON is, which does not say no by itself.
	 */
	isSuccess?(answer: RawAnswer, ask: Ask): boolean;
	/**
	 * The gateway's own way to say no, where it differs from the shapes that transport/gatewayWords.ts
	 * reads. `undefined` leaves the judgement to the common rules (transport/judge.ts).
	 */
	refusal?(answer: RawAnswer, ask: Ask, context: AnswerContext): Failure | undefined;
	/**
	 * The ask as this credential has to make it, where endpoints differ by who asks. Throws Failure
	 * when this kind of credential may not ask it.
	 */
	forCredential?(ask: Ask, access: Access): Ask;
	/**
	 * When an answer says that the credential's token expired: the credential in the form that makes
	 * n8n renew it, its expirable field empty (source: "n8n credentials"). `undefined` otherwise. A refresh
	 * token that is refused then is told by a RefusedRefresh (transport/storedByAnother.ts).
	 */
	expiredCredential?(answer: RawAnswer, access: Access): IDataObject | undefined;
	/**
	 * Whether a credential has no token so far, so that n8n asks for one before the request
	 * (source: "n8n credentials").
	 */
	lacksToken?(access: Access): boolean;
	/** What to do about a request that broke with Node's code, where the gateway is known for it. */
	adviceOnBrokenRequest?(code: string): string | undefined;
	/**
	 * How many requests it permits, all at the same time. Without any, the engine finds out what it
	 * bears (campaign/speedFinder.ts).
	 */
	limits: readonly RateWindow[];
	/** Fields of its credentials that tell accounts apart, besides the base URL. */
	accountFields: readonly string[];
	/**
	 * The secret of a credential that signatures of ours are derived from; empty when it has none. Without
	 * it the gateway's nodes ask nobody anything.
	 */
	secretOf?(credential: IDataObject, credentialType: string): string;
}
