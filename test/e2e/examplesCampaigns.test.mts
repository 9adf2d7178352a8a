import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { itemsOf, jsonOf, type Execution } from '../host/execution.mts';
import type { StoredWorkflow, WorkflowFile } from '../host/workflow.mts';
import { type Bench, PATIENCE, startBench } from './support/examples.mts';

/** The examples around a campaign, run as their files stand, in a real n8n: who gets it, and again. */

jest.setTimeout(2 * PATIENCE);

let bench: Bench;
const ivosights = () => bench.ivosights;
const reached = () => ivosights().messages.map(({ to }) => to);

beforeAll(async () => {
	bench = await startBench();
});
afterAll(async () => {
	await bench?.close();
});
beforeEach(() => {
	ivosights().messages.clear();
	ivosights().faults.clear();
});

const OPTED_OUT = ['6286231110001', '6286231110002', '6286231110003', '6286231110004'];

describe('opt-out.json', () => {
	let workflow: StoredWorkflow;
	let runs = 0;

	/** Does something as a customer; gives the execution that it starts. */
	async function started(doing: Promise<unknown>): Promise<Execution> {
		await doing;
		const all = await bench.client.waitForExecutions(workflow.id, (runs += 1), PATIENCE);
		const execution = all.at(-1)!;
		expect(execution.status).toBe('success');
		return execution;
	}

	beforeAll(async () => {
		workflow = await bench.install('opt-out.json');
		await bench.connect(workflow, 'Customer Writes');
	});

	test.each([
		['STOP', OPTED_OUT[0]],
		['Berhenti', OPTED_OUT[1]],
		['  b e r h e n t i !! 🙏', OPTED_OUT[2]],
		['*S.T.O.P.*', OPTED_OUT[3]],
		['ＳＴＯＰ　promo', '6286231110005'],
	])('%j is noted and confirmed', async (words, number) => {
		const execution = await started(ivosights().customer(number).says(words));
		expect(jsonOf(execution, 'Opt Out')).toMatchObject([{ phone: number, said: words }]);
		expect(reached()).toEqual([number]);
		expect(bench.lastOn(number)).toContain('MULAI');
	});

	test.each(['Tolong jangan berhenti', 'stop dulu ya, nanti lanjut', 'Halo', '🙏'])(
		'%j is no opt-out',
		async (words) => {
			const execution = await started(ivosights().customer('6286231110009').says(words));
			expect(jsonOf(execution, 'Opt Out')).toEqual([]);
			expect(reached()).toEqual([]);
		},
	);

	test('who stops marketing in WhatsApp is noted without a message, and who resumes it is taken off', async () => {
		const prefers = (value: string) =>
			ivosights().deliver({ user_preferences: [{ wa_id: '6286231110006', value }] });
		const stopped = await started(prefers('stop'));
		expect(jsonOf(stopped, 'Opt Out')).toMatchObject([{ phone: '6286231110006', said: 'stop' }]);
		const resumed = await started(prefers('resume'));
		expect(jsonOf(resumed, 'Opt In')).toMatchObject([{ phone: '6286231110006' }]);
		expect(reached()).toEqual([]);
	});

	test('who stops twice stands there once; who writes MULAI is taken off and told so', async () => {
		const customer = ivosights().customer('6286231110005');
		await started(customer.says('stop'));
		const execution = await started(customer.says('Mulai!'));
		expect(jsonOf(execution, 'Opt In')).toHaveLength(1);
		expect(bench.lastOn('6286231110005')).toContain('Senang Anda kembali');
	});
});

describe('weekly-campaign.json', () => {
	const MY_PHONE = '6281234567890';
	const CONTACTS = [
		'name,phone,offer',
		'Ayu,0862-3222-0001,10%',
		'Budi,+62 862 3222 0002,15%',
		`Citra,0${OPTED_OUT[1].slice(2)},20%`,
		'Dimas,n/a,20%',
		'Ayu again,62 862 3222 0001,10%',
	].join('\n');
	let server: Server;
	let workflow: StoredWorkflow;

	/** What a person fills in under Settings; the quiet hours are those in which it is not now. */
	function fillIn({ nodes }: WorkflowFile): void {
		const settings = nodes.find(({ name }) => name === 'Settings')!;
		const { assignments } = settings.parameters.assignments as {
			assignments: Array<{ name: string; value: string }>;
		};
		const { port } = server.address() as AddressInfo;
		// The numbers are Indonesian: their clock is 7 to 9 hours ahead.
		const hour = (later: number) => {
			const there = (new Date().getUTCHours() + 8 + later) % 24;
			return `${String(there).padStart(2, '0')}:00`;
		};
		const mine: Record<string, string> = {
			contacts: `http://127.0.0.1:${port}/contacts.csv`,
			myPhone: '0812-3456-7890',
			quietFrom: hour(10),
			quietTo: hour(12),
		};
		for (const one of assignments) one.value = mine[one.name] ?? one.value;
	}

	beforeAll(async () => {
		server = createServer((_request, response) => {
			response.setHeader('content-type', 'text/csv');
			response.end(CONTACTS);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		workflow = await bench.install('weekly-campaign.json', fillIn);
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});

	test('everybody on the list gets it once, but for those who opted out', async () => {
		const execution = await bench.client.run(workflow.id, 'Every Monday', PATIENCE);
		expect(execution.status).toBe('success');
		const [ayu, budi] = ['6286232220001', '6286232220002'];
		expect(reached().sort()).toEqual([MY_PHONE, ayu, budi].sort());
		expect(bench.lastOn(ayu)).toContain('diskon 10%');
		expect(bench.lastOn(MY_PHONE)).toMatch(
			/^Kampanye Promo \d{4}-W\d\d sudah selesai: 2 accepted, 1 refused, 2 skipped\./,
		);
		const [file] = itemsOf(execution, 'Refused as File');
		expect(file.binary?.data).toMatchObject({
			fileName: expect.stringMatching(/^refused Promo .*\.csv$/) as string,
			mimeType: 'text/csv',
		});
		expect(jsonOf(execution, 'Refused')).toMatchObject([
			{ name: 'Dimas', reason: 'invalidNumber' },
		]);
	});

	test('a second start in the same week reaches nobody but the owner', async () => {
		const execution = await bench.client.run(workflow.id, 'Every Monday', PATIENCE);
		expect(execution.status).toBe('success');
		expect(reached()).toEqual([MY_PHONE]);
		expect(bench.lastOn(MY_PHONE)).toContain('1 refused, 4 skipped');
	});
});

describe('retry-failed.json', () => {
	const CAMPAIGN = 'October offer';
	let campaign: Execution;
	let again: StoredWorkflow;
	let people: string[];

	const sendAgain = async (name = CAMPAIGN) => {
		const id = await bench.client.submitForm(again, 'Send Again to Whom', [name]);
		const execution = await bench.client.waitForExecution(id, PATIENCE);
		expect(execution.status).toBe('success');
		return { execution, page: await bench.client.lastPage(id) };
	};

	beforeAll(async () => {
		const workflow = await bench.install('campaign-data-table.json');
		again = await bench.install('retry-failed.json');
		await bench.connect(workflow, 'Receipts');
		await bench.upload(workflow, 'Start Campaign', ['Another campaign']);
		people = reached();
		ivosights().messages.clear();
		noBalance();
		const match = { path: 'send-template', recipient: people[5] };
		ivosights().faults.next({ kind: 'resetAfterAccepting', match });
		campaign = await bench.upload(workflow, 'Start Campaign', [CAMPAIGN]);
		const capped = ivosights().messages.find(({ to }) => to === people[7])!;
		await capped.advance('failed', { code: 131049, title: 'Not delivered to keep things healthy' });
		await bench.client.waitForExecutions(workflow.id, 3, PATIENCE);
	});

	const noBalance = () =>
		ivosights().faults.next({
			kind: 'status',
			status: 402,
			body: { message: 'Balance used up' },
			match: { path: 'send-template', recipient: people[3] },
		});

	test('who failed for a passing reason gets it again, once; nobody else', async () => {
		expect(campaign.status).toBe('success');
		const reasons = jsonOf(campaign, 'Refused').map(({ reason }) => reason);
		expect(reasons.sort()).toEqual([...Array(3).fill('invalidNumber'), 'noBalance', 'unconfirmed']);
		noBalance();
		expect((await sendAgain()).page?.message).toBe('1 refused again');

		const { execution, page } = await sendAgain();
		expect(page?.message).toBe('1 accepted');
		expect(reached()).toEqual([people[3]]);
		expect(jsonOf(execution, 'Remove Old Row')).toMatchObject([{ reason: 'noBalance' }]);

		ivosights().messages.clear();
		expect((await sendAgain()).page?.message).toMatch(/^Nobody of this campaign failed/);
		expect((await sendAgain('Another campaign')).page?.message).toMatch(/^Nobody/);
		expect(reached()).toEqual([]);
	});
});
