import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { credentialsFor } from './ivosights/support/node.mts';
import { runAction, type NodeSettings } from './support/action.mts';
import { Deduplicator } from './support/deduplicator.mts';
import type { RunOptions } from './support/engine.mts';
import { contact, contacts, digits, sendText } from './support/messages.mts';

let simulator: Simulator;
const memory = new Deduplicator();
let started = 0;
const gateway = () => simulator.ivosights;
const reached = () => gateway().messages.map(({ to }) => to);

beforeAll(async () => {
	simulator = await startSimulator({ ivosights: { receipts: 'manual' } });
	await memory.install();
});
afterAll(async () => await simulator.close());
beforeEach(() => {
	gateway().faults.clear();
	gateway().messages.clear();
	gateway().requests.clear();
	memory.reset();
	started += 1;
});

/** n8n is started again: the process knows nothing, the database does. */
const restart = () => (started += 1);

const october = { name: 'October' };

async function send(
	campaign: IDataObject,
	people: readonly IDataObject[],
	{ options, ...settings }: NodeSettings & RunOptions & { options?: IDataObject } = {},
) {
	const node = { name: `Node ${started}`, type: 'ivosights', credentials: ['ivosightsApi'] };
	const parameters = { ...sendText, options: { sendOnce: { campaign }, ...options } };
	const outcome = await runAction(
		node,
		credentialsFor(gateway()),
		parameters as unknown as INodeParameters,
		people,
		settings,
	);
	const statuses = outcome.json(node.name).map(({ status, skipped }) => skipped ?? status);
	return { ...outcome, statuses, failed: outcome.json(node.name, 1) };
}

const openMarks = () => memory.row.filter((mark) => mark.startsWith('O:'));
const go = { onError: 'continueErrorOutput' } as const;
const times = <T,>(count: number, value: T) => Array<T>(count).fill(value);

test.each([
	['in the same process', () => undefined],
	['after n8n was started again', restart],
])('the same campaign again, %s: nobody gets it twice', async (_when, between) => {
	const first = await send(october, contacts(30));
	expect(first.statuses).toEqual(times(30, 'accepted'));
	expect(openMarks()).toEqual([]);
	between();
	const second = await send(october, contacts(32));
	expect(second.error).toBeUndefined();
	expect(second.statuses).toEqual([...times(30, 'sentBefore'), 'accepted', 'accepted']);
	expect(second.json(`Node ${started}`)[3]).toEqual({
		gateway: 'ivosights',
		recipient: digits(3),
		status: 'skipped',
		skipped: 'sentBefore',
	});
	expect(reached().sort()).toEqual(contacts(32).map((_, n) => digits(n)));
	expect(openMarks()).toEqual([]);
});

test('a new name is a new campaign', async () => {
	await send(october, contacts(2));
	await send({ name: 'November' }, contacts(2));
	expect(reached()).toHaveLength(4);
});

test('another notation, another text: the number counts', async () => {
	await send(october, [contact(0)]);
	const { statuses } = await send(october, [{ name: 'Budi', phone: '+62 812 3456 7000' }]);
	expect(statuses).toEqual(['sentBefore']);
});

test('with a key of the person’s own, a message for each key', async () => {
	const byOrder = { ...october, recipientKey: '={{ $json.order }}' };
	const order = (n: number) => ({ ...contact(0), name: `Order ${n}`, order: `A-${n}` });
	await send(byOrder, [order(1), order(2)]);
	const { statuses } = await send(byOrder, [order(2), order(3)]);
	expect(statuses).toEqual(['sentBefore', 'accepted']);
	expect(reached()).toHaveLength(3);
});

test('with a key of their own, messages that say the same are not the same', async () => {
	const byOrder = { ...october, recipientKey: '={{ $json.order }}' };
	const orders = [1, 2, 2].map((order) => ({ ...contact(0), order }));
	const { statuses } = await send(byOrder, orders);
	expect(statuses).toEqual(['accepted', 'accepted', 'repeated']);
});

test('a key whose column does not exist is refused, not taken for the number', async () => {
	const byOrder = { ...october, recipientKey: '={{ $json.order }}' };
	const { failed } = await send(byOrder, [contact(0), { ...contact(1), order: 1 }], go);
	expect(failed).toHaveLength(1);
	expect(failed[0].error).toMatchObject({
		message: "'Recipient Key' has an expression that gives nothing",
	});
	expect(reached()).toEqual([digits(1)]);
});

test.each([
	['an empty cell', ''],
	['blanks', ' \u00a0\t'],
	['signs that nobody sees', '\u200b\u2060'],
])('a key of %s is refused, too: it is the same for everybody', async (_kind, order) => {
	const byOrder = { ...october, recipientKey: '={{ $json.order }}' };
	const rows = [0, 1].map((n) => ({ ...contact(n), order }));
	const { failed } = await send(byOrder, [...rows, { ...contact(2), order: 'A-1' }], go);
	const message = "'Recipient Key' has an expression that gives nothing";
	expect(failed).toHaveLength(2);
	expect(failed[1].error).toMatchObject({ message });
	expect(reached()).toEqual([digits(2)]);
});

test('a key that is left empty is the number', async () => {
	const { statuses } = await send({ ...october, recipientKey: '' }, contacts(2));
	expect(statuses).toEqual(times(2, 'accepted'));
});

test.each([
	['blanks', 'Café  offer\u00a0', 'Café offer'],
	['the same letters, put together otherwise', 'Cafe\u0301 offer', 'Caf\u00e9 offer'],
	['signs that nobody sees', '\u200bOctober\u00ad offer\ufeff', 'October offer'],
	['very long ones', `${'x'.repeat(10_000)} `, 'x'.repeat(10_000)],
])('a name that looks the same is the same: %s', async (_kind, first, second) => {
	await send({ name: first }, contacts(2));
	expect((await send({ name: second }, contacts(2))).statuses).toEqual(times(2, 'sentBefore'));
	expect((await send({ name: `${second}x` }, contacts(1))).statuses).toEqual(['accepted']);
});

test('who waits for the end of quiet hours is not recorded meanwhile: n8n may die in the night', async () => {
	const zoned = (time: number, timeZone: string) =>
		new Date(time).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
	const hour = 3_600_000;
	const inJakarta = (ms: number) => zoned(Date.now() + ms, 'Asia/Jakarta');
	const hours = { from: inJakarta(-hour), to: inJakarta(hour), timeZone: 'recipient' };
	const options = { quietHours: { hours } };
	// Nine hours behind: there it is not quiet.
	const abroad = { name: 'Ann', phone: '+351 912 345 678' };
	let stop = () => {};
	const onStart = (cancel: () => void) => (stop = cancel);
	const running = send(october, [...contacts(3), abroad], { ...go, options, onStart });
	while (reached().length === 0 || openMarks().length > 0) await new Promise(setImmediate);
	stop();
	const { statuses } = await running;
	expect(statuses).toEqual(['accepted']);
	expect(openMarks()).toEqual([]);
	expect(memory.row.filter((mark) => mark.startsWith('C:'))).toHaveLength(1);
});

describe('a stopped execution waits for nobody', () => {
	const reasons = ({ failed }: Awaited<ReturnType<typeof send>>) =>
		failed.map(({ error }) => (error as IDataObject).reason);

	test('not for what another one is sending', async () => {
		gateway().faults.next({ kind: 'status', status: 429, headers: { 'retry-after': '50' } });
		let stopFirst = () => {};
		const first = send(october, contacts(1), { onStart: (stop) => (stopFirst = stop) });
		while ([...gateway().requests].length === 0) await new Promise(setImmediate);
		const second = await send(october, contacts(1), {
			...go,
			onStart: (stop) => setTimeout(stop, 200),
		});
		stopFirst();
		expect((await first).run.status).toBe('canceled');
		expect(second.run.status).toBe('canceled');
		expect(reasons(second)).toEqual(['cancelled']);
		expect(openMarks()).toEqual([]);
	});

	test("nor for n8n's database", async () => {
		memory.fault = new Error('The connection is closed');
		const onStart = (stop: () => void) => setTimeout(stop, 1_000);
		const stopped = await send(october, contacts(2), { ...go, onStart });
		expect(stopped.run.status).toBe('canceled');
		expect(reasons(stopped)).toEqual(times(2, 'cancelled'));
	});
});

test('two executions at once on one list: everybody once', async () => {
	const both = await Promise.all([send(october, contacts(40)), send(october, contacts(40))]);
	expect(reached().sort()).toEqual(contacts(40).map((_, n) => digits(n)));
	const all = both.flatMap(({ statuses }) => statuses);
	expect(all.filter((status) => status === 'accepted')).toHaveLength(40);
	expect(all.filter((status) => status === 'sentBefore')).toHaveLength(40);
});

test('who was refused gets it from the next run', async () => {
	gateway().faults.next({
		kind: 'status',
		status: 400,
		body: { message: 'not now' },
		match: { recipient: digits(1) },
	});
	const first = await send(october, contacts(3), go);
	expect(first.failed).toHaveLength(1);
	const { statuses } = await send(october, contacts(3), go);
	expect(statuses).toEqual(['sentBefore', 'accepted', 'sentBefore']);
});

test('who comes twice gets it by the second item when the first was refused, and is remembered', async () => {
	gateway().faults.next({
		kind: 'status',
		status: 400,
		body: { message: 'not now' },
		match: { recipient: digits(0) },
	});
	const people = [contact(0), contact(1), contact(0)];
	const first = await send(october, people, go);
	expect(first.failed).toHaveLength(1);
	expect(first.statuses).toEqual(['accepted', 'accepted']);
	expect(openMarks()).toEqual([]);
	const { statuses } = await send(october, people, go);
	expect(statuses).toEqual(times(3, 'sentBefore'));
	expect(reached().sort()).toEqual([digits(0), digits(1)]);
});

describe('cut off', () => {
	/** What a process leaves that is killed while it sends to these. */
	async function killedAt(...numbers: number[]) {
		await send(october, contacts(3));
		memory.row.push(
			...numbers.flatMap((n) =>
				['C', 'O'].map((kind) => `${kind}:${JSON.stringify(['October', digits(n)])}`),
			),
		);
		restart();
		gateway().messages.clear();
	}

	test('who was being sent to is reported, and the others are reached', async () => {
		await killedAt(4, 5);
		const { statuses, failed, json } = await send(october, contacts(8), go);
		expect(statuses).toEqual([...times(3, 'sentBefore'), ...times(3, 'accepted')]);
		expect(failed.map(({ error }) => (error as IDataObject).reason)).toEqual(
			times(2, 'unconfirmed'),
		);
		expect(failed[0].error).toMatchObject({
			message: "An earlier run of the campaign 'October' was cut off here",
		});
		expect(json('Failed')).toHaveLength(2);
		expect(reached().sort()).toEqual([3, 6, 7].map(digits));
		// They stay open until the person decides.
		expect((await send(october, contacts(8), go)).failed).toHaveLength(2);
	});

	test("without 'Continue', too: the error comes after the others were sent", async () => {
		await killedAt(4);
		const { error } = await send(october, contacts(8));
		expect(reached().sort()).toEqual([3, 5, 6, 7].map(digits));
		expect(error?.message).toContain('An earlier run of the campaign');
		expect(error?.description).toContain('4 items accepted, item 5 unconfirmed, 3 items skipped.');
	});

	test('they get it when the person says so', async () => {
		await killedAt(4, 5);
		const { statuses } = await send({ ...october, unconfirmed: 'repeat' }, contacts(6));
		expect(statuses).toEqual([...times(3, 'sentBefore'), ...times(3, 'accepted')]);
		expect(openMarks()).toEqual([]);
	});
});

test('an answer that got lost leaves the recipient open', async () => {
	gateway().faults.next({ kind: 'resetAfterAccepting', match: { recipient: digits(1) } });
	const { failed } = await send(october, contacts(3), go);
	expect(failed).toHaveLength(1);
	expect(openMarks()).toHaveLength(1);
	restart();
	const again = await send(october, contacts(3), go);
	expect(again.statuses).toEqual(['sentBefore', 'sentBefore']);
	expect(again.failed).toHaveLength(1);
});

test("n8n's Retry On Fail answers with what the first try got", async () => {
	gateway().faults.next({
		kind: 'status',
		status: 400,
		body: { message: 'not now' },
		match: { recipient: digits(2) },
	});
	const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const { statuses } = await send(october, contacts(3), retry);
	expect(statuses).toEqual(times(3, 'accepted'));
	expect(reached()).toHaveLength(3);
});

test.each([' ', '\u200b'])(
	'a campaign without a name is refused before anything is sent',
	async (name) => {
		const { error } = await send({ name }, contacts(1));
		expect(error?.message).toBe("'Name' of 'Send Once' is empty");
		expect(reached()).toEqual([]);
	},
);

test('a large run that nobody remembers says so', async () => {
	const hintsOf = ({ run }: Awaited<ReturnType<typeof send>>) =>
		JSON.stringify(run.data.resultData.runData[`Node ${started}`].at(-1)?.hints ?? []);
	const without = await send({}, contacts(50), { options: { sendOnce: {} } });
	expect(hintsOf(without)).toContain("'Send Once' under Options remembers.");
	const small = await send({}, contacts(5), { options: { sendOnce: {} } });
	expect(hintsOf(small)).not.toContain('Send Once');
	expect(hintsOf(await send(october, contacts(50)))).not.toContain('Send Once');
});
