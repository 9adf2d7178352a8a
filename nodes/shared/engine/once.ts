import type { IExecuteFunctions } from 'n8n-workflow';
import type { Ending, Verdict } from '../campaign/ledger';
import { ledgerOf } from '../campaign/ledgers';
import type { Entry } from '../campaign/marks';
import { SendOnce } from '../campaign/sendOnce';
import { asFailure, Failure } from '../failure';
import type { GatewayName } from '../operation/operation';
import { skip } from './admit';
import { campaignOf, entryOf } from './campaign';
import { Cancel, cancelledFailure } from './cancel';
import type { Job } from './job';
import { markStoreOf } from './markStore';

const openFailure = (campaign: string) =>
	new Failure('unconfirmed', `An earlier run of the campaign '${campaign}' was cut off here`, {
		remembered: true,
		description:
			"Whether it sent this message is not known, so it was not sent again. Look it up at the gateway. To send it all the same, set 'Unconfirmed' of 'Send Once' to Repeat.",
	});

const storeFailure = (cause: Failure) =>
	new Failure('other', `n8n could not record whom this campaign reaches: ${cause.message}`, {
		description:
			"'Send Once' keeps its memory in n8n's database, so nothing was sent to this recipient. Check that the workflow is saved and the database can be reached, then run it again.",
	});

/** How a job's message ended. */
function endingOf({ sent }: Job, failure: Failure | undefined): Ending {
	if (failure?.reason === 'unconfirmed') return 'unconfirmed';
	return sent > 0 ? 'accepted' : 'notSent';
}

/** The memory of who got which campaign, for the jobs of one run. */
export class Once {
	private readonly entries: ReadonlyMap<Job, Entry>;
	private readonly memory: SendOnce | undefined;
	private readonly cancel: Cancel;
	private readonly unwatch: () => void;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly gateway: GatewayName,
		jobs: readonly Job[],
	) {
		this.cancel = new Cancel(context.getExecutionCancelSignal());
		this.unwatch = this.cancel.watch(() => this.stop());
		const named = jobs.map((job) => [job, entryOf(job)] as const);
		this.entries = new Map(named.filter((one): one is [Job, Entry] => one[1] !== undefined));
		if (this.entries.size === 0) return;
		const ledger = ledgerOf(String(context.getWorkflow().id), context.getNode().id);
		const queue = [...this.entries.values()];
		this.memory = new SendOnce(ledger, markStoreOf(context), queue, Date.now);
	}

	/**
	 * Does the work of a job, unless its recipient got the campaign before: then the job is skipped.
	 *
	 * @throws what the work throws, or Failure `unconfirmed` when an earlier run left this one open,
	 * or `other` when n8n's database cannot be reached
	 */
	async guard(job: Job, work: () => Promise<void>): Promise<void> {
		const { memory } = this;
		const entry = this.entries.get(job);
		if (!memory || !entry) return await work();
		const verdict = await this.claim(memory, job, entry);
		if (verdict === 'sentBefore') return skip(this.gateway, job, 'sentBefore');
		if (verdict === 'stopped') throw cancelledFailure();
		if (verdict === 'unconfirmed') throw openFailure(entry.campaign);
		let failure: Failure | undefined;
		try {
			await work();
		} catch (thrown) {
			failure = asFailure(thrown);
		}
		memory.settle(entry, endingOf(job, failure));
		if (failure) throw failure;
	}

	/** Nothing new is sent any more: nobody waits for what another execution does. */
	stop(): void {
		this.memory?.stop();
	}

	/** Nothing leaves for a while. */
	async rest(): Promise<void> {
		await this.memory?.rest();
	}

	private async claim(memory: SendOnce, job: Job, entry: Entry): Promise<Verdict> {
		if (this.context.getWorkflow().id === undefined) {
			throw storeFailure(new Failure('other', 'the workflow has not been saved yet'));
		}
		let fault: Failure | undefined;
		try {
			return await memory.claim(entry, campaignOf(job)?.unconfirmed === 'repeat');
		} catch (thrown) {
			fault = asFailure(thrown);
		}
		throw this.cancel.isOn ? cancelledFailure() : storeFailure(fault);
	}

	/** Ends the run's part in it. Nothing is thrown: what could not be told is open for the next run. */
	async close(): Promise<void> {
		this.unwatch();
		const left = await this.memory?.close();
		if (!left) return;
		this.context.logger.warn(
			`Send Once: n8n's database could not be told how ${left} messages ended; the next run reports them as unconfirmed`,
		);
	}
}
