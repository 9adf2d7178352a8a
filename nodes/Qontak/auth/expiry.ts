import { readWords } from '../../shared/transport/gatewayWords';

/** As much of an answer as tells whether a token expired. */
export interface AnswerToToken {
	status: number;
	/** The parsed body; `undefined` when it is not JSON. */
	json: unknown;
}

const EXPIRY =
	/\btoken\b.*\b(expired?|invalid|revoked|not valid)\b|\b(expired|invalid|revoked)\b.*\btoken\b/i;
const PERMISSION = /\b(scope|permission|permitted|role|access denied|not allowed)\b/i;

/**
 * Whether an answer says that the token is no longer good: any 401, and a 403 or a success whose
 * words are about an expired or invalid token. A 403 about permissions is none: a new token would
 * not help.
 */
export function tellsExpiry({ status, json }: AnswerToToken): boolean {
	if (status === 401) return true;
	const refused = json as { status?: unknown; error?: unknown; data?: unknown } | null | undefined;
	const inSuccess =
		status < 300 && !!refused && refused.data === undefined && refused.error !== undefined;
	if (status !== 403 && !inSuccess) return false;
	const words = readWords(json, '').message ?? '';
	return EXPIRY.test(words) && !PERMISSION.test(words);
}
