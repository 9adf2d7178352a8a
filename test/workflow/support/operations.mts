import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { loadOutputSchema } from 'n8n-core';
import type { AnyOperation } from '../../../nodes/shared/operation/operation';
import { misfits, type JsonSchema } from '../../schema/schema.mts';
import { nameOf } from '../../unit/support/step.mts';
import type { NodeSettings } from './action.mts';
import type { Outcome } from './engine.mts';

/** What a run of one operation is known to give. */
export interface OperationCase {
	/** `resource.operation`. */
	name: string;
	/** The JSON of the items. */
	outputs: readonly IDataObject[];
	/** Whether it asks the gateway at all; nothing that asks nothing can be refused. */
	silent?: boolean;
}

/** How the operations of one gateway are run, and refused. */
export interface OperationRuns<Case extends OperationCase> {
	/** What the node is called, in the workflow and as a folder. */
	node: string;
	operations: readonly AnyOperation[];
	cases: readonly Case[];
	/**
	 * Runs a case in the engine against a fresh simulator.
	 *
	 * @param refused whether the gateway says no to the request that does the work
	 */
	run(one: Case, settings: NodeSettings, refused: boolean): Promise<Outcome>;
	/** What the person reads then, and what comes with it on the error branch. */
	refusal: { message: string; reason: string } & IDataObject;
}

/** The schema as n8n finds it for its editor. */
function schemaFor(node: string, name: string): JsonSchema {
	const [resource, operation] = name.split('.');
	const nodeDir = path.resolve(__dirname, '../../../nodes', node);
	return loadOutputSchema({ nodeDir, version: 1, resource, operation }) as unknown as JsonSchema;
}

/** Holds every operation of a gateway to a run with success and to two that are refused. */
export function testOperations<Case extends OperationCase>({
	node,
	operations,
	cases,
	run,
	refusal,
}: OperationRuns<Case>): void {
	const named = cases.map((one) => [one.name, one] as const);
	const asking = named.filter(([, { silent }]) => !silent);

	test('each operation is run here: once with success, once refused', () => {
		expect(cases.map(({ name }) => name).sort()).toEqual(operations.map(nameOf).sort());
	});

	test.each(named)('%s hands out what its schema promises, paired', async (name, one) => {
		const { json, output, error } = await run(one, {}, false);
		expect(error).toBeUndefined();
		expect(json(node)).toEqual(one.outputs);
		for (const item of output(node)) expect(item.pairedItem).toEqual({ item: 0 });
		expect(misfits(schemaFor(node, name), json(node)[0])).toEqual([]);
	});

	describe('refused by the gateway', () => {
		test.each(asking)('%s tells the words of the gateway', async (_name, one) => {
			const { error } = await run(one, {}, true);
			expect(error?.message).toBe(refusal.message);
			expect(error?.context?.itemIndex).toBeUndefined();
			expect(error?.description).toEqual(expect.any(String));
		});

		test.each(asking)('%s gives them to the error branch with a reason', async (_name, one) => {
			const { json, output, error } = await run(one, { onError: 'continueErrorOutput' }, true);
			expect(error).toBeUndefined();
			expect(json(node)).toEqual([]);
			const [{ error: told }, ...more] = json(node, 1);
			expect(more).toEqual([]);
			expect(told).toEqual({ ...refusal, description: expect.any(String), item: 0 });
			expect(output(node, 1)[0].pairedItem).toEqual({ item: 0 });
		});
	});
}
