import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { runWorkflow } from './support/engine.mts';
import { credentialsFor, ivosightsWorkflow, runIvosights } from './support/ivosights.mts';
import { contact, contacts, digits, sendText } from './support/messages.mts';

let simulator: Simulator;
const gateway = () => simulator.ivosights;
const reached = () => gateway().messages.map(({ to }) => to);

beforeAll(async () => {
	simulator = await startSimulator({ ivosights: { receipts: 'manual' } });
});
afterAll(async () => await simulator.close());
beforeEach(() => {
	gateway().faults.clear();
	gateway().messages.clear();
	gateway().requests.clear();
});

/** `Contacts` → the node, and → `Again` → the node: n8n runs it twice, as it does in a loop. */
function loop(people: Parameters<typeof ivosightsWorkflow>[1]) {
	const workflow = ivosightsWorkflow(sendText, people);
	const [first] = workflow.connections.Contacts.main;
	const again = { ...workflow.nodes[2], id: 'Again', name: 'Again' };
	workflow.nodes.push(again);
	workflow.connections.Contacts.main = [[...first, { node: 'Again', type: 'main', index: 0 }]];
	workflow.connections.Again = { main: [first] };
	return workflow;
}

describe('the same node again, within one execution', () => {
	test('each round of a loop sends its own messages', async () => {
		const credentials = credentialsFor(gateway());
		const { run, error } = await runWorkflow(loop(contacts(2)), { credentials });
		expect(error).toBeUndefined();
		expect(run.data.resultData.runData.Ivosights).toHaveLength(2);
		expect(reached().sort()).toEqual([0, 0, 1, 1].map(digits));
	});

	test('somebody else in the place of an item gets a message too', async () => {
		const { contextData } = await runIvosights(gateway(), sendText, [contact(0), contact(1)]);
		const { json } = await runIvosights(gateway(), sendText, [contact(2), contact(1)], {
			contextData,
		});
		expect(json('Sent').map(({ recipient }) => recipient)).toEqual([2, 1].map(digits));
		expect(reached().sort()).toEqual([0, 1, 2].map(digits));
	});
});

test('a cancel does not wait for the next try', async () => {
	let cancel = () => {};
	gateway().faults.next({
		kind: 'status',
		status: 429,
		headers: { 'retry-after': '50' },
		body: {},
		match: () => {
			cancel();
			return true;
		},
	});
	const { run } = await runIvosights(gateway(), sendText, contacts(1), {
		onStart: (stop) => (cancel = stop),
	});
	expect(run.status).toBe('canceled');
	expect(gateway().requests).toHaveLength(1);
});

test('a wrong key is tried with as many items as are under way, not with all', async () => {
	const credentials = credentialsFor(gateway(), { apiKey: 'wrong-key-of-somebody' });
	const parameters = { resource: 'contact', operation: 'check', recipient: '={{ $json.phone }}' };
	const { error } = await runIvosights(gateway(), parameters, contacts(40), { credentials });
	expect(error?.message).toBe('Ivosights answered “Unauthenticated.” (HTTP 401)');
	expect(gateway().requests.length).toBeLessThanOrEqual(5);
});
