import type { Call } from '../../core/listener.mts';
import type { Door } from '../endpoint.mts';
import { mekariRefusal } from '../answers.mts';
import type { QontakSettings } from '../options.mts';
import { distrust } from './hmac.mts';

const NO_SCOPE = 'scope missing';

/**
 * The Mekari host: every request is signed by a registered application
 * (source: "Qontak request signature").
 */
export interface MekariDoor extends Door {
	/** Why requests were turned away, in order; the answer never tells. */
	refusals: string[];
}

export function mekariDoor(settings: QontakSettings, ownerId: string): MekariDoor {
	const refusals: string[] = [];
	return {
		base: '/qontak/chat/v1',
		refusals,
		identify: (call) => {
			const reason = distrustOf(call, settings);
			if (reason !== undefined) {
				refusals.push(reason);
				const status = reason === NO_SCOPE ? settings.missingScopeAnswer : 401;
				throw mekariRefusal(status, settings.now());
			}
			return { kind: 'application', userId: ownerId };
		},
	};
}

function distrustOf(call: Call, settings: QontakSettings): string | undefined {
	const { headers, rawBody, method } = call;
	const digest = headers.digest;
	const reason = distrust(
		{
			authorization: headers.authorization,
			date: headers.date,
			digest: Array.isArray(digest) ? digest[0] : digest,
			requestLine: `${method} ${call.path}${call.query && `?${call.query}`} HTTP/1.1`,
			body: rawBody,
		},
		{ clientId: settings.mekariClientId, clientSecret: settings.mekariClientSecret },
		settings.now(),
	);
	if (reason !== undefined) return reason;
	if (!settings.mekariScopes.includes('qontak-chat:all')) return NO_SCOPE;
	const isJson = /^application\/json\b/i.test(headers['content-type'] ?? '');
	const needsDigest = settings.digest === 'required' && isJson && rawBody.length > 0;
	return needsDigest && digest === undefined ? 'digest missing' : undefined;
}
