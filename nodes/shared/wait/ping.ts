import { randomBytes } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn } from '../json';
import { isSignature, sign, type WaitKey } from './key';

/**
 * What a node that asks posts to the triggers that shall hear the answers, to find out whether there is
 * one: only who knows the key can ask, and only who knows it can answer.
 */

const NAME = 'sendAndWaitPing';
const NONCE_BYTES = 16;

const signature = (purpose: string, nonce: string, key: WaitKey) => sign(key, [purpose, nonce]);

/** A post that no gateway makes, and the answer to it that only a trigger of the same credential has. */
export interface Ping {
	body: IDataObject;
	isAnswer(body: unknown): boolean;
}

/** A new ping. */
export function newPing(key: WaitKey): Ping {
	const nonce = randomBytes(NONCE_BYTES).toString('base64url');
	const proof = signature('ping', nonce, key).toString('base64url');
	const expected = signature('pong', nonce, key);
	return {
		body: { [NAME]: { nonce, proof } },
		isAnswer: (body) => {
			const { pong } = dictionaryIn(body);
			return isSignature(pong, expected);
		},
	};
}

/** Whether a post wants to be a ping. */
export const looksLikePing = (body: unknown): boolean =>
	dictionaryIn(dictionaryIn(body)[NAME]).nonce !== undefined;

/** The answer to a ping; `undefined` where it comes from somebody else. */
export function pongFor(body: unknown, key: WaitKey): IDataObject | undefined {
	const { nonce, proof } = dictionaryIn(dictionaryIn(body)[NAME]);
	if (typeof nonce !== 'string' || typeof proof !== 'string') return undefined;
	const isRight = isSignature(proof, signature('ping', nonce, key));
	return isRight ? { pong: signature('pong', nonce, key).toString('base64url') } : undefined;
}
