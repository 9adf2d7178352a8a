import { createHash, timingSafeEqual } from 'node:crypto';

/** How callers of a webhook prove that they are the gateway. */
export type Proof =
	| { kind: 'none' }
	| { kind: 'basic'; user: string; password: string }
	| { kind: 'header'; name: string; value: string }
	/** In the URL: opens nothing but this one webhook. */
	| { kind: 'token'; value: string };

/** What a request brought along; names in lower case, as Node gives them. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Compares without telling by its time how much was right, or how long the secret is. */
function isSame(given: string, expected: string): boolean {
	const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
	return timingSafeEqual(one, other);
}

function userAndPassword(header: string): string {
	const encoded = /^basic +(\S+) *$/i.exec(header)?.[1] ?? '';
	return Buffer.from(encoded, 'base64').toString('utf8');
}

/** Whether the proof can be asked for at all: nobody may come in with an empty secret. */
export function isComplete(proof: Proof): boolean {
	switch (proof.kind) {
		case 'none':
			return true;
		case 'basic':
			return proof.user !== '' && proof.password !== '';
		case 'header':
			return proof.name !== '' && proof.value !== '';
		case 'token':
			return proof.value !== '';
	}
}

/**
 * Whether the caller proved itself. Never true for an incomplete proof.
 *
 * @param token what stands as `token` in the query of the URL
 */
export function isProven(proof: Proof, headers: Headers, token = ''): boolean {
	if (proof.kind === 'none') return true;
	if (!isComplete(proof)) return false;
	if (proof.kind === 'token') return isSame(token, proof.value);
	const given = String(
		headers[proof.kind === 'basic' ? 'authorization' : proof.name.toLowerCase()] ?? '',
	);
	return proof.kind === 'basic'
		? isSame(userAndPassword(given), `${proof.user}:${proof.password}`)
		: isSame(given, proof.value);
}

/** The headers with which a caller proves itself; none for what is in the URL. */
export function headersFor(proof: Proof): Record<string, string> {
	if (!isComplete(proof)) return {};
	if (proof.kind === 'header') return { [proof.name]: proof.value };
	if (proof.kind !== 'basic') return {};
	const encoded = Buffer.from(`${proof.user}:${proof.password}`).toString('base64');
	return { Authorization: `Basic ${encoded}` };
}
