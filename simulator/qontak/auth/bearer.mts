import { Refusal } from '../../core/answer.mts';
import type { Door } from '../endpoint.mts';
import { failure } from '../answers.mts';
import type { QontakSettings } from '../options.mts';
import type { Caller } from './caller.mts';
import type { Tokens } from './tokens.mts';

/** Words of the Digest (source: "Qontak password login"). */
const INVALID = 'Invalid token';

/** The legacy host: `Authorization: Bearer` with a static token or one of the OAuth grants. */
export function legacyDoor(settings: QontakSettings, tokens: Tokens, ownerId: string): Door {
	const callerOf = (token: string): Caller => {
		if (token === settings.userToken) return { kind: 'user', userId: ownerId };
		if (token === settings.botToken) return { kind: 'bot', userId: ownerId };
		const state = tokens.stateOf(token);
		if (state === 'good') return { kind: 'user', userId: ownerId };
		if (state === 'expired') throw expired(settings.expiredAnswer);
		throw new Refusal(failure(401, [INVALID]));
	};
	return {
		base: '/api/open/v1',
		identify: ({ headers }, area) => {
			const caller = callerOf(/^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '');
			const { kind } = caller;
			if (kind !== 'application' && !settings.accepts[area].includes(kind)) {
				throw new Refusal(
					failure(403, [`You do not have permission to access this resource with a ${kind} token`]),
				);
			}
			return caller;
		},
	};
}

/** Documented is the 401; the other two have been seen (issue 4). */
function expired(how: QontakSettings['expiredAnswer']): Refusal {
	if (how === 403) return new Refusal(failure(403, ['Token is expired']));
	return new Refusal(failure(401, [INVALID], how));
}
