import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { asFailure, Failure } from '../failure';
import type { Gateway } from '../transport/gateway';
import { request } from '../transport/request';
import type { Answer, Ask } from '../operation/operation';
import { waitBeforeRetry } from '../transport/retry';
import { Kept } from './outcomes';
import type { RunSettings } from './settings';

/** Makes the asks of one run: repeats what may be repeated, remembers what must not be. */
export class Client {
	private readonly kept: Kept;
	private readonly readOnce = new Map<string, Promise<Answer>>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly gateway: Gateway,
		private readonly settings: RunSettings,
	) {
		this.kept = new Kept(context);
	}

	/** Whether the person stopped the execution. */
	get cancelled(): boolean {
		return this.context.getExecutionCancelSignal()?.aborted === true;
	}

	/** Whether an earlier try, by n8n's Retry On Fail or by a person, already sent something. */
	get sentBefore(): boolean {
		return !this.kept.isEmpty;
	}

	/** Waits, in ms; ends early when the execution is cancelled: then `otherwise` is thrown. */
	async pause(ms: number, otherwise?: Failure): Promise<void> {
		let woken = false;
		try {
			await sleep(ms, this.context.getExecutionCancelSignal());
		} catch {
			woken = true;
		}
		if (woken) throw otherwise ?? cancelledFailure();
	}

	/** Makes a read. One marked `once: 'run'` is asked once for all items. */
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
	 */
	async change(ask: Ask, item: number, nth: number): Promise<Answer> {
		const before = this.kept.recall(item, nth, ask);
		if (before) return before;
		let failure: Failure | undefined;
		let answer: Answer | undefined;
		try {
			answer = await this.perform(ask, item);
		} catch (thrown) {
			failure = asFailure(thrown);
		}
		if (answer) {
			this.kept.accepted(item, nth, ask, answer);
			return answer;
		}
		const final = failure ?? cancelledFailure();
		if (final.reason === 'unconfirmed' && !this.settings.retry.repeatUnconfirmed) {
			this.kept.unconfirmed(item, nth, ask, final);
		}
		throw final;
	}

	private async perform(ask: Ask, item: number): Promise<Answer> {
		// A try that may have gone through outweighs how a later one ended: “nothing was sent” is not so.
		let open: Failure | undefined;
		for (let tries = 1; ; tries++) {
			if (this.cancelled) throw open ?? cancelledFailure();
			let failure: Failure;
			try {
				return await request(this.context, this.gateway, ask, this.settings.limits, item);
			} catch (thrown) {
				failure = asFailure(thrown);
			}
			if (failure.reason === 'unconfirmed') open = failure;
			const wait = waitBeforeRetry(failure, ask.effect, tries, this.settings.retry, Math.random());
			if (wait === undefined) throw open ?? failure;
			await this.pause(wait, open);
		}
	}
}

function cancelledFailure(): Failure {
	return new Failure('cancelled', 'The execution was canceled before this item was sent', {
		description: 'Run the workflow again with the items that were not tried.',
	});
}
