import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { operations } from '../../../nodes/DecisionTelecom/operations';
import { startSimulator, type Simulator } from '../../../simulator/server.mts';
import { schemaFile } from '../../schema/files.mts';
import { misfits, schemaOf, type JsonSchema } from '../../schema/schema.mts';
import { stepCases } from '../../unit/DecisionTelecom/steps.mts';
import { nameOf, operationIn } from '../../unit/support/step.mts';
import type { NodeSettings } from '../support/action.mts';
import {
	customer,
	digits,
	getStatus,
	runDecisionTelecom,
	sendMedia,
	sendTemplate,
	sendText,
} from './support/node.mts';

const ROOT = path.resolve(__dirname, '../../..');

let simulator: Simulator;
const gateway = () => simulator.decisionTelecom;
const operationOf = operationIn(operations);

beforeEach(async () => {
	simulator = await startSimulator({ decisionTelecom: { receipts: 'manual' } });
});
afterEach(async () => await simulator.close());

/** One operation, run against the simulator: what it is given, and what its item is. */
interface EngineCase {
	name: string;
	parameters: INodeParameters;
	item?: IDataObject;
	output: IDataObject;
	/** Whether it asks the gateway at all. */
	silent?: true;
	prepare?(): Promise<unknown>;
}

const text = expect.any(String) as unknown as string;
const sent = {
	gateway: 'decisionTelecom',
	messageId: '554',
	recipient: digits(0),
	status: 'accepted',
	sentAt: text,
};

const cases: readonly EngineCase[] = [
	{ name: 'message.sendText', parameters: sendText, output: sent },
	{ name: 'message.sendMedia', parameters: sendMedia, output: sent },
	{ name: 'message.sendTemplate', parameters: sendTemplate, output: sent },
	{
		name: 'message.getStatus',
		parameters: getStatus,
		item: { id: 554 },
		prepare: async () => {
			await runDecisionTelecom(gateway(), sendText, [customer(0)]);
			await gateway().messages[0].advance('delivered');
		},
		output: {
			gateway: 'decisionTelecom',
			messageId: '554',
			status: 'delivered',
			statusName: 'delivered',
			statusCode: 1,
			final: true,
			checkedAt: text,
		},
	},
	{
		name: 'template.preview',
		parameters: { ...sendTemplate, resource: 'template', operation: 'preview' },
		silent: true,
		output: {
			template: 'order_shipped',
			language: 'en_US',
			text,
			header: '[Image] https://example.com/box.png',
			body: 'Hello Customer 0, your order A-1001 has been shipped.',
			buttons: [
				{ type: 'QUICK_REPLY', text: 'Button 1' },
				{ type: 'URL', text: 'Track', value: 'A-1001' },
			],
			warnings: [],
		},
	},
];
const named = cases.map((one) => [one.name, one] as const);

async function run({ parameters, item, prepare }: EngineCase, settings: NodeSettings = {}) {
	await prepare?.();
	gateway().requests.clear();
	return await runDecisionTelecom(gateway(), parameters, [item ?? customer(0)], settings);
}

describe('nothing is without its tests', () => {
	const names = operations.map(nameOf).sort();

	test('each operation is stepped through', () => {
		expect([...new Set(stepCases.map(({ name }) => name))].sort()).toEqual(names);
	});
	test('each is run here: once with success, once refused', () => {
		expect(cases.map(({ name }) => name).sort()).toEqual(names);
	});
});

function schemaFor(name: string): JsonSchema {
	const file = schemaFile('nodes/DecisionTelecom', operationOf(name));
	return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as JsonSchema;
}

test.each(named)('%s hands out what its schema promises, paired', async (name, one) => {
	const { json, output, error } = await run(one);
	expect(error).toBeUndefined();
	expect(json('DecisionTelecom')).toEqual([one.output]);
	expect(output('DecisionTelecom')[0].pairedItem).toEqual({ item: 0 });
	expect(schemaFor(name)).toEqual({ ...schemaOf(operationOf(name).sample), version: 1 });
	expect(misfits(schemaFor(name), json('DecisionTelecom')[0])).toEqual([]);
});

describe('refused by the gateway', () => {
	const body = {
		name: 'Topup balance is required',
		message: 'User balance is empty',
		code: 3,
		status: 402,
	};
	const words =
		'Your balance at DecisionTelecom is used up: it answered “Topup balance is required. User balance is empty” (code 3)';
	const asking = named.filter(([, { silent }]) => !silent);

	test.each(asking)('%s tells the words of the gateway', async (_name, one) => {
		await one.prepare?.();
		gateway().faults.next({ kind: 'status', status: 402, body });
		const { error } = await run({ ...one, prepare: undefined });
		expect(error?.message).toBe(words);
		expect(error?.context?.itemIndex).toBe(0);
		expect(error?.failure).toEqual({ cause: 'quota-exhausted' });
	});

	test.each(asking)('%s gives them to the error branch with a reason', async (_name, one) => {
		await one.prepare?.();
		gateway().faults.next({ kind: 'status', status: 200, body });
		const { json, output } = await run(
			{ ...one, prepare: undefined },
			{ onError: 'continueErrorOutput' },
		);
		expect(json('DecisionTelecom', 1)).toMatchObject([
			{ error: words, details: { reason: 'noBalance', httpStatus: 402, gatewayCode: 3, item: 0 } },
		]);
		expect(output('DecisionTelecom', 1)[0].pairedItem).toEqual({ item: 0 });
	});

	test('template.preview asks nothing', async () => {
		const [, preview] = named.find(([, { silent }]) => silent) ?? [];
		if (preview) await run(preview);
		expect(gateway().requests).toHaveLength(0);
	});
});
