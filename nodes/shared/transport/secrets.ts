import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Access, RequestContext } from './exchange';

const SHORTEST_SECRET = 6;

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** A secret as an answer may repeat it: as it is, inside JSON, and as a Basic header carries a key. */
function formsOf(stored: string): string[] {
	const secret = stored.trim();
	return [secret, JSON.stringify(secret).slice(1, -1), base64(secret), base64(`${secret}:`)];
}

/** Replaces every password-type value of the credential, so that no answer can carry it further. */
export function masker(secrets: readonly string[]): (text: string) => string {
	// The longest first: a secret that begins like another would leave its end.
	const forms = secrets
		.filter((secret) => secret.trim().length >= SHORTEST_SECRET)
		.flatMap(formsOf)
		.sort((one, other) => other.length - one.length);
	return (text) => forms.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}

export function secretsOf(context: RequestContext, { type, credential }: Access): string[] {
	return context
		.getCredentialsProperties(type)
		.filter((property) => property.typeOptions?.password === true)
		.map((property) => credential[property.name])
		.filter((value): value is string => typeof value === 'string');
}

/** Tokens of webhooks (webhooks/token.ts) that a request tells the gateway: a refusal may print the URL. */
export function tokensIn({ body }: IHttpRequestOptions): string[] {
	const text = typeof body === 'string' ? body : '';
	return [...text.matchAll(/[?&]token=([\w-]{43})(?![\w-])/g)].map(([, token]) => token);
}
