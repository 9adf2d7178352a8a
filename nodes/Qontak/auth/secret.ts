import { scryptSync } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

const MOST_REMEMBERED = 50;
const stretchedPasswords = new Map<string, string>();

/**
 * A key made of a password. Slow on purpose: a token may show up in the log of some proxy, and nobody
 * shall find a password by trying which one gives that token. Remembered, as every post asks for it.
 */
function stretched(username: string, password: string): string {
	const name = JSON.stringify([username, password]);
	const known = stretchedPasswords.get(name);
	if (known !== undefined) return known;
	const key = scryptSync(password, `qontak webhook ${username}`, 32).toString('base64url');
	if (stretchedPasswords.size >= MOST_REMEMBERED) stretchedPasswords.clear();
	stretchedPasswords.set(name, key);
	return key;
}

/**
 * The secret of a credential that other proofs are derived from; empty when it has none. Never the client
 * secret of a login, which Qontak publishes for everybody (source: "Qontak password login").
 */
export function secretOf(credential: IDataObject, credentialType: string): string {
	const text = (name: string) => String(credential[name] ?? '').trim();
	switch (credentialType) {
		case 'qontakHmacApi':
			return text('clientSecret');
		case 'qontakTokenApi':
			return text('token');
		case 'qontakOAuthApi': {
			const password = String(credential.password ?? '');
			return password === '' ? '' : stretched(text('username'), password);
		}
		default:
			return '';
	}
}
