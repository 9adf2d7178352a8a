import { createHmac, timingSafeEqual } from 'node:crypto';
import { Failure } from '../failure';

/** What the choices and the answers of one credential are signed with. */
export type WaitKey = Buffer;

/**
 * A key derived from a secret of the credential, so that sender and trigger have the same without
 * telling each other, and nothing that is signed with it gives the secret away.
 *
 * @throws Failure `unauthorized` for an empty secret: with it everybody could sign
 */
export function waitKey(secret: string): WaitKey {
	if (secret.trim() === '') {
		throw new Failure('unauthorized', 'The credential has no secret to protect answers with', {
			description: 'Open the credential, fill in its key or password, and save it.',
		});
	}
	return createHmac('sha256', secret).update('send and wait 1').digest();
}

/** A signature over several parts, none of which can be taken for a piece of another. 32 bytes. */
export const sign = (key: WaitKey, parts: ReadonlyArray<string | number>): Buffer =>
	createHmac('sha256', key).update(JSON.stringify(parts)).digest();

/** Compares signatures without telling by its time how much was right. */
export const isSame = (one: Buffer, other: Buffer): boolean =>
	one.length === other.length && timingSafeEqual(one, other);

/** Whether a text, as it was posted, is this signature in base64url. */
export const isSignature = (text: unknown, signature: Buffer): boolean =>
	isSame(Buffer.from(typeof text === 'string' ? text : '', 'base64url'), signature);
