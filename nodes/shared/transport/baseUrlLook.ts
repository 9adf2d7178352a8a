import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { Failure } from '../failure';
import { codeOf } from './exchange';
import { checkedBaseUrl } from './url';

/**
 * A hidden field that stays empty, so that n8n calls `preAuthentication` before each request
 * (source: "n8n credentials").
 */
export const baseUrlLookField: INodeProperties = {
	displayName: 'Base URL Look',
	name: 'baseUrlLook',
	type: 'hidden',
	typeOptions: { expirable: true },
	default: '',
};

/** How long to wait for any answer, in ms. */
const LOOK_MS = 10_000;

const NO_SUCH_NAME = new Set(['ENOTFOUND', 'EAI_AGAIN']);
const NO_ANSWER = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'ECONNABORTED',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EPIPE',
	'ETIMEDOUT',
]);
/** Node's and OpenSSL's codes of a connection that is not safe, or no TLS at all. */
const NOT_TRUSTED = /CERT|ISSUER|SIGNATURE|SSL|TLS|EPROTO/;

/** What the button of a credential says of an address, by the code of the request that broke. */
function wordsOf(code: string, host: string, usual: string): string | undefined {
	const check = `Check the 'Base URL': usually it is ${usual}.`;
	if (NO_SUCH_NAME.has(code)) {
		return `There is no server called ${host}. ${check} If it is right, your n8n has no connection to the internet.`;
	}
	if (NO_ANSWER.has(code)) {
		return `Nothing answers at ${host}. ${check} If it is right, look whether your network lets n8n out, and try again later.`;
	}
	if (NOT_TRUSTED.test(code)) {
		return `The server at ${host} cannot prove who it is, so that the key was not sent. ${check}`;
	}
	return undefined;
}

/** What makes requests, for a credential whose base URL was not looked at yet. */
const waiting = new WeakMap<ICredentialDataDecryptedObject, IHttpRequestHelper>();
const looked = new WeakSet<ICredentialDataDecryptedObject>();

/**
 * Keeps what {@link lookAtBaseUrl} needs and only `preAuthentication` is given: n8n calls `authenticate`
 * next, with the same credential.
 *
 * @returns nothing that n8n would keep
 */
export function prepareLook(
	http: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): IDataObject {
	if (!looked.has(credential)) waiting.set(credential, http);
	return {};
}

/**
 * In n8n's test of a credential, looks once whether anything answers at its base URL, without the key: of
 * an address without a server n8n shows a code alone, such as `ENOTFOUND`.
 *
 * @param request what `authenticate` is given
 * @param usual the base URL that most accounts have
 * @throws Failure (`invalidRequest`) for an address that no key goes to; (`gatewayDown`) when nothing
 *   answers there
 */
export async function lookAtBaseUrl(
	credential: ICredentialDataDecryptedObject,
	{ baseURL }: IHttpRequestOptions,
	usual: string,
): Promise<void> {
	const http = waiting.get(credential);
	waiting.delete(credential);
	// Only the credential's test has a base apart from the address.
	if (!http || baseURL === undefined) return;
	looked.add(credential);
	const url = checkedBaseUrl(baseURL);
	let code = '';
	try {
		await http.helpers.httpRequest({
			method: 'HEAD',
			url,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: LOOK_MS,
		});
	} catch (thrown) {
		code = codeOf(thrown);
	}
	const words = wordsOf(code, new URL(url).host, usual);
	if (words) throw new Failure('gatewayDown', words, { notConnected: true });
}
