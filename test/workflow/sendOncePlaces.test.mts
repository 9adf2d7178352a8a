import type { IDataObject, INode } from 'n8n-workflow';
import { accounts } from '../../nodes/shared/campaign/accounts';
import { accountForTests, credentialsFor, ivosightsWorkflow } from './ivosights/support/node.mts';
import { batches } from './support/batches.mts';
import { NodeMemories } from './support/deduplicator.mts';
import { runWorkflow, type RunOptions, type WorkflowJson } from './support/engine.mts';
import { contacts, digits, sendText } from './support/messages.mts';

/** Where a node with 'Send Once' may stand, and what it remembers there. */

const gateway = accountForTests();
const memories = new NodeMemories();
const reached = () => gateway().messages.map(({ to }) => to);
let nth = 0;

beforeAll(async () => await memories.install());
beforeEach(() => {
	memories.reset();
	accounts.forgetIdle();
	nth += 1;
});

const october = { sendOnce: { campaign: { name: 'October' } } };

/** `Contacts` → `Ivosights`; each test's workflow and node have ids of their own. */
function campaign(people: IDataObject[], id = `node ${nth}`, name = 'Ivosights'): WorkflowJson {
	const workflow = ivosightsWorkflow({ ...sendText, options: october } as never, people);
	const node = workflow.nodes.find((one) => one.name === 'Ivosights') as INode;
	Object.assign(node, { id, name });
	workflow.connections[name] = workflow.connections.Ivosights;
	workflow.connections.Contacts.main[0][0].node = name;
	return workflow;
}

const run = async (workflow: WorkflowJson, options: RunOptions = {}) =>
	await runWorkflow(workflow, {
		workflowId: `workflow ${nth}`,
		credentials: credentialsFor(gateway()),
		...options,
	});

const statusesOf = (items: IDataObject[]) => items.map(({ status, skipped }) => skipped ?? status);
const times = <T,>(count: number, value: T) => Array<T>(count).fill(value);

test('a node that was renamed is the same one', async () => {
	await run(campaign(contacts(3)));
	const { json } = await run(campaign(contacts(4), `node ${nth}`, 'October offer'));
	expect(statusesOf(json('October offer'))).toEqual([...times(3, 'sentBefore'), 'accepted']);
});

test.each([
	['a copy of the workflow', { workflowId: 'another' }, undefined],
	['a copy of the node', {}, 'another'],
])('%s remembers nothing', async (_what, options, id) => {
	await run(campaign(contacts(3)));
	const { json } = await run(campaign(contacts(3), id), options);
	expect(statusesOf(json('Ivosights'))).toEqual(times(3, 'accepted'));
	expect(reached()).toHaveLength(6);
});

test('two nodes of one workflow remember apart, whatever the name of the campaign', async () => {
	const workflow = campaign(contacts(2));
	const first = workflow.nodes.find(({ name }) => name === 'Ivosights') as INode;
	workflow.nodes.push({ ...first, id: `second ${nth}`, name: 'Second' });
	workflow.connections.Contacts.main[0].push({ node: 'Second', type: 'main', index: 0 });
	for (const status of ['accepted', 'sentBefore']) {
		const { json } = await run(workflow);
		expect(statusesOf(json('Ivosights'))).toEqual(times(2, status));
		expect(statusesOf(json('Second'))).toEqual(times(2, status));
	}
	expect(reached().sort()).toEqual([0, 0, 1, 1].map(digits));
});

test('a workflow that is called for each item, as a sub-workflow, remembers across the calls', async () => {
	const people = [...contacts(5), ...contacts(5)];
	const statuses: unknown[] = [];
	for (const one of people) statuses.push(...statusesOf((await run(campaign([one]))).json('Sent')));
	expect(statuses).toEqual([...times(5, 'accepted'), ...times(5, 'sentBefore')]);
	// Without waiting for the one before.
	const calls = [...contacts(9), ...contacts(9)].map(async (one) => await run(campaign([one])));
	await Promise.all(calls);
	expect(reached().sort()).toEqual(contacts(9).map((_, n) => digits(n)));
	expect(memories.openMarks()).toEqual([]);
});

test('a loop remembers across its rounds', async () => {
	const people = [...contacts(5), ...contacts(3)];
	const workflow = campaign(people);
	workflow.nodes.push({
		...workflow.nodes[0],
		id: 'Loop',
		name: 'Loop',
		type: 'test.batches',
		parameters: { size: 2 },
	});
	const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
	workflow.connections = {
		Contacts: { main: [to('Loop')] },
		Loop: { main: [to('Sent'), to('Ivosights')] },
		Ivosights: { main: [to('Loop')] },
	};
	const outcome = await run(workflow, { nodes: { 'test.batches': batches } });
	const rounds = outcome.run.data.resultData.runData.Ivosights;
	expect(rounds).toHaveLength(4);
	expect(statusesOf(outcome.json('Sent'))).toEqual([
		...times(5, 'accepted'),
		...times(3, 'sentBefore'),
	]);
	expect(reached().sort()).toEqual(contacts(5).map((_, n) => digits(n)));
	expect(memories.openMarks()).toEqual([]);
});

describe('in the editor', () => {
	test("'Execute step' sends to nobody again", async () => {
		const first = await run(campaign(contacts(3)));
		const step = { node: 'Ivosights', after: first };
		const { json } = await run(campaign(contacts(3)), { step });
		expect(statusesOf(json('Ivosights'))).toEqual(times(3, 'sentBefore'));
		expect(reached()).toHaveLength(3);
	});

	test('a node whose output is pinned sends nothing, and records nobody', async () => {
		const pinned = [{ json: { status: 'accepted' } }];
		const outcome = await run(campaign(contacts(3)), { pinData: { Ivosights: pinned } });
		expect(outcome.json('Ivosights')).toEqual([{ status: 'accepted' }]);
		expect(reached()).toEqual([]);
		const { json } = await run(campaign(contacts(3)));
		expect(statusesOf(json('Ivosights'))).toEqual(times(3, 'accepted'));
	});

	test('pinned contacts are contacts', async () => {
		const pinData = { Contacts: contacts(2).map((json) => ({ json })) };
		const { json } = await run(campaign([]), { pinData });
		expect(statusesOf(json('Ivosights'))).toEqual(times(2, 'accepted'));
	});
});
