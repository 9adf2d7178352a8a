import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { checkedBaseUrl } from '../../shared/transport/url';

/** One Qontak login, and where its tokens come from. */
export interface Account {
	/** Base URL of the API, without a slash at the end. */
	baseUrl: string;
	tokenUrl: string;
	username: string;
	password: string;
	clientId: string;
	clientSecret: string;
}

/** A pair of tokens; empty strings for what there is none of. */
export interface Tokens {
	accessToken: string;
	refreshToken: string;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/**
 * Where tokens come from: as typed, else `/oauth/token` at the root of the API's host, not below
 * `/api/open` (source: "Qontak password login").
 */
function tokenUrlOf(baseUrl: string, typed: unknown): string {
	if (textOf(typed).trim() !== '') return checkedBaseUrl(typed, 'Token URL');
	return `${new URL(baseUrl).origin}/oauth/token`;
}

/**
 * The login of a credential. Throws Failure (`invalidRequest`) when one of its addresses is not
 * https.
 */
export function accountOf(credential: ICredentialDataDecryptedObject): Account {
	const baseUrl = checkedBaseUrl(credential.baseUrl);
	return {
		baseUrl,
		tokenUrl: tokenUrlOf(baseUrl, credential.tokenUrl),
		username: textOf(credential.username).trim(),
		password: textOf(credential.password),
		clientId: textOf(credential.clientId).trim(),
		clientSecret: textOf(credential.clientSecret).trim(),
	};
}

/**
 * Tells one login from another without holding its secrets. Password and secret belong to it, so
 * that nobody gets a token by typing somebody else's user name.
 */
export function fingerprintOf(account: Account): string {
	const { tokenUrl, clientId, clientSecret, username, password } = account;
	return createHash('sha256')
		.update(JSON.stringify([tokenUrl, clientId, clientSecret, username, password]))
		.digest('hex');
}

/** The tokens that a credential holds for its own login; empty after its login was changed. */
export function tokensOf(credential: ICredentialDataDecryptedObject, fingerprint: string): Tokens {
	if (credential.accountFingerprint !== fingerprint) return { accessToken: '', refreshToken: '' };
	return {
		accessToken: textOf(credential.accessToken) || textOf(credential.expiredToken),
		refreshToken: textOf(credential.refreshToken),
	};
}
