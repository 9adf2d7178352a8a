import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { asFailure, Failure } from '../failure';
import type { Gateway } from '../transport/gateway';
import { request } from '../transport/request';
import type { Answer, Ask } from '../operation/operation';
import { waitBeforeRetry } from '../transport/retry';
import type { Job } from './job';
import { Outcomes } from './outcomes';
import type { RunSettings } from './settings';

/** Makes the requests of one run: tries again what may be tried again, and never makes a change twice. */
export class Client {
	private readonly outcomes: Outcomes;
	private readonly readOnce = new Map<string, Promise<Answer>>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly gateway: Gateway,
		private readonly settings: RunSettings,
	) {
		this.outcomes = new Outcomes(context);
	}

	/** Whether the person stopped the execution. */
	get cancelled(): boolean {
		return this.context.getExecutionCancelSignal()?.aborted === true;
	}

	/** Whether an earlier try, by n8n's Retry On Fail or by a person, already sent something. */
	get sentBefore(): boolean {
		return !this.outcomes.isEmpty;
	}

	/** Whether an earlier try of this execution sent an item's message, or may have. */
	isSent({ index, target }: Job): boolean {
		return target !== undefined && this.outcomes.isSent(index, target.to);
	}

	/**
	 * Waits.
	 *
	 * @param ms milliseconds
	 * @throws Failure `otherwise`, or `cancelled`, when the person stops the execution meanwhile
	 */
	async pause(ms: number, otherwise?: Failure): Promise<void> {
		let woken = false;
		try {
			await sleep(ms, this.context.getExecutionCancelSignal());
		} catch {
			woken = true;
		}
		if (woken) throw otherwise ?? cancelledFailure();
	}

	/** Makes a read. One marked `once: 'run'` is asked once for all items. Throws Failure. */
	async read(ask: Ask, item: number): Promise<Answer> {
		if (ask.once !== 'run') return await this.perform(ask, item);
		const key = JSON.stringify([ask.base, ask.method, ask.path, ask.query]);
		const known = this.readOnce.get(key);
		if (known) return await known;
		const asked = this.perform(ask, item);
		this.readOnce.set(key, asked);
		return await asked;
	}

	/**
	 * Makes a write or send, unless this execution already made it: then its first answer is given.
	 *
	 * @param nth position among the item's writes, or among its sends, from 0
	 * @throws Failure for everything but a success; `unconfirmed` when nobody can tell
	 */
	async change(ask: Ask, item: number, nth: number): Promise<Answer> {
		const before = this.outcomes.recall(item, nth, ask);
		if (before) return before;
		let failure: Failure | undefined;
		let answer: Answer | undefined;
		try {
			answer = await this.perform(ask, item);
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
	private async perform(ask: Ask, item: number): Promise<Answer> {
		// If one try may have gone through, that is what the person must hear, however later tries ended.
		let unconfirmed: Failure | undefined;
		for (let tries = 1; ; tries++) {
			if (this.cancelled) throw unconfirmed ?? cancelledFailure();
			let failure: Failure;
			try {
				return await request(this.context, this.gateway, ask, this.settings.bounds, item);
			} catch (thrown) {
				failure = asFailure(thrown);
			}
			if (failure.reason === 'unconfirmed') unconfirmed = failure;
			const wait = waitBeforeRetry(failure, ask.effect, tries, this.settings.retry, Math.random());
			if (wait === undefined) throw unconfirmed ?? failure;
			await this.pause(wait, unconfirmed);
		}
	}
}

function cancelledFailure(): Failure {
	return new Failure('cancelled', 'The execution was canceled before this item was sent', {
		description: 'Run the workflow again with the items that were not tried.',
	});
}
