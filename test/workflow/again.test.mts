import { runWorkflow } from './support/engine.mts';
import {
	accountForTests,
	credentialsFor,
	ivosightsWorkflow,
	runIvosights,
} from './ivosights/support/node.mts';
import { contact, contacts, digits, sendText } from './support/messages.mts';

const gateway = accountForTests();
const reached = () => gateway().messages.map(({ to }) => to);

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

test('Retry On Fail: what stops its second try does not deny what the first one sent', async () => {
	const template = {
		id: '6640a1b2c3d4e5f6a7b8c9ff',
		template_name: 'thanks',
		status: 'approved',
		category_id: 'UTILITY',
		language_id: 'id',
		components: [{ type: 'BODY', text: 'Terima kasih.', parameters: [] }],
	};
	gateway().templates.add(template as never);
	const refusal = { kind: 'status', status: 400, body: { message: 'not now' } } as const;
	gateway().faults.next({ ...refusal, match: { recipient: digits(1) } });
	let reads = 0;
	const secondRead = ({ path }: { path: string }) => path.endsWith(template.id) && ++reads === 2;
	gateway().faults.next({ ...refusal, match: secondRead });
	const parameters = {
		resource: 'message',
		operation: 'sendTemplate',
		recipient: '={{ $json.phone }}',
		template: { __rl: true, mode: 'id', value: template.id },
		templateInput: 'json',
		templateVariablesJson: '{}',
	} as never;
	const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const { error } = await runIvosights(gateway(), parameters, contacts(2), retry);
	expect(reached()).toEqual([digits(0)]);
	expect(error?.message).toBe('2 of 2 items are not ready');
	expect(error?.description).toContain('what an earlier try sent is not sent again');
	expect(error?.description).not.toContain('Nothing was sent.');
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

describe('a repeat tells the truth of what the first try did', () => {
	const twice = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const lost = (n: number) =>
		gateway().faults.next({ kind: 'resetAfterAccepting', match: { recipient: digits(n) } });
	const refuse = (n: number) =>
		gateway().faults.next({
			kind: 'status',
			status: 400,
			body: { message: 'not now' },
			match: { recipient: digits(n) },
		});

	test('what was accepted behind an unconfirmed one counts, and the rest is reached', async () => {
		lost(3);
		const { error } = await runIvosights(gateway(), sendText, contacts(40), twice);
		expect(error?.description).toMatch(/^39 items accepted, item 4 unconfirmed\./);
		expect(reached().sort()).toEqual(contacts(40).map((_, n) => digits(n)));
	});

	test('what was accepted behind a refused one counts, although that stops the run again', async () => {
		refuse(3);
		refuse(3);
		const { error } = await runIvosights(gateway(), sendText, contacts(40), twice);
		const [, accepted] = /^(\d+) items accepted, item 4 not accepted/.exec(
			error?.description ?? '',
		) ?? [''];
		expect(Number(accepted)).toBe(reached().length);
		expect(new Set(reached()).size).toBe(reached().length);
	});
});
