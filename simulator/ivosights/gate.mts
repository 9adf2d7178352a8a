import { type Answer, htmlAnswer, Refusal } from '../core/answer.mts';
import type { Call, Method, Route } from '../core/listener.mts';
import { RateCounter } from '../core/rate.mts';
import type { IvosightsSettings } from './options.mts';
import { invalid, message } from './refusals.mts';

/**
 * What every request must be before its endpoint looks at it: known by its key, asking for JSON,
 * carrying a body only where one belongs, and of the right type.
 */
export function makeGate(settings: IvosightsSettings): (call: Call, route: Route) => void {
	const limiter = new Limiter(settings);
	return (call, route) => {
		checkAccept(call);
		if (call.headers['x-api-key'] !== settings.apiKey) {
			throw new Refusal(message(401, 'Unauthenticated.'));
		}
		checkQuery(call, route);
		checkBody(call, route);
		if (route.sends) limiter.enter(call.at);
	};
}

/** 404 as Laravel says it. */
export function unknownPath({ path }: Call): Answer {
	return message(404, `The route ${path.slice(1)} could not be found.`);
}

/** 400 as Laravel says it. */
export const unreadableAddress = (): Answer => message(400, 'Bad Request');

/** 405 as Laravel says it. */
export function wrongMethod({ method }: Call, allowed: readonly Method[]): Answer {
	return message(
		405,
		`The ${method} method is not supported for this route. Supported methods: ${allowed.join(', ')}.`,
		{ allow: allowed.join(', ') },
	);
}

/**
 * Who does not ask for JSON is a browser to Laravel, and is sent to the login page
 * (source: "Ivosights access").
 */
function checkAccept({ headers }: Call): void {
	const first = (headers.accept ?? '').split(',')[0];
	if (/[/+]json\b/i.test(first)) return;
	const host = headers.host ?? '127.0.0.1';
	throw new Refusal(
		htmlAnswer(302, '<!DOCTYPE html><title>Redirecting</title>', {
			location: `http://${host}/login`,
		}),
	);
}

function checkQuery({ query }: Call, { query: known = [] }: Route): void {
	for (const name of new URLSearchParams(query).keys()) {
		if (!known.includes(name)) throw invalid({ [name]: [`The ${name} field is prohibited.`] });
	}
}

function checkBody(call: Call, route: Route): void {
	const length = Number(call.headers['content-length'] ?? 0);
	const hasBody = length > 0 || call.headers['transfer-encoding'] !== undefined;
	if (call.method === 'GET') {
		if (hasBody) throw new Refusal(message(400, 'A GET request must not have a body.'));
		return;
	}
	const type = (call.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
	if (route.multipart) {
		if (type !== 'multipart/form-data') {
			throw new Refusal(message(415, 'The content type must be multipart/form-data.'));
		}
		return;
	}
	if (!hasBody && route.bodyless) return;
	if (type !== 'application/json') {
		throw new Refusal(message(415, 'The content type must be application/json.'));
	}
	const isObject = typeof call.body === 'object' && call.body !== null && !Array.isArray(call.body);
	if (hasBody && !isObject) {
		throw new Refusal(message(400, 'The body is not a JSON object.'));
	}
	if (route.bodyless && Object.keys(call.body as object).length > 0) {
		throw new Refusal(message(400, 'This request takes no body.'));
	}
}

/** So many sends in a second. */
class Limiter {
	private counter?: RateCounter;

	constructor(private readonly settings: IvosightsSettings) {}

	enter(at: number): void {
		const { rateLimit } = this.settings;
		if (rateLimit === undefined) return;
		if (this.counter?.most !== rateLimit) {
			this.counter = new RateCounter(rateLimit, 1000, () => this.settings.rateLimitWindow);
		}
		if (this.counter.waitAt(at) === 0) return this.counter.count(at);
		throw new Refusal(
			message(429, 'Too Many Attempts.', {
				'retry-after': '1',
				'x-ratelimit-limit': String(rateLimit),
				'x-ratelimit-remaining': '0',
			}),
		);
	}
}
