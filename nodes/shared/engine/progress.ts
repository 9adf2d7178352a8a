import type { IExecuteFunctions } from 'n8n-workflow';
import { progressOf, summaryOf, type Tally } from '../campaign/summary';
import type { Reason } from '../failure';
import { hintAtOutput, sleepUntil } from '../n8nVersions';
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

/** Tells how a run goes: a line in n8n's log every 10 seconds, and at its end a hint at its output. Never throws. */
export class Progress {
	private readonly began = Date.now();
	private readonly over = new AbortController();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly jobs: readonly Job[],
	) {
		void this.report();
	}

	private get tookMs(): number {
		return Date.now() - this.began;
	}

	private async report(): Promise<void> {
		for (;;) {
			await sleepUntil(EVERY_MS, this.over.signal);
			if (this.over.signal.aborted) return;
			unseen(() => {
				const { name } = this.context.getNode();
				this.context.logger.info(`"${name}": ${progressOf(tallyOf(this.jobs), this.tookMs)}`);
			});
		}
	}

	/**
	 * The run is over.
	 *
	 * @param waitedMs how long limits of the gateway kept it waiting, in ms
	 * @param gateway as people know it
	 */
	end(waitedMs: number, gateway: string): void {
		this.over.abort();
		this.tellDryRun();
		const tally = tallyOf(this.jobs);
		const messages = this.jobs.filter(({ target }) => target !== undefined).length;
		if (messages < WORTH_A_HINT) return;
		this.hint(`${summaryOf(tally, this.tookMs, { waitedMs, gateway })}.`);
		const isRemembered = this.jobs.some(hasCampaign);
		if (tally.accepted >= WORTH_REMEMBERING && !isRemembered) this.hint(NOT_REMEMBERED);
	}

	/** Says that nothing was sent where a person might take the output for that of a send. */
	private tellDryRun(): void {
		const dry = this.jobs.filter(({ outputs }) => outputs.some(isOfDryRun)).length;
		if (dry === 0) return;
		const sent = this.jobs.some(({ target }) => target !== undefined);
		const nothing = 'Dry run: nothing was sent';
		this.hint(sent ? `${nothing} for ${dry} of ${this.jobs.length} items.` : `${nothing}.`);
	}

	private hint(message: string): void {
		unseen(() => hintAtOutput(this.context, message));
	}
}
