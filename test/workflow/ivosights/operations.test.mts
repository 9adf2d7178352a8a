import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadOutputSchema } from 'n8n-core';
import { operations } from '../../../nodes/Ivosights/operations';
import { startSimulator, type Simulator } from '../../../simulator/server.mts';
import { schemaFile, schemaFiles } from '../../schema/files.mts';
import { misfits, type JsonSchema } from '../../schema/schema.mts';
import { nameOf, operationIn } from '../../unit/support/step.mts';
import { stepCases } from '../../unit/Ivosights/steps.mts';
import type { NodeSettings } from '../support/action.mts';
import { runIvosights } from './support/node.mts';
import { engineCases, type EngineCase } from './cases.mts';

const ROOT = path.resolve(__dirname, '../../..');

let simulator: Simulator;
const gateway = () => simulator.ivosights;

beforeEach(async () => {
	simulator = await startSimulator({ ivosights: { receipts: 'manual' } });
});
afterEach(async () => await simulator.close());

const cases = engineCases.map((one) => [one.name, one] as const);

async function run({ parameters, item, prepare }: EngineCase, settings: NodeSettings = {}) {
	await prepare?.(gateway());
	gateway().requests.clear();
	return await runIvosights(gateway(), parameters, [item], settings);
}

describe('nothing is without its tests', () => {
	const names = operations.map(nameOf).sort();

	test('30 operations', () => expect(new Set(names).size).toBe(30));
	test('each is stepped through', () => {
		expect(stepCases.map(({ name }) => name).sort()).toEqual(names);
	});
	test('each is run here: once with success, once refused', () => {
		expect(engineCases.map(({ name }) => name).sort()).toEqual(names);
	});
	test('each has an output schema, as its sample makes it, and there are no others', () => {
		for (const operation of operations) {
			expect([...schemaFiles().keys()]).toContain(schemaFile('nodes/Ivosights', operation));
		}
		for (const [file, text] of schemaFiles()) {
			expect(readFileSync(path.join(ROOT, file), 'utf8')).toBe(text);
		}
	});
});

/** The schema as n8n finds it for its editor. */
function schemaFor(name: string): JsonSchema {
	const { resource, option } = operationIn(operations)(name);
	const nodeDir = path.join(ROOT, 'nodes/Ivosights');
	const found = loadOutputSchema({ nodeDir, version: 1, resource, operation: option.value });
	return found as unknown as JsonSchema;
}

test.each(cases)('%s hands out what its schema promises, paired', async (name, one) => {
	const { json, output, error } = await run(one);
	expect(error).toBeUndefined();
	expect(json('Ivosights')).toEqual(one.outputs);
	for (const item of output('Ivosights')) expect(item.pairedItem).toEqual({ item: 0 });
	const [first] = json('Ivosights');
	expect(misfits(schemaFor(name), first)).toEqual([]);
});

describe('refused by the gateway', () => {
	const body = {
		message: 'The given data was invalid.',
		errors: { wa_id: ['The wa id is blocked.'] },
	};
	const words = 'The given data was invalid. wa_id: The wa id is blocked.';

	test.each(cases)('%s tells the words of the gateway', async (_name, one) => {
		gateway().faults.next({ kind: 'status', status: 422, body });
		const { error } = await run(one);
		expect(error?.message).toBe(`Ivosights answered “${words}” (HTTP 422)`);
		expect(error?.context?.itemIndex).toBe(0);
		expect(error?.description).toEqual(expect.any(String));
	});

	test.each(cases)('%s gives them to the error branch with a reason', async (_name, one) => {
		gateway().faults.next({ kind: 'status', status: 422, body });
		const { json, output, error } = await run(one, { onError: 'continueErrorOutput' });
		expect(error).toBeUndefined();
		expect(json('Ivosights')).toEqual([]);
		expect(json('Ivosights', 1)).toEqual([
			{
				error: `Ivosights answered “${words}” (HTTP 422)`,
				details: {
					reason: 'invalidRequest',
					httpStatus: 422,
					gatewayMessage: words,
					description: expect.any(String),
					item: 0,
				},
			},
		]);
		expect(output('Ivosights', 1)[0].pairedItem).toEqual({ item: 0 });
	});
});
