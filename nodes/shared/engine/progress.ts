import type { IExecuteFunctions } from 'n8n-workflow';
import { progressOf, summaryOf, type Tally } from '../campaign/summary';
import type { Reason } from '../failure';
import { hintAtOutput, sleepUntil } from '../n8n/versions';
import type { Emitted } from '../operation/operation';
import { isUntried, type Job } from './job';
import { hasCampaign } from './campaign';

const EVERY_MS = 10_000;

/** Items of a run from which on its summary is worth a hint. */
const WORTH_A_HINT = 2;

/** Messages from which on it matters that nobody remembers them. */
const WORTH_REMEMBERING = 50;
const NOT_REMEMBERED =
	"Nobody remembers who got these messages: after a crash, a stop or a second run everybody gets them again. 'Send Once' under Options remembers.";

/** Counts how the items of a run ended so far. */
export function tallyOf(jobs: readonly Job[]): Tally {
	const refused = new Map<Reason, number>();
	const tally = { accepted: 0, skipped: 0, unconfirmed: 0, left: 0 };
	for (const job of jobs) {
		const { failure, state, sent } = job;
		if (isUntried(job)) tally.left += 1;
		else if (failure?.reason === 'unconfirmed') tally.unconfirmed += 1;
		else if (failure) refused.set(failure.reason, (refused.get(failure.reason) ?? 0) + 1);
		else if (state === 'skipped') tally.skipped += 1;
		else if (sent > 0) tally.accepted += 1;
	}
	return { ...tally, refused };
}

const isOfDryRun = ({ json }: Emitted) => json.status === 'dryRun';

/** What was sent is sent, whether or not n8n can show a line about it. */
function unseen(show: () => void): void {
	try {
		show();
	} catch {
		// Nothing to see.
	}
}

/** What a run waits for, in ms. */
export interface Waits {
	/** For limits of the gateway, so far. */
	readonly waitedMs: number;
	/** For quiet hours to end, so far. */
	readonly quietMs: number;
	/** When they end for which it waits now, in epoch ms. */
	readonly quietUntil?: number;
}

/** Tells how a run goes: a line in n8n's log every 10 seconds, and at its end a hint at its output. Never throws. */
export class Progress {
	private readonly began = Date.now();
	private readonly over = new AbortController();
	/** The end of quiet hours that was told of last. */
	private told: number | undefined;

	/**
	 * @param sends whether the operation sends messages
	 * @param before how many of them an earlier try of the execution sent
	 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly jobs: readonly Job[],
		private readonly waits: Waits,
		private readonly sends: boolean,
		private readonly before: number,
	) {
		void this.report();
	}

	/** How long it has been sending, in ms. */
	private get tookMs(): number {
		return Date.now() - this.began - this.waits.quietMs;
	}

	private async report(): Promise<void> {
		for (;;) {
			await sleepUntil(EVERY_MS, this.over.signal);
			if (this.over.signal.aborted) return;
			unseen(() => {
				const { name } = this.context.getNode();
				const line = this.line();
				if (line) this.context.logger.info(`"${name}": ${line}`);
			});
		}
	}

	/** How far the run has come. A night of quiet hours is told of once. */
	private line(): string | undefined {
		const { quietUntil } = this.waits;
		const isTold = quietUntil !== undefined && quietUntil === this.told;
		this.told = quietUntil;
		if (isTold) return undefined;
		if (quietUntil === undefined) return progressOf(tallyOf(this.jobs), this.tookMs);
		return `waits until ${new Date(quietUntil).toISOString()} for the quiet hours to end`;
	}

	/**
	 * The run is over.
	 *
	 * @param gateway as people know it
	 */
	end(gateway: string): void {
		this.over.abort();
		const { jobs, before, waits } = this;
		const messages = jobs.filter(({ target }) => target !== undefined).length;
		const isDry = this.tellDryRun(messages > 0);
		const counted = this.sends && !isDry ? jobs.length : messages;
		if (counted < WORTH_A_HINT) return;
		const tally = tallyOf(jobs);
		const { waitedMs, quietMs } = waits;
		this.hint(`${summaryOf(tally, this.tookMs, { waitedMs, quietMs, gateway, before })}.`);
		const isRemembered = jobs.some(hasCampaign);
		if (tally.accepted >= WORTH_REMEMBERING && !isRemembered) this.hint(NOT_REMEMBERED);
	}

	/** Says that nothing was sent where a person might take the output for that of a send. */
	private tellDryRun(sent: boolean): boolean {
		const dry = this.jobs.filter(({ outputs }) => outputs.some(isOfDryRun)).length;
		const nothing = 'Dry run: nothing was sent';
		if (dry > 0)
			this.hint(sent ? `${nothing} for ${dry} of ${this.jobs.length} items.` : `${nothing}.`);
		return dry > 0;
	}

	private hint(message: string): void {
		unseen(() => hintAtOutput(this.context, message));
	}
}
