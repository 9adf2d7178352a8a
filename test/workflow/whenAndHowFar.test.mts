import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { accountForTests, runIvosights } from './ivosights/support/node.mts';
import { contacts, digits, sendText } from './support/messages.mts';

const gateway = accountForTests();
const reached = () => gateway().messages.map(({ to }) => to);
const send = async (options: object, count: number, settings: IDataObject = {}) =>
	await runIvosights(
		gateway(),
		{ ...sendText, options } as unknown as INodeParameters,
		contacts(count),
		settings,
	);

/** Makes n8n's process believe that it is so late. Each test comes later than the one before, as time goes. */
function clockShows(iso: string): void {
	const offset = Date.parse(iso) - Date.now();
	const now = Date.now.bind(Date);
	jest.spyOn(Date, 'now').mockImplementation(() => now() + offset);
}

afterEach(() => jest.restoreAllMocks());

describe("'Quiet Hours'", () => {
	const quietHours = (more: object) => ({
		quietHours: { hours: { from: '21:00', to: '08:00', timeZone: 'recipient', ...more } },
	});

	test('what would go out then is skipped, with the reason', async () => {
		clockShows('2026-11-20T20:00:00Z');
		const { json, error } = await send(quietHours({ then: 'skip' }), 2);
		expect(error).toBeUndefined();
		expect(reached()).toEqual([]);
		expect(json('Ivosights')).toEqual(
			[0, 1].map((n) => ({
				gateway: 'ivosights',
				recipient: digits(n),
				status: 'skipped',
				skipped: 'quietHours',
			})),
		);
	});

	test('or waits until they are over', async () => {
		clockShows('2026-11-21T00:59:59.700Z');
		const { json, error } = await send(quietHours({}), 3);
		expect(error).toBeUndefined();
		const times = json('Ivosights').map(({ sentAt }) => String(sentAt));
		expect(reached()).toHaveLength(3);
		expect(times.every((sentAt) => sentAt >= '2026-11-21T01:00:00')).toBe(true);
	});

	test('what has to wait until they began does not go out in them', async () => {
		clockShows('2026-11-21T19:59:59.400Z');
		gateway().faults.next({ kind: 'status', status: 429, headers: { 'retry-after': '1' } });
		const slow = { speed: { limit: { mode: 'fixed', messages: 4, unit: 'second', inFlight: 1 } } };
		const { json } = await send({ ...quietHours({ from: '03:00', then: 'skip' }), ...slow }, 8);
		const times = json('Ivosights').flatMap(({ sentAt }) => (sentAt ? [String(sentAt)] : []));
		expect(times).toHaveLength(reached().length);
		expect(times.filter((sentAt) => sentAt >= '2026-11-21T20:00')).toEqual([]);
		const skipped = json('Ivosights').filter(({ skipped: why }) => why === 'quietHours');
		expect(skipped).toHaveLength(8 - times.length);
		// The one that met a limit is among them.
		expect(json('Ivosights')[0]).toMatchObject({ skipped: 'quietHours' });
	});

	test('a wait ends at once when the execution is stopped; nothing is sent', async () => {
		clockShows('2026-11-21T20:00:00Z');
		const running = send(quietHours({}), 3, {
			onStart: (stop: () => void) => void setImmediate(stop),
		} as never);
		const { run } = await running;
		expect(run.status).toBe('canceled');
		expect(reached()).toEqual([]);
	});

	test('by day nothing changes', async () => {
		clockShows('2026-11-22T05:00:00Z');
		await send(quietHours({}), 2);
		expect(reached()).toHaveLength(2);
	});

	test.each([
		['a day that there is not', { days: ['Sat'] }, "'On Days' has no choice “Sat”"],
		['a text of days', { days: '={{ "saturday,sunday" }}' }, "'On Days' has no choice"],
		['a column that does not exist', { from: '={{ $json.begin }}' }, "'Begin' has an expression"],
	])('%s is refused, not taken for its default', async (_kind, more, words) => {
		const { error } = await send(quietHours(more), 1);
		expect(error?.message).toContain(words);
		expect(reached()).toEqual([]);
	});

	test('what is no time of day is refused before anything is sent', async () => {
		const { error } = await send(quietHours({ from: 'evening' }), 1);
		expect(error?.message).toContain("'Begin' of 'Quiet Hours' is no time of day: evening");
	});
});

describe("'Stop When'", () => {
	const rule = { stopWhen: { rule: { percent: 50, atLeast: 4 } } };
	const branch = { onError: 'continueErrorOutput' };

	test('ends the run, and tells the rest that it was not tried', async () => {
		gateway().faults.next({ kind: 'status', status: 403, times: 50 });
		const options = { ...rule, speed: { limit: { mode: 'automatic', inFlight: 1 } } };
		const { json, error } = await send(options, 20, branch);
		expect(error).toBeUndefined();
		const reasons = json('Failed').map(({ error }) => (error as IDataObject).reason);
		expect(reasons.filter((reason) => reason === 'forbidden')).toHaveLength(4);
		expect(reasons.filter((reason) => reason === 'cancelled')).toHaveLength(16);
		expect(json('Failed')[19].error).toMatchObject({
			message: expect.stringContaining(
				"Not tried: 'Stop When' ended this run after 4 of 4 messages failed",
			),
		});
	});

	test('says of what it did not try that it was not tried', async () => {
		gateway().faults.next({ kind: 'status', status: 403, times: 50 });
		const options = { ...rule, speed: { limit: { mode: 'automatic', inFlight: 1 } } };
		const { run } = await send(options, 20, branch);
		const [hint] = run.data.resultData.runData.Ivosights[0].hints ?? [];
		expect(hint?.message).toMatch(/^0 accepted, 4 refused \(4 not allowed\), 16 not tried/);
		gateway().faults.next({ kind: 'status', status: 403, times: 50 });
		const stopAtTwo = { stopWhen: { rule: { percent: 50, atLeast: 2 } } };
		const { error } = await send(stopAtTwo, 5);
		expect(error?.description).toMatch(
			/^0 items accepted, items? 1.* not accepted, \d items? not tried/,
		);
	});

	test('lets a run go on that goes well', async () => {
		gateway().faults.next({ kind: 'status', status: 403, times: 2 });
		await send(rule, 20, branch);
		expect(reached()).toHaveLength(18);
	});
});

describe('a stopped execution, with Continue', () => {
	test('says of what it did not send that it was not tried, also of what waited for a limit', async () => {
		let stop = () => {};
		gateway().faults.next({
			...{ kind: 'status', status: 429, headers: { 'retry-after': '50' } },
			match: () => {
				setImmediate(() => stop());
				return true;
			},
		});
		const { json, run } = await send({}, 12, {
			onError: 'continueErrorOutput',
			onStart: (cancel: () => void) => (stop = cancel),
		} as never);
		expect(run.status).toBe('canceled');
		const reasons = json('Ivosights', 1).map(({ error }) => (error as IDataObject).reason);
		expect(reasons).toEqual(Array(12 - reached().length).fill('cancelled'));
		const [hint] = run.data.resultData.runData.Ivosights[0].hints ?? [];
		expect(hint?.message).toContain(`${reasons.length} not tried`);
	});
});

test('the summary counts those that were not ready, too, also when only one was sent', async () => {
	const people = [...contacts(1), { name: 'Budi', phone: '12' }, { name: 'Sari' }];
	const settings = { onError: 'continueErrorOutput' as const };
	const summaryOfRun = async (options: object) => {
		const parameters = { ...sendText, options } as unknown as INodeParameters;
		const { run } = await runIvosights(gateway(), parameters, people, settings);
		return run.data.resultData.runData.Ivosights[0].hints?.map(({ message }) => message);
	};
	expect(await summaryOfRun({})).toEqual(['1 accepted, 2 refused (2 invalid number).']);
	expect(await summaryOfRun({ dryRun: true })).toEqual(['Dry run: nothing was sent.']);
});
