import { z } from 'zod';
import { type Answer, jsonAnswer } from '../../core/answer.mts';
import type { Call, Route } from '../../core/listener.mts';
import type { QontakSettings } from '../options.mts';
import type { Token, Tokens } from './tokens.mts';

const client = { client_id: z.string(), client_secret: z.string() };

const grant = z.discriminatedUnion('grant_type', [
	z
		.object({
			grant_type: z.literal('password'),
			username: z.string().min(1),
			password: z.string().min(1),
			...client,
		})
		.strict(),
	z
		.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string().min(1), ...client })
		.strict(),
]);

/**
 * POST /oauth/token at the root of the legacy host: password and refresh grant
 * (source: "Qontak password login").
 */
export function tokenRoute(settings: QontakSettings, tokens: Tokens): Route {
	return {
		method: 'POST',
		path: '/oauth/token',
		handle: (call) => answerGrant(settings, tokens, call),
	};
}

function answerGrant(settings: QontakSettings, tokens: Tokens, call: Call): Answer {
	const isJson = /^application\/json\b/i.test(call.headers['content-type'] ?? '');
	const parsed = grant.safeParse(isJson ? call.body : undefined);
	const asked = parsed.data;
	const count = (outcome: 'granted' | 'refused') => {
		const refreshes = (call.body as { grant_type?: string })?.grant_type === 'refresh_token';
		const granted = refreshes ? 'refresh' : 'password';
		const refused = refreshes ? 'refusedRefresh' : 'refusedPassword';
		tokens.requests[outcome === 'granted' ? granted : refused] += 1;
	};
	if (!asked) {
		count('refused');
		return oauthError(400, 'invalid_request', 'The request is missing a required parameter.');
	}
	if (asked.client_id !== settings.clientId || asked.client_secret !== settings.clientSecret) {
		count('refused');
		return oauthError(401, 'invalid_client', 'Client authentication failed.');
	}
	const token =
		asked.grant_type === 'refresh_token'
			? tokens.refresh(asked.refresh_token)
			: asked.username === settings.username && asked.password === settings.password
				? tokens.issue()
				: undefined;
	if (!token) {
		count('refused');
		return oauthError(
			settings.refusedGrantStatus,
			'invalid_grant',
			'The provided authorization grant is invalid, expired or revoked.',
		);
	}
	count('granted');
	return jsonAnswer(200, printed(token), { 'cache-control': 'no-store' });
}

function printed({ accessToken, refreshToken, createdAt, lifetime }: Token) {
	return {
		access_token: accessToken,
		token_type: 'Bearer',
		expires_in: lifetime,
		refresh_token: refreshToken,
		created_at: Math.floor(createdAt / 1000),
	};
}

/** No document shows these; OAuth's own (RFC 6749, 5.2). */
function oauthError(status: number, error: string, description: string): Answer {
	return jsonAnswer(status, { error, error_description: description });
}
