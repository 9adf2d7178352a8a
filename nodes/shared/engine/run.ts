import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Gateway } from '../transport/gateway';
import { toNodeError } from '../nodeError';
import type { AnyOperation } from '../operation/operation';
import { admit } from './admit';
import { checkAll } from './check';
import { Client } from './client';
import { newJob } from './job';
import { Once } from './once';
import { sendAll } from './send';
import { readSettings } from './settings';
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

/**
 * Runs a gateway's node over its input items: everything is checked before the first message
 * leaves, who is to get none is left out, the rest is sent, then all is settled
 * (docs/architecture.md, "One item through the house").
 *
 * @returns the outputs in input order, each paired with its input item
 * @throws NodeApiError or NodeOperationError when the workflow is to stop
 */
export async function runNode(
	context: IExecuteFunctions,
	gateway: Gateway,
	operations: readonly AnyOperation[],
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, operations);
	const settings = readSettings(context, gateway, operation);
	const client = new Client(context, gateway, settings);
	const jobs = context.getInputData().map((_, index) => newJob(index));

	await checkAll(context, operation, jobs, client, settings);
	const early = settings.continueOnFail ? undefined : reportBeforeSending(jobs, client.sentBefore);
	if (early) throw toNodeError(context.getNode(), early.failure, early.item);

	admit(gateway.name, jobs);
	const once = new Once(context, gateway.name, jobs);
	await sendAll(operation, jobs, client, once, settings);
	await once.close();
	const stop = reportStop(jobs, client.cancelled, settings.continueOnFail);
	if (stop && !isToolAnswer(context, stop.unconfirmed)) {
		throw toNodeError(context.getNode(), stop.failure, stop.item);
	}
	return [await settle(context, jobs)];
}

/**
 * n8n repeats a tool call that throws, in a new run that remembers nothing
 * (source: "n8n AI tools"). So a message that may have been sent is told to the agent as an answer
 * instead.
 */
const isToolAnswer = (context: IExecuteFunctions, unconfirmed: boolean) =>
	unconfirmed && context.isToolExecution();
