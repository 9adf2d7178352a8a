/**
 * How DecisionTelecom wants the key in its `Authorization` header: its own sources disagree
 * (source: "DecisionTelecom key").
 */
export type KeyFormat = 'asIssued' | 'base64' | 'base64Colon';

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** The key alone. People copy it with spaces around it, or with the header's word in front. */
const bareKey = (apiKey: unknown) =>
	String(apiKey ?? '')
		.trim()
		.replace(/^basic(\s+|$)/i, '');

/**
 * The `Authorization` header for a key. It is encoded only when the format says so, and only once:
 * `asIssued` takes the key as it is, `base64Colon` is what curl's user option makes of it.
 */
export function authorizationOf(apiKey: unknown, keyFormat: unknown): string {
	const key = bareKey(apiKey);
	switch (keyFormat) {
		case 'base64':
			return `Basic ${base64(key)}`;
		case 'base64Colon':
			return `Basic ${base64(`${key}:`)}`;
		default:
			return `Basic ${key}`;
	}
}

/** Whether a header can carry the key: something is there, in letters that HTTP knows. */
export const isUsableKey = (apiKey: unknown): boolean => /^[\x20-\x7e]+$/.test(bareKey(apiKey));
