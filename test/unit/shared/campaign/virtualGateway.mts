import type { Account } from '../../../../nodes/shared/campaign/account';
import type { Lane } from '../../../../nodes/shared/campaign/lane';
import { Failure, type FailureDetails } from '../../../../nodes/shared/failure';
import type { Ask } from '../../../../nodes/shared/operation/operation';
import type { VirtualClock } from './virtualClock.mts';

export const send = (to = '62811', path: readonly string[] = ['messages']): Ask => ({
	effect: 'send',
	method: 'POST',
	path,
	to,
});
export const read: Ask = { effect: 'read', method: 'GET', path: ['templates'] };

export const limited = (details: FailureDetails = {}) =>
	new Failure('rateLimited', 'Too fast', { limitOf: 'account', ...details });

/** How a gateway counts: so many in any stretch of time, or in each that begins with the clock's. */
export interface Counting {
	requests: number;
	perMs: number;
	kind: 'sliding' | 'fixed';
	path?: readonly string[];
}

interface GatewayOptions {
	latencyMs?: () => number;
	counts?: readonly Counting[];
	/** Details of a refusal, from how long it is until one more is taken, in ms. */
	refusal?: (waitMs: number) => FailureDetails;
	headers?: () => Record<string, string>;
	/** Whether a request is refused that no limit concerns. */
	chance?: () => boolean;
}

/** A gateway in virtual time, which refuses what is too much, and a run of requests to it. */
export class VirtualGateway {
	readonly accepted: Array<{ at: number; ask: Ask; run: string }> = [];
	refused = 0;
	inFlight = 0;
	maxInFlight = 0;

	constructor(
		readonly clock: VirtualClock,
		readonly options: GatewayOptions = {},
	) {}

	/** When it takes one more, in ms from now. */
	private waitFor({ requests, perMs, kind, path }: Counting, { path: asked }: Ask): number {
		if (path && path.join() !== asked.join()) return 0;
		const now = this.clock.now();
		const from = kind === 'sliding' ? now - perMs : now - (now % perMs) - 1;
		const counted = this.accepted.filter(
			({ at, ask }) => at > from && (!path || path.join() === ask.path.join()),
		);
		if (counted.length < requests) return 0;
		return kind === 'sliding' ? counted[0].at + perMs - now : perMs - (now % perMs);
	}

	async ask(ask: Ask, run: string): Promise<Failure | undefined> {
		const { latencyMs = () => 100, counts = [], refusal = () => ({}) } = this.options;
		const latency = latencyMs();
		this.inFlight += 1;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
		await this.clock.wait(latency / 2);
		const wait = Math.max(0, ...counts.map((one) => this.waitFor(one, ask)));
		const isRefused = wait > 0 || (this.options.chance?.() ?? false);
		if (isRefused) this.refused += 1;
		else this.accepted.push({ at: this.clock.now(), ask, run });
		await this.clock.wait(latency / 2);
		this.inFlight -= 1;
		return isRefused ? limited(refusal(wait)) : undefined;
	}

	/** Makes requests as the engine does: one waits for its turn at a time, limits are met again. */
	async serve(account: Account, lane: Lane, asks: readonly Ask[], run = 'A'): Promise<Failure[]> {
		const failures: Failure[] = [];
		const one = async (ask: Ask) => {
			let limitedSince: number | undefined;
			let notBefore: number | undefined;
			for (;;) {
				const wish = { limitedSince, notBefore, isNew: true };
				const turn = await account.turn(lane, ask, wish);
				const limit = await this.ask(ask, run);
				const headers = this.options.headers?.() ?? {};
				notBefore = turn.end({ limit, headers });
				if (!limit) return;
				limitedSince ??= turn.began;
			}
		};
		const all: Array<Promise<void>> = [];
		for (const ask of asks) {
			await lane.clear();
			all.push(one(ask).catch((failure: Failure) => void failures.push(failure)));
		}
		await Promise.all(all);
		return failures;
	}
}
