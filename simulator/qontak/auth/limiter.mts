import { Refusal } from '../../core/answer.mts';
import { RateCounter } from '../../core/rate.mts';
import { failure } from '../answers.mts';
import type { QontakRateLimit, QontakSettings } from '../options.mts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

interface Counters {
	second: RateCounter;
	minute: RateCounter;
	directMinute: RateCounter;
}

/**
 * So many requests in a second and in a minute, over both hosts, and of these so many direct broadcasts
 * (source: "Qontak rate limits").
 */
export class Limiter {
	private counters?: Counters;
	private limit?: QontakRateLimit;

	constructor(private readonly settings: QontakSettings) {}

	/**
	 * Counts a request; gives the headers that tell what is left. Throws a Refusal, 429.
	 *
	 * @param isDirect whether it is a direct broadcast
	 */
	enter(at: number, isDirect = false): Record<string, string> {
		const counters = this.countersNow();
		if (!counters) return {};
		const { second, minute, directMinute } = counters;
		const counting = isDirect ? [second, minute, directMinute] : [second, minute];
		const wait = Math.max(...counting.map((one) => one.waitAt(at)));
		if (wait > 0) {
			const seconds = Math.ceil(wait / SECOND);
			throw new Refusal(
				failure(
					429,
					['Too many requests', `rate_limit_reset: ${seconds}`],
					429,
					this.headers(minute.most, 0, at + wait, at),
				),
			);
		}
		for (const one of counting) one.count(at);
		return this.headers(minute.most, minute.leftAt(at), minute.resetAt(at), at);
	}

	/** Those of the settings, which may change at any time. */
	private countersNow(): Counters | undefined {
		const { rateLimit: limit } = this.settings;
		if (limit === this.limit) return this.counters;
		this.limit = limit;
		this.counters = limit && countersOf(limit);
		return this.counters;
	}

	private headers(limit: number, left: number, resetAt: number, at: number) {
		return {
			'x-ratelimit-limit': String(limit),
			'x-ratelimit-remaining': String(left),
			'x-ratelimit-reset': this.reset(resetAt, at),
		};
	}

	private reset(resetAt: number, at: number): string {
		switch (this.settings.rateLimitReset) {
			case 'seconds':
				return String(Math.ceil((resetAt - at) / SECOND));
			case 'epoch':
				return String(Math.ceil(resetAt / SECOND));
			case 'date':
				return new Date(resetAt).toUTCString();
		}
	}
}

function countersOf(limit: QontakRateLimit): Counters {
	const { perSecond, perMinute, directPerMinute = Infinity, window } = limit;
	const { secondMs = SECOND, minuteMs = MINUTE } = limit;
	const kind = () => window ?? 'sliding';
	return {
		second: new RateCounter(perSecond, secondMs, kind),
		minute: new RateCounter(perMinute, minuteMs, kind),
		directMinute: new RateCounter(directPerMinute, minuteMs, kind),
	};
}
