import { type Answer, Refusal } from '../core/answer.mts';
import type { Call, Route } from '../core/listener.mts';
import { RateCounter } from '../core/rate.mts';
import { errorAnswer, frameworkError, refused } from './errors.mts';
import type { DecisionTelecomSettings, KeyFormat } from './options.mts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

const FORMS: Readonly<Record<KeyFormat, (key: string) => string>> = {
	asIssued: (key) => key,
	base64,
	base64Colon: (key) => base64(`${key}:`),
};

/** What every request must be before its endpoint looks at it: known by its key, JSON, not too many. */
export function makeGate(settings: DecisionTelecomSettings): (call: Call, route: Route) => void {
	let counter: RateCounter | undefined;
	return (call) => {
		const { apiKey, keyFormats, rateLimit } = settings;
		const letIn = keyFormats.map((format) => `Basic ${FORMS[format](apiKey)}`);
		if (!letIn.includes(call.headers.authorization ?? '')) {
			throw framework(
				settings,
				401,
				'Unauthorized',
				'Your request was made with invalid credentials.',
			);
		}
		const type = (call.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
		const isObject =
			typeof call.body === 'object' && call.body !== null && !Array.isArray(call.body);
		if (call.query !== '' || type !== 'application/json' || !isObject) throw refused(settings, 1);
		if (rateLimit === undefined) return;
		if (counter?.most !== rateLimit) {
			counter = new RateCounter(rateLimit, 1000, () => settings.rateLimitWindow);
		}
		if (counter.waitAt(call.at) > 0) throw refused(settings, 0);
		counter.count(call.at);
	};
}

const framework = (
	settings: DecisionTelecomSettings,
	...error: Parameters<typeof frameworkError>
): Refusal => new Refusal(errorAnswer(frameworkError(...error), settings));

/** 404, in the form of the gateway's framework. */
export const unknownPath = (): Answer =>
	errorAnswer(frameworkError(404, 'Not Found', 'Page not found.'), { errors: 'status' });

/** 405, in the form of the gateway's framework. */
export const wrongMethod = (): Answer =>
	errorAnswer(
		frameworkError(405, 'Method Not Allowed', 'Method Not Allowed. This URL can only handle POST.'),
		{ errors: 'status' },
	);

/** 400, in the form of the gateway's framework. */
export const unreadableAddress = (): Answer =>
	errorAnswer(frameworkError(400, 'Bad Request', 'Unable to decode the address.'), {
		errors: 'status',
	});
