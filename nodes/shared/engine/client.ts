import type { IExecuteFunctions } from 'n8n-workflow';
import type { Wish } from '../campaign/account';
import { asFailure, type Failure } from '../failure';
import type { Answer, Ask } from '../operation/operation';
import type { Gateway } from '../transport/gateway';
import type { Room } from '../transport/inParallel';
import { waitBeforeRetry } from '../transport/retry';
import { Cancel, cancelledFailure } from './cancel';
import type { Job } from './job';
import { Outcomes } from './outcomes';
import { PacedRequests } from './pacedRequests';
import type { RunSettings } from './settings';

/** Makes the requests of one run: tries again what may be tried again, and never makes a change twice. */
export class Client {
	private readonly cancel: Cancel;
	private readonly outcomes: Outcomes;
	private readonly requests: PacedRequests;
	private readonly readOnce = new Map<string, Promise<Answer>>();

	constructor(
		context: IExecuteFunctions,
		gateway: Gateway,
		private readonly settings: RunSettings,
	) {
		this.cancel = new Cancel(context.getExecutionCancelSignal());
		this.outcomes = new Outcomes(context);
		this.requests = new PacedRequests(context, gateway, settings, this.cancel);
	}

	/** Whether the person stopped the execution. */
	get cancelled(): boolean {
		return this.cancel.isOn;
	}

	/** Whether an earlier try, by n8n's Retry On Fail or by a person, already sent something. */
	get sentBefore(): boolean {
		return !this.outcomes.isEmpty;
	}

	/** Whether an earlier try of this execution sent an item's message, or may have. */
	isSent({ index, target }: Job): boolean {
		return target !== undefined && this.outcomes.isSent(index, target.to);
	}

	/** How long limits of the gateway have kept the run waiting, in ms. */
	get waitedMs(): number {
		return this.requests.waitedMs;
	}

	/** How many items may be under way, and when the next may begin. */
	get room(): Room {
		return this.requests.room;
	}

	/** From now on nothing leaves for an item that has changed nothing; what waits for one is let go. */
	startNothing(): void {
		this.requests.startNothing();
	}

	/**
	 * Waits.
	 *
	 * @param ms milliseconds
	 * @throws Failure `cancelled` when the person stops the execution meanwhile
	 */
	async pause(ms: number): Promise<void> {
		await this.cancel.pause(ms);
	}

	/** Until when the run waits for quiet hours to end, in epoch ms; `undefined` when it does not. */
	quietUntil?: number;
	/** How long it has waited for that, in ms. */
	quietMs = 0;

	/** Waits for the end of quiet hours (epoch ms), or until the person stops the execution; never throws. */
	async pauseUntil(moment: number): Promise<void> {
		const began = Date.now();
		this.quietUntil = moment;
		await this.cancel.sleep(moment - began);
		this.quietUntil = undefined;
		this.quietMs += Date.now() - began;
	}

	/**
	 * Makes a read. One marked `once: 'run'` is asked once for all items. Throws Failure.
	 *
	 * @param isNew whether the item has changed nothing so far
	 */
	async read(ask: Ask, item: number, isNew = true): Promise<Answer> {
		if (ask.once !== 'run') return await this.perform(ask, item, { isNew });
		const key = JSON.stringify([ask.base, ask.method, ask.path, ask.query]);
		const known = this.readOnce.get(key);
		if (known) return await known;
		const asked = this.perform(ask, item, { isNew });
		this.readOnce.set(key, asked);
		return await asked;
	}

	/**
	 * Makes a write or send, unless this execution already made it: then its first answer is given.
	 *
	 * @param nth position among the item's writes, or among its sends, from 0
	 * @param wish whether the item has changed nothing so far, and what may hold it
	 * @throws Failure for everything but a success; `unconfirmed` when nobody can tell
	 */
	async change(ask: Ask, item: number, nth: number, wish: Wish): Promise<Answer> {
		const before = this.outcomes.recall(item, nth, ask);
		if (before) return before;
		let failure: Failure | undefined;
		let answer: Answer | undefined;
		try {
			answer = await this.perform(ask, item, wish);
		} catch (thrown) {
			failure = asFailure(thrown);
		}
		if (answer) {
			this.outcomes.accepted(item, nth, ask, answer);
			return answer;
		}
		const final = failure ?? cancelledFailure();
		if (final.reason === 'unconfirmed' && !this.settings.retry.repeatUnconfirmed) {
			this.outcomes.unconfirmed(item, nth, ask, final);
		}
		throw final;
	}

	/** Makes a request, and makes it again as the retry policy allows. */
	private async perform(ask: Ask, item: number, wish: Wish): Promise<Answer> {
		// If one try may have gone through, that is what the person must hear, however later tries ended.
		let unconfirmed: Failure | undefined;
		for (let tries = 1; ; tries++) {
			if (this.cancelled) throw unconfirmed ?? cancelledFailure();
			let failure: Failure;
			try {
				return await this.requests.make(ask, item, wish);
			} catch (thrown) {
				failure = asFailure(thrown);
			}
			if (failure.reason === 'unconfirmed') unconfirmed = failure;
			const wait = waitBeforeRetry(failure, ask.effect, tries, this.settings.retry, Math.random());
			if (wait === undefined) throw unconfirmed ?? failure;
			await this.cancel.pause(wait, unconfirmed);
		}
	}
}
