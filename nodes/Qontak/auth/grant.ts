import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { Failure, type FailureDetails } from '../../shared/failure';
import { parseJson } from '../../shared/json';
import {
	exchange as exchangeWith,
	MOST_TEXT_BYTES,
	type RequestContext,
} from '../../shared/transport/exchange';
import { readWords } from '../../shared/transport/gatewayWords';
import { masker, maskJson, type Mask } from '../../shared/transport/secrets';
import { statusIn } from '../refusal';
import type { Account, Tokens } from './account';
import { tellsExpiry } from './expiry';

/** n8n's HTTP helper, as `preAuthentication` has it. */
export type Http = IHttpRequestHelper;

/** Why there is no token. n8n shows `description` wherever the credential is used. */
export class LoginFailure extends Failure {
	readonly description?: string;

	constructor(reason: Failure['reason'], message: string, details: FailureDetails) {
		super(reason, message, details);
		this.description = details.description;
	}
}

interface Response {
	status: number;
	json: unknown;
	text: string;
}

const BOUNDS = { timeoutMs: 30_000, maxBytes: MOST_TEXT_BYTES };

/** Makes a request; `undefined` when it got no answer, or none within the bounds. */
async function exchange(http: Http, options: IHttpRequestOptions): Promise<Response | undefined> {
	// Of the context, the helper alone is used without a credential.
	const answer = await exchangeWith(
		http as unknown as RequestContext,
		undefined,
		{
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A redirect would carry user and password to another host.
			disableFollowRedirect: true,
			timeout: BOUNDS.timeoutMs,
			...options,
		},
		BOUNDS,
	);
	if ('brokenBy' in answer) return undefined;
	const { status, text } = answer;
	const json = parseJson(text) ?? undefined;
	return { status, json, text: json === undefined ? text : '' };
}

const LOGIN_ADVICE =
	"Open the Qontak credential and check 'Username' and 'Password' by logging in at chat.qontak.com. 'Client ID' and 'Client Secret' are the ones Qontak publishes, unless it gave you your own.";

/** A mask of all that a token request carries; a short password, too, which words of an answer may hold by chance. */
function maskOf({ password, clientSecret }: Account, refreshToken = ''): Mask {
	const secrets = [password, clientSecret, refreshToken].filter((secret) => secret !== '');
	const mask = masker(secrets);
	return (text) => mask(secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text));
}

/** As much of a page or text as is read for its words. */
const MOST_WORDS = 20_000;

/** The refusal of a token request, in words for people, without any secret of the request. */
function refused({ status, json, text }: Response, mask: Mask): LoginFailure {
	// Masked first: words that are cut could end in the middle of a secret.
	const words = readWords(maskJson(json, mask), mask(text.slice(0, MOST_WORDS))).message;
	const details = { httpStatus: status, gatewayMessage: words };
	const answered = words ? `: “${words}”` : '';
	if (status >= 500) {
		const what = `Qontak could not log in${answered} (HTTP ${status})`;
		return new LoginFailure('gatewayDown', what, {
			...details,
			notConnected: true,
			description: 'Nothing was sent. Try again later.',
		});
	}
	if (status === 429) {
		const what = `Qontak takes no more logins for now${answered} (HTTP 429)`;
		return new LoginFailure('rateLimited', what, { ...details, description: 'Wait some minutes.' });
	}
	const what = `Qontak refused the login of the credential${answered} (HTTP ${status}): check user name and password`;
	return new LoginFailure('unauthorized', what, { ...details, description: LOGIN_ADVICE });
}

/** Tokens, or why there are none. */
export type Granted = Tokens | LoginFailure;

/** Asks for tokens with one grant (source: "Qontak password login"). */
async function requestTokens(
	http: Http,
	account: Account,
	grant: Record<string, string>,
): Promise<Granted> {
	const { tokenUrl, clientId, clientSecret } = account;
	const response = await exchange(http, {
		method: 'POST',
		url: tokenUrl,
		headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
		body: { ...grant, client_id: clientId, client_secret: clientSecret },
	});
	if (!response) {
		const what = `Qontak could not be reached at ${new URL(tokenUrl).host} to log in: check 'Base URL' and 'Token URL'`;
		return new LoginFailure('gatewayDown', what, {
			notConnected: true,
			description:
				'Nothing was sent. Open the Qontak credential, and look whether your network lets n8n out.',
		});
	}
	const body = (response.json ?? {}) as { access_token?: unknown; refresh_token?: unknown };
	const { access_token: access, refresh_token: refresh } = body;
	if (response.status < 300 && typeof access === 'string' && access !== '') {
		return { accessToken: access, refreshToken: typeof refresh === 'string' ? refresh : '' };
	}
	return refused(response, maskOf(account, grant.refresh_token));
}

/** Tokens for user and password. */
export async function logIn(http: Http, account: Account): Promise<Granted> {
	const { username, password } = account;
	return await requestTokens(http, account, { username, password, grant_type: 'password' });
}

/** Tokens for a refresh token. It is good for one use: the answer brings the next one. */
export async function refresh(
	http: Http,
	account: Account,
	refreshToken: string,
): Promise<Granted> {
	return await requestTokens(http, account, {
		refresh_token: refreshToken,
		grant_type: 'refresh_token',
	});
}

/** Whether Qontak still takes a token; `undefined` when it cannot be told now. */
export async function isAccepted(
	http: Http,
	{ baseUrl }: Account,
	accessToken: string,
): Promise<boolean | undefined> {
	const response = await exchange(http, {
		method: 'GET',
		// Small, and certain to need a token (source: "Qontak channels").
		url: `${baseUrl}/integrations?limit=1`,
		headers: { Accept: 'application/json', Authorization: `Bearer ${accessToken}` },
	});
	const status = response ? statusIn(response) : 0;
	if (!response || status >= 500 || status === 429) return undefined;
	return !tellsExpiry(response);
}
