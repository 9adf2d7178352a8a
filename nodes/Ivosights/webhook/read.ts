import { isDictionary } from '../../shared/json';
import { ask, type Plan } from '../../shared/operation/operation';
import { PRODUCTION } from '../gateway';

/** A webhook as Ivosights lists it (seed 003, "Fetch webhook endpoint"). Its password is a secret. */
export interface IvosightsWebhook {
	id?: string;
	name?: string;
	url?: string;
	events?: unknown[];
	headers?: unknown;
	status?: 'on' | 'off';
	http_auth?: { status?: 'on' | 'off'; username?: string | null; password?: string | null };
}

/** All webhooks of the account. The sandbox has none of its own (reference 2.2). */
export function* webhooks(): Plan<IvosightsWebhook[]> {
	const { body } = yield* ask({
		effect: 'read',
		method: 'GET',
		path: ['webhooks'],
		base: PRODUCTION,
	});
	const list: unknown = isDictionary(body) ? body.data : body;
	return Array.isArray(list) ? list.filter(isDictionary) : [];
}
