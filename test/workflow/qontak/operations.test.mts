import path from 'node:path';
import { readFileSync } from 'node:fs';
import { loadOutputSchema } from 'n8n-core';
import { operations } from '../../../nodes/Qontak/operations';
import { startSimulator, type Simulator } from '../../../simulator/server.mts';
import { schemaFile, schemaFiles } from '../../schema/files.mts';
import { misfits, type JsonSchema } from '../../schema/schema.mts';
import { nameOf } from '../../unit/support/step.mts';
import { stepCases } from '../../unit/Qontak/steps.mts';
import { parametersOf, qontakCases, type QontakCase } from './cases.mts';
import type { NodeSettings } from '../support/action.mts';
import { runQontak } from './support/node.mts';

const ROOT = path.resolve(__dirname, '../../..');

let simulator: Simulator;
const gateway = () => simulator.qontak;

beforeEach(async () => {
	simulator = await startSimulator({ qontak: { receipts: 'auto', logDelayMs: 0 } });
});
afterEach(async () => await simulator.close());

const cases = qontakCases.map((one) => [one.name, one] as const);

async function run(one: QontakCase, settings: NodeSettings = {}, ready?: () => void) {
	const parameters = await parametersOf(one, gateway());
	gateway().requests.clear();
	ready?.();
	return await runQontak(gateway(), parameters, [one.item ?? {}], settings);
}

describe('nothing is without its tests', () => {
	const names = operations.map(nameOf).sort();

	test('41 operations', () => expect(new Set(names).size).toBe(41));
	test('each is stepped through', () => {
		expect(stepCases.map(({ name }) => name).sort()).toEqual(names);
	});
	test('each is run here: once with success, once refused', () => {
		expect(qontakCases.map(({ name }) => name).sort()).toEqual(names);
	});
	test('each has an output schema, as its sample makes it', () => {
		for (const operation of operations) {
			const file = schemaFile('nodes/Qontak', operation);
			expect([...schemaFiles().keys()]).toContain(file);
			expect(readFileSync(path.join(ROOT, file), 'utf8')).toBe(schemaFiles().get(file));
		}
	});
});

/** The schema as n8n finds it for its editor. */
function schemaFor(name: string): JsonSchema {
	const [resource, operation] = name.split('.');
	const nodeDir = path.join(ROOT, 'nodes/Qontak');
	return loadOutputSchema({ nodeDir, version: 1, resource, operation }) as unknown as JsonSchema;
}

test.each(cases)('%s hands out what its schema promises, paired', async (name, one) => {
	const { json, output, error } = await run(one);
	expect(error).toBeUndefined();
	expect(json('Qontak')).toEqual(one.outputs);
	for (const item of output('Qontak')) expect(item.pairedItem).toEqual({ item: 0 });
	const [first] = json('Qontak');
	expect(misfits(schemaFor(name), first)).toEqual([]);
});

describe('refused by the gateway', () => {
	const body = {
		status: 'error',
		error: {
			code: 422,
			messages: [
				{ active_model_errors: { room: ['is under repair'] }, type: 'expectation_failed' },
			],
		},
	};
	const words = 'room: is under repair';
	const refuse = (one: QontakCase) => () => {
		if (one.before) gateway().faults.next({ kind: 'slow', ms: 0, times: one.before });
		gateway().faults.next({ kind: 'status', status: 422, body });
	};

	test.each(cases)('%s tells the words of the gateway', async (_name, one) => {
		const { error } = await run(one, {}, refuse(one));
		expect(error?.message).toBe(`Qontak answered “${words}” (HTTP 422)`);
		expect(error?.context?.itemIndex).toBe(0);
		expect(error?.description).toEqual(expect.any(String));
	});

	test.each(cases)('%s gives them to the error branch with a reason', async (_name, one) => {
		const { json, output, error } = await run(one, { onError: 'continueErrorOutput' }, refuse(one));
		expect(error).toBeUndefined();
		expect(json('Qontak')).toEqual([]);
		expect(json('Qontak', 1)).toEqual([
			{
				error: `Qontak answered “${words}” (HTTP 422)`,
				details: {
					reason: 'invalidRequest',
					httpStatus: 422,
					gatewayCode: 422,
					gatewayMessage: words,
					description: expect.any(String),
					item: 0,
				},
			},
		]);
		expect(output('Qontak', 1)[0].pairedItem).toEqual({ item: 0 });
	});
});
