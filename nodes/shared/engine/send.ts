import type { StopRule } from '../campaign/stopRule';
import type { Failure } from '../failure';
import type { AnyOperation, GatewayName } from '../operation/operation';
import { runPlan } from '../operation/runPlan';
import { inParallel } from '../transport/inParallel';
import { skip } from './admit';
import { cancelledFailure } from './cancel';
import type { Client } from './client';
import { fail, isUntried, planOf, tellMembers, type Job } from './job';
import type { Once } from './once';
import { IN_QUIET_HOURS, quietFor } from './quiet';
import { isRepeated, skipRepeated } from './repeated';
import type { RunSettings } from './settings';

/**
 * Runs a job's plan from its beginning: first with the answers that checking got, so that it arrives
 * where checking stopped, then for real.
 */
async function carryOut(
	operation: AnyOperation,
	job: Job,
	client: Client,
	hold: () => Failure | undefined,
): Promise<void> {
	const known = [...job.answers];
	const changes = { write: 0, send: 0 };
	job.outputs = [];
	await runPlan(planOf(operation, job), {
		emit: (output) => job.outputs.push(output),
		async wait(ms) {
			// While answers of the check are left, its waits are over, too.
			if (known.length === 0) await client.pause(ms);
		},
		async ask(ask) {
			const isNew = job.accepted === 0;
			if (ask.effect === 'read') return known.shift() ?? (await client.read(ask, job.index, isNew));
			if (job.begun?.effect !== 'send') job.begun = { effect: ask.effect };
			const wish = ask.effect === 'send' ? { isNew, hold } : { isNew };
			const answer = await client.change(ask, job.index, changes[ask.effect], wish);
			changes[ask.effect] += 1;
			job.accepted += 1;
			if (ask.effect === 'send') job.sent += 1;
			return answer;
		},
	});
	job.state = 'done';
	job.answers = [];
}

/** What a run goes by while it sends, besides its client. */
export interface Conduct {
	once: Once;
	stopRule: StopRule;
	gateway: GatewayName;
	/** Time zone of the workflow, e.g. `Asia/Jakarta`. */
	timeZone: string;
}

/**
 * Carries out the checked items, as many at once as the pace has room for. Without continue-on-fail the
 * first refusal starts nothing new and waits for what is under way. What an earlier try did comes
 * first, so that it is told whatever happens to the others. What repeats a message that is under way, or is in
 * its quiet hours, comes again in a later round. Nothing is thrown.
 *
 * @param failureOf what a thing thrown for a job means for it
 */
export async function sendAll(
	operation: AnyOperation,
	jobs: readonly Job[],
	client: Client,
	{ once, stopRule, gateway, timeZone }: Conduct,
	{ continueOnFail }: RunSettings,
	failureOf: (thrown: unknown, job: Job) => Failure,
): Promise<void> {
	let stopped = false;
	const isOver = () => stopped || stopRule.isBroken || client.cancelled;
	const startNothing = () => {
		client.startNothing();
		once.stop();
	};
	let asleepUntil: number[] = [];
	const quietNow = (job: Job) => quietFor(job, Date.now(), timeZone);
	const carry = async (job: Job) => {
		let failure: Failure | undefined;
		try {
			await carryOut(operation, job, client, () => (quietNow(job) ? IN_QUIET_HOURS : undefined));
		} catch (thrown) {
			failure = failureOf(thrown, job);
		}
		if (failure) throw failure;
	};
	const begin = async (job: Job) => {
		if (client.isSent(job)) return await carry(job);
		if (isRepeated(gateway, job)) return;
		if (!quietNow(job)) {
			let held: Failure | undefined;
			try {
				return await once.guard(job, async () => await carry(job));
			} catch (thrown) {
				held = failureOf(thrown, job);
			}
			// Its turn came later, in the quiet hours.
			if (held !== IN_QUIET_HOURS) throw held;
			if (job.accepted === 0) job.begun = undefined;
		}
		const quiet = quietNow(job);
		if (quiet && 'skip' in quiet) skip(gateway, job, 'quietHours');
		else asleepUntil.push(quiet?.until ?? 0);
	};
	const finish = async (job: Job) => {
		try {
			await begin(job);
		} catch (thrown) {
			const failure = failureOf(thrown, job);
			job.outputs = [];
			// What was let go before it left is as good as never begun.
			if (failure.reason === 'cancelled' && job.accepted === 0) return;
			fail(job, failure);
			stopped ||= !continueOnFail && failure.details.remembered !== true;
			if (stopped) startNothing();
		}
		const tried = job.sent > 0 || (job.failure && job.failure.details.remembered !== true);
		if (tried) stopRule.note(job.failure !== undefined);
		if (stopRule.isBroken) startNothing();
		tellMembers(job);
	};
	const ready = jobs.filter(({ state, leader }) => state === 'checked' && !leader);
	const known = ready.filter((job) => client.isSent(job));
	await inParallel(known, client.room, finish, () => false);
	const left = () => ready.filter(({ state }) => state === 'checked');
	for (let rest = left(); rest.length > 0 && !isOver(); rest = left()) {
		asleepUntil = [];
		await inParallel(rest, client.room, finish, isOver);
		if (isOver() || left().length < rest.length) continue;
		if (asleepUntil.length === 0) break;
		await once.rest();
		await client.pauseUntil(Math.min(...asleepUntil));
	}
	for (const job of left()) skipRepeated(gateway, job);
	if (stopRule.isBroken) giveUp(jobs, stopRule.failure());
	// In stop mode the error names them.
	else if (continueOnFail && client.cancelled) giveUp(jobs, cancelledFailure());
}

/** Tells those that were not tried why. */
function giveUp(jobs: readonly Job[], why: Failure): void {
	for (const job of jobs.filter(isUntried)) fail(job, why);
}
