import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Access, RequestContext } from './exchange';
import { tokensIn } from './urlToken';

const SHORTEST_SECRET = 6;

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** A secret as an answer may repeat it: as it is, inside JSON, and as a Basic header carries a key. */
function formsOf(stored: string): string[] {
	const secret = stored.trim();
	return [secret, JSON.stringify(secret).slice(1, -1), base64(secret), base64(`${secret}:`)];
}

/**
 * A function that puts `***` for each secret in a text, in every form that an answer may repeat it in.
 * Secrets of less than six characters stay: they would be found in ordinary words.
 */
export function masker(secrets: readonly string[]): (text: string) => string {
	// The longest first: a secret that begins like another would leave its end.
	const forms = secrets
		.filter((secret) => secret.trim().length >= SHORTEST_SECRET)
		.flatMap(formsOf)
		.sort((one, other) => other.length - one.length);
	return (text) => forms.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}

/** The values of the credential's password-type fields. */
export function secretsOf(context: RequestContext, { type, credential }: Access): string[] {
	return context
		.getCredentialsProperties(type)
		.filter((property) => property.typeOptions?.password === true)
		.map((property) => credential[property.name])
		.filter((value): value is string => typeof value === 'string');
}

/** Tokens of webhooks that a request tells the gateway: its refusal may repeat the URL. */
export const tokensOf = ({ body }: IHttpRequestOptions): string[] =>
	tokensIn(typeof body === 'string' ? body : '');
