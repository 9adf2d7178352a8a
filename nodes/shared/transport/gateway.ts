import type { IDataObject } from 'n8n-workflow';
import type { Access } from './exchange';
import type { Failure } from '../failure';
import type { Ask, GatewayName } from '../operation/operation';

/** An HTTP answer before anybody judged it. `text` has every secret of the credential masked. */
export interface RawAnswer {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	text: string;
	/** Parsed `text`; `undefined` when it is not JSON, `null` when it is empty. */
	json: unknown;
}

/** When an answer came, and to whose request. */
export interface Circumstances {
	/** Epoch ms. */
	now: number;
	credentialType: string;
}

/** What the engine has to know of a gateway: where it is, how fast it may be called, how it says no. */
export interface Gateway {
	name: GatewayName;
	/** As people know it; used in messages. */
	displayName: string;
	/** Credential type to use; `parameter` reads one of the node's parameters. */
	credentialType(parameter: (name: string) => unknown): string;
	/** Base URL for an ask, without a slash at the end. Throws Failure when the ask cannot be made there. */
	locate(ask: Ask, credential: IDataObject): string;
	/**
	 * The gateway's own way to say no, where it differs from the common shapes (errors.ts). Gives
	 * `undefined` to leave the judgement to the common rules.
	 */
	refusal?(answer: RawAnswer, ask: Ask, when: Circumstances): Failure | undefined;
	/**
	 * The ask as this credential has to make it, where endpoints differ by who asks. Throws Failure
	 * when this kind of credential may not ask it.
	 */
	fit?(ask: Ask, access: Access): Ask;
	/**
	 * When an answer says that the credential's token expired: the credential in the form that makes
	 * n8n renew it (its expirable field empty). `undefined` otherwise.
	 */
	expired?(answer: RawAnswer, access: Access): IDataObject | undefined;
	/** What to do about a request that broke with Node's code, where the gateway is known for it. */
	broken?(code: string): string | undefined;
	/** How many requests may be under way at once. */
	inFlight: number;
}
