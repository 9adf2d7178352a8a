import type { IDataObject } from 'n8n-workflow';
import { isDictionary } from '../../shared/json';
import type { Plan } from '../../shared/operation/operation';
import { PRODUCTION } from '../gateway';
import { readEntries } from '../reads';

/** A webhook as Ivosights lists it (source: "Ivosights webhooks"). Its password is a secret. */
export interface IvosightsWebhook {
	id?: string;
	name?: string;
	url?: string;
	events?: unknown[];
	headers?: unknown;
	status?: 'on' | 'off';
	http_auth?: { status?: 'on' | 'off'; username?: string | null; password?: string | null };
}

/** Reads all webhooks of the account. The sandbox has none of its own (source: "Ivosights sandbox"). */
export function* readWebhooks(): Plan<IvosightsWebhook[]> {
	return yield* readEntries(['webhooks'], PRODUCTION);
}

const MASK = '***';

/** What tells a header's name in a list of headers, and is no secret. */
const NAMES = ['id', 'key', 'name'];

/** The headers that Ivosights sends along: their names stay, their values prove who posts. */
function maskedHeaders(headers: unknown): unknown {
	if (Array.isArray(headers)) {
		return headers.map((header) =>
			isDictionary(header)
				? Object.fromEntries(
						Object.entries(header).map(([name, value]) => [
							name,
							NAMES.includes(name.toLowerCase()) ? value : MASK,
						]),
					)
				: String(header)
						.replace(/(:|^(?![^:]*:))[\s\S]*$/, `$1 ${MASK}`)
						.trim(),
		);
	}
	if (!isDictionary(headers)) return headers;
	return Object.fromEntries(Object.keys(headers).map((name) => [name, MASK]));
}

/** The address without what could open it: user, password and the values of its query. */
function maskedUrl(url: unknown): unknown {
	if (typeof url !== 'string') return url;
	return url
		.replace(/^([a-z]+:\/\/)[^/?#]*@/i, `$1${MASK}@`)
		.replace(/([?&][^=&#?]*=)[^&#]*/g, `$1${MASK}`);
}

/** A webhook as Ivosights lists it, its secrets masked (source: "Ivosights webhooks"). */
export function maskedWebhook(webhook: IDataObject): IDataObject {
	const { http_auth: auth, headers, url } = webhook;
	return {
		...webhook,
		...(url === undefined ? {} : { url: maskedUrl(url) as string }),
		...(headers === undefined ? {} : { headers: maskedHeaders(headers) as IDataObject }),
		...(isDictionary(auth)
			? { http_auth: { ...auth, ...(auth.password ? { password: MASK } : {}) } }
			: {}),
	};
}
