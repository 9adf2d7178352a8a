import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { StopRule } from '../campaign/stopRule';
import type { Failure } from '../failure';
import type { Gateway } from '../transport/gateway';
import { afterLeaving } from '../transport/unconfirmed';
import { checkN8n, isToolExecution } from '../n8n/versions';
import { toNodeError } from '../nodeError';
import type { AnyOperation } from '../operation/operation';
import { admit } from './admit';
import { checkAll } from './check';
import { Client } from './client';
import { fail, newJob, type Job } from './job';
import { Once } from './once';
import { sendAll } from './send';
import { Progress } from './progress';
import { readSettings, sendsMessages } from './settings';
import { reportBeforeSending, reportStop, settle } from './settle';

function chosenOperation(
	context: IExecuteFunctions,
	operations: readonly AnyOperation[],
): AnyOperation {
	const resource = context.getNodeParameter('resource', 0);
	const value = context.getNodeParameter('operation', 0);
	const found = operations.find((o) => o.resource === resource && o.option.value === value);
	if (!found) throw new TypeError(`No operation '${String(value)}' of '${String(resource)}'`);
	return found;
}

/** Whether the node is set to *Continue*. In doubt it is: then nothing is thrown that n8n would hide. */
export function continuesOnFail(context: IExecuteFunctions): boolean {
	try {
		return context.continueOnFail();
	} catch {
		return true;
	}
}

/** What a thing thrown for a job means for it: a send or write that was begun is unconfirmed. */
type FailureOf = (thrown: unknown, job: Job) => Failure;

/**
 * Everything is checked before the first message leaves, who is to get none is left out, the rest is
 * sent, then all is settled. Throws NodeApiError or NodeOperationError when the workflow is to stop.
 */
async function runJobs(
	context: IExecuteFunctions,
	gateway: Gateway,
	operations: readonly AnyOperation[],
	jobs: Job[],
	continueOnFail: boolean,
	failureOf: FailureOf,
): Promise<INodeExecutionData[]> {
	checkN8n(context);
	const operation = chosenOperation(context, operations);
	const settings = readSettings(context, gateway, operation, continueOnFail);
	const client = new Client(context, gateway, settings);
	await checkAll(context, operation, jobs, client, settings);
	const early = settings.continueOnFail ? undefined : reportBeforeSending(jobs, client.sentBefore);
	if (early) throw toNodeError(context.getNode(), early.failure);

	admit(gateway.name, jobs);
	const once = new Once(context, gateway.name, jobs);
	const stopRule = new StopRule(jobs.find(({ stopWhen }) => stopWhen)?.stopWhen);
	const conduct = { once, stopRule, gateway: gateway.name, timeZone: context.getTimezone() };
	const before = jobs.filter((job) => client.isSent(job)).length;
	const progress = new Progress(context, jobs, client, sendsMessages(operation), before);
	try {
		await sendAll(operation, jobs, client, conduct, settings, failureOf);
		await once.close();
	} finally {
		progress.end(gateway.displayName);
	}
	const outputs = await settle(context, jobs, failureOf);
	const stop = reportStop(jobs, client.cancelled, settings.continueOnFail);
	if (stop && !isToolAnswer(context, stop.unconfirmed)) {
		throw toNodeError(context.getNode(), stop.failure);
	}
	return outputs;
}

/**
 * Runs a gateway's node over its input items (docs/architecture.md, "One item through the house").
 *
 * With *Continue* nothing is ever thrown: n8n would hide it and pass the inputs on as if they had been
 * sent (source: "n8n error output"). What is unexpected becomes failed items.
 *
 * @returns the outputs in input order, each paired with its input item
 * @throws NodeApiError or NodeOperationError when the workflow is to stop
 */
export async function runNode(
	context: IExecuteFunctions,
	gateway: Gateway,
	operations: readonly AnyOperation[],
): Promise<INodeExecutionData[][]> {
	const continueOnFail = continuesOnFail(context);
	let jobs: Job[] = [];
	const failureOf: FailureOf = (thrown, { begun }) =>
		afterLeaving(gateway.displayName, begun, thrown);
	let unexpected: { thrown: unknown } | undefined;
	let outputs: INodeExecutionData[] = [];
	try {
		jobs = context.getInputData().map((_, index) => newJob(index));
		outputs = await runJobs(context, gateway, operations, jobs, continueOnFail, failureOf);
	} catch (thrown) {
		unexpected = { thrown };
	}
	if (!unexpected) return [outputs];
	const { thrown } = unexpected;
	if (jobs.length === 0) jobs = [newJob(0)];
	if (!continueOnFail) {
		if (thrown instanceof NodeApiError || thrown instanceof NodeOperationError) throw thrown;
		const begun = jobs.find((job) => job.begun !== undefined) ?? jobs[0];
		throw toNodeError(context.getNode(), failureOf(thrown, begun));
	}
	const open = jobs.filter(({ state }) => state === 'new' || state === 'checked');
	for (const job of open) fail(job, failureOf(thrown, job.leader ?? job));
	return [await settle(context, jobs, failureOf)];
}

/**
 * n8n repeats a tool call that throws, in a new run that remembers nothing
 * (source: "n8n AI tools"). So a message that may have been sent is told to the agent as an answer
 * instead.
 */
const isToolAnswer = (context: IExecuteFunctions, unconfirmed: boolean) =>
	unconfirmed && isToolExecution(context);
