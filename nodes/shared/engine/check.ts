import type { IExecuteFunctions } from 'n8n-workflow';
import type { Reason } from '../failure';
import { readForm } from '../form';
import { asFailure } from '../nodeError';
import type { AnyOperation } from '../operation';
import { inParallel } from '../pace';
import type { Client } from './client';
import { planOf, type Job } from './job';
import type { RunSettings } from './settings';

/** Failures that all further items would meet too. */
const HOPELESS = new Set<Reason>(['unauthorized', 'gatewayDown', 'rateLimited', 'cancelled']);

/** Advances a plan through its reads, up to the first step that changes something or reaches a person. */
async function advance(operation: AnyOperation, job: Job, client: Client): Promise<void> {
	const plan = planOf(operation, job);
	let step = plan.next();
	while (!step.done) {
		if ('ask' in step.value) {
			if (step.value.ask.effect !== 'read') {
				job.state = 'checked';
				return;
			}
			const answer = await client.read(step.value.ask, job.index);
			job.answers.push(answer);
			step = plan.next(answer);
			continue;
		}
		if ('emit' in step.value) job.outputs.push(step.value.emit);
		else await client.pause(step.value.wait);
		step = plan.next(undefined as never);
	}
	job.state = 'done';
	job.answers = [];
}

/**
 * Checks every item: reads its form and advances its plan as far as it goes without changing
 * anything. What is wrong is noted on the job; nothing is thrown and nothing is sent.
 */
export async function checkAll(
	context: IExecuteFunctions,
	operation: AnyOperation,
	jobs: readonly Job[],
	client: Client,
	{ inFlight, continueOnFail }: RunSettings,
): Promise<void> {
	let hopeless = false;
	const check = async (job: Job) => {
		try {
			job.form = readForm(context, operation, job.index);
			await advance(operation, job, client);
		} catch (thrown) {
			job.failure = asFailure(thrown);
			job.state = 'failed';
			job.outputs = [];
			hopeless ||= !continueOnFail && HOPELESS.has(job.failure.reason);
		}
	};
	await inParallel(jobs, inFlight, check, () => hopeless || client.cancelled);
}
