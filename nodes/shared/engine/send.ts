import { asFailure } from '../failure';
import type { AnyOperation } from '../operation/operation';
import { runPlan } from '../operation/runPlan';
import { inParallel } from '../transport/inParallel';
import type { Client } from './client';
import { planOf, tellMembers, type Job } from './job';
import type { RunSettings } from './settings';

/**
 * Runs a job's plan from its beginning: first with the answers that checking got, so that it arrives
 * where checking stopped, then for real.
 */
async function carryOut(operation: AnyOperation, job: Job, client: Client): Promise<void> {
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
			if (ask.effect === 'read') return known.shift() ?? (await client.read(ask, job.index));
			const answer = await client.change(ask, job.index, changes[ask.effect]);
			changes[ask.effect] += 1;
			job.accepted += 1;
			return answer;
		},
	});
	job.state = 'done';
	job.answers = [];
}

/**
 * Carries out the checked items, a bounded number at once. Without continue-on-fail the first
 * refusal starts nothing new and waits for what is under way. Nothing is thrown.
 */
export async function sendAll(
	operation: AnyOperation,
	jobs: readonly Job[],
	client: Client,
	{ inFlight, continueOnFail }: RunSettings,
): Promise<void> {
	let stopped = false;
	const finish = async (job: Job) => {
		try {
			await carryOut(operation, job, client);
		} catch (thrown) {
			job.failure = asFailure(thrown);
			job.state = 'failed';
			job.outputs = [];
			stopped ||= !continueOnFail;
		}
		tellMembers(job);
	};
	const ready = jobs.filter(({ state, leader }) => state === 'checked' && !leader);
	await inParallel(ready, inFlight, finish, () => stopped || client.cancelled);
}
