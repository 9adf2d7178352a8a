import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { DoNotSendReader } from '../campaign/doNotSend';
import { readStopWhen, type StopWhen } from '../campaign/stopRule';
import { FormReader } from '../operation/formReader';
import { asFailure, invalid } from '../failure';
import { type Gatherings, join, tellMembers, CONCERNS_ALL_ITEMS, planOf, type Job } from './job';
import type { AnyOperation } from '../operation/operation';
import { runPlan } from '../operation/runPlan';
import { inParallel } from '../transport/inParallel';
import { checkFiles } from '../transport/multipart';
import type { CountryCode } from '../whatsapp/phone/recipient';
import type { Client } from './client';
import { checkCampaign } from './campaign';
import { checkQuietHours } from './quiet';
import type { RunSettings } from './settings';
import { targetOf } from './target';

/**
 * Runs a job's plan up to the first step that changes something or reaches a person. Throws Failure.
 */
async function advance(
	context: IExecuteFunctions,
	operation: AnyOperation,
	job: Job,
	client: Client,
): Promise<void> {
	const ended = await runPlan(planOf(operation, job), {
		emit: (output) => job.outputs.push(output),
		wait: async (ms) => await client.pause(ms),
		async ask(ask) {
			if (ask.effect !== 'read') {
				checkFiles(context, ask, job.index);
				job.target = targetOf(context, job.index, ask);
				checkDoNotSend(job);
				return undefined;
			}
			const answer = await client.read(ask, job.index);
			job.answers.push(answer);
			return answer;
		},
	});
	job.state = ended ? 'done' : 'checked';
	if (ended) job.answers = [];
}

/** Reads the numbers that get nothing, and leaves them out of the form, which is kept for each item. */
function takeDoNotSend(job: Job, lists: DoNotSendReader, home: CountryCode): void {
	const { doNotSend, ...options } = (job.form.options ?? {}) as IDataObject;
	if (doNotSend === undefined) return;
	job.doNotSend = lists.read(doNotSend, (options.defaultCountry ?? home) as CountryCode);
	job.form.options = options;
}

/** Throws Failure (`invalidRequest`) for a message to somebody whose number is not known: they may be on the list. */
function checkDoNotSend({ doNotSend, target }: Job): void {
	if (!doNotSend?.size || !target || typeof target.addressee.recipient === 'string') return;
	throw invalid(
		'Do Not Send To',
		'has phone numbers, and the number of the customer in this room is not known',
		"Set 'Send To' to Phone Number, or remove 'Do Not Send To'.",
	);
}

/** Reads when the run is to stop. Throws Failure. */
function takeStopWhen(job: Job): void {
	const { stopWhen } = (job.form.options ?? {}) as { stopWhen?: { rule?: Partial<StopWhen> } };
	if (stopWhen?.rule) job.stopWhen = readStopWhen(stopWhen.rule);
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
	{ continueOnFail, home }: RunSettings,
): Promise<void> {
	let allWouldFail = false;
	const fail = (job: Job, thrown: unknown) => {
		const failure = asFailure(thrown);
		job.outputs = [];
		// Let go, since all would meet what another one met.
		if (allWouldFail && failure.reason === 'cancelled') return;
		job.failure = failure;
		job.state = 'failed';
		allWouldFail ||= !continueOnFail && CONCERNS_ALL_ITEMS.has(failure.reason);
		if (allWouldFail) client.startNothing();
	};
	const gatherings: Gatherings = new Map();
	const lists = new DoNotSendReader();
	const forms = new FormReader(context, operation);
	const node = context.getNode();
	for (const job of jobs) {
		try {
			job.form = forms.read(job.index);
			takeDoNotSend(job, lists, home);
			checkCampaign(job, node);
			checkQuietHours(job);
			takeStopWhen(job);
			join(operation, job, gatherings);
		} catch (thrown) {
			fail(job, thrown);
		}
	}
	const check = async (job: Job) => {
		try {
			await advance(context, operation, job, client);
		} catch (thrown) {
			fail(job, thrown);
		}
		tellMembers(job);
	};
	const ready = jobs.filter(({ state, leader }) => state === 'new' && !leader);
	await inParallel(ready, client.room, check, () => allWouldFail || client.cancelled);
}
