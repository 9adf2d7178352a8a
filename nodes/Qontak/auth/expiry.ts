import { readWords } from '../../shared/transport/gatewayWords';
import { isErrorEnvelope, statusIn } from '../refusal';

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
export function tellsExpiry({ status: given, json }: AnswerToToken): boolean {
	const status = statusIn({ status: given, json });
	if (status === 401) return true;
	if (status !== 403 && !(status < 300 && isErrorEnvelope(json))) return false;
	const words = readWords(json, '').message ?? '';
	return EXPIRY.test(words) && !PERMISSION.test(words);
}
