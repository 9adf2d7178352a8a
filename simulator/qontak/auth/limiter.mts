import { Refusal } from '../../core/answer.mts';
import { failure } from '../answers.mts';
import type { QontakSettings } from '../options.mts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * So many requests in any one second and in any one minute (source: "Qontak rate limits"), over
 * both hosts.
 */
export class Limiter {
	private entered: number[] = [];

	constructor(private readonly settings: QontakSettings) {}

	/** Counts a request; gives the headers that tell what is left. Throws a Refusal, 429. */
	enter(at: number): Record<string, string> {
		const limit = this.settings.rateLimit;
		if (limit === undefined) return {};
		this.entered = this.entered.filter((earlier) => earlier > at - MINUTE);
		const wait = Math.max(
			this.waitFor(limit.perMinute, MINUTE, at),
			this.waitFor(limit.perSecond, SECOND, at),
		);
		if (wait > 0) {
			const seconds = Math.ceil(wait / SECOND);
			throw new Refusal(
				failure(
					429,
					['Too many requests', `rate_limit_reset: ${seconds}`],
					429,
					this.headers(limit.perMinute, 0, at + wait, at),
				),
			);
		}
		this.entered.push(at);
		const resetAt = this.entered[0] + MINUTE;
		return this.headers(limit.perMinute, limit.perMinute - this.entered.length, resetAt, at);
	}

	/** Milliseconds until one more fits; 0 when it does now. */
	private waitFor(most: number, window: number, at: number): number {
		const inWindow = this.entered.filter((earlier) => earlier > at - window);
		const blocking = inWindow.at(-most);
		return blocking === undefined ? 0 : blocking + window - at;
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
