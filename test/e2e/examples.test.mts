import { jsonOf, type Execution } from '../host/execution.mts';
import { until } from '../host/until.mts';
import type { StoredWorkflow } from '../host/workflow.mts';
import { type Bench, PATIENCE, startBench } from './support/examples.mts';

/** The examples for Ivosights beside the campaign, run as their files stand, in a real n8n. */

jest.setTimeout(2 * PATIENCE);

let bench: Bench;
const ivosights = () => bench.ivosights;

beforeAll(async () => {
	bench = await startBench();
});
afterAll(async () => {
	await bench?.close();
});
beforeEach(() => {
	ivosights().messages.clear();
	ivosights().requests.clear();
});

describe('survey-reply-buttons.json', () => {
	let workflow: StoredWorkflow;
	let asked: Execution;

	beforeAll(async () => {
		workflow = await bench.install('survey-reply-buttons.json');
		await bench.connect(workflow, 'Customer Answers');
		asked = await bench.upload(workflow, 'Start Survey');
	});

	test('asks everybody on the list with three buttons', async () => {
		expect(asked.status).toBe('success');
		expect(jsonOf(asked, 'Asked')).toHaveLength(20);
		expect(jsonOf(asked, 'Refused').map(({ reason }) => reason)).toEqual(
			Array(3).fill('invalidNumber'),
		);
		const [{ recipient }] = jsonOf(asked, 'Asked');
		const [question] = ivosights().customer(String(recipient)).phone.bubbles;
		expect(question.content.buttons?.map(({ text }) => text)).toEqual([
			'Puas',
			'Biasa saja',
			'Kurang puas',
		]);
	});

	test('collects the presses and thanks according to the button; a text is no answer', async () => {
		const [first, second, third, fourth] = jsonOf(asked, 'Asked').map(
			({ recipient, messageId }) => ({
				customer: ivosights().customer(String(recipient)),
				messageId,
			}),
		);
		await first.customer.presses('survey_good');
		await second.customer.presses('survey_fair');
		await third.customer.presses('survey_poor');
		await fourth.customer.says('survey_good');
		const [, ...answered] = await bench.client.waitForExecutions(workflow.id, 5, PATIENCE);
		expect(answered.map(({ status }) => status)).toEqual(Array(4).fill('success'));
		const answers = answered.flatMap((one) => jsonOf(one, 'Answer'));
		const rows = answers.map(({ from, answer, words, question }) => [
			from,
			answer,
			words,
			question,
		]);
		expect(rows.sort()).toEqual(
			[
				[first.customer.number, 'survey_good', 'Puas', first.messageId],
				[second.customer.number, 'survey_fair', 'Biasa saja', second.messageId],
				[third.customer.number, 'survey_poor', 'Kurang puas', third.messageId],
			].sort(),
		);
		expect(bench.lastOn(first.customer.number)).toMatch(/^Terima kasih .*Senang/);
		expect(bench.lastOn(second.customer.number)).toMatch(/^Terima kasih .*lebih baik/);
		expect(bench.lastOn(third.customer.number)).toMatch(/^Maaf/);
		expect(ivosights().messages).toHaveLength(3);
	});
});

describe('template-approval.json', () => {
	const MY_NUMBER = '6281234567890';
	/** 1.2 seconds. */
	const MINUTES = '0.02';
	let workflow: StoredWorkflow;
	let runs = 0;

	beforeAll(async () => {
		ivosights().webhooks.clear();
		workflow = await bench.install('template-approval.json');
	});

	async function propose(title: string, looks: string): Promise<string> {
		const text = 'Halo {{1}}, pesanan {{2}} siap diambil.';
		const fields = [title, text, 'Budi\nINV-2041', '0812-3456-7890', MINUTES, looks];
		await bench.submit(workflow, 'New Template', fields);
		const find = () =>
			ivosights()
				.templates.all()
				.find(({ label }) => label === title);
		const what = `the template ${title} to be proposed`;
		return await until(() => (find()?.status === 'pending' ? find()?.id : undefined), { what });
	}

	async function ended(): Promise<Execution> {
		const executions = await bench.client.waitForExecutions(workflow.id, (runs += 1), PATIENCE);
		return executions.at(-1)!;
	}

	const looks = (id: string) =>
		ivosights().requests.filter(({ method, path: at }) => method === 'GET' && at.includes(id));

	test.each([
		['approved', 'Halo Budi, pesanan INV-2041 siap diambil.'],
		['rejected', expect.stringMatching(/^WhatsApp rejected the template Pickup rejected/)],
	] as const)('%s: looks until then, and tells', async (decision, news) => {
		const id = await propose(`Pickup ${decision}`, '150');
		await until(() => looks(id).length >= 2 || undefined, { what: 'two looks', timeout: 60_000 });
		ivosights().templates.review(id, decision);
		expect((await ended()).status).toBe('success');
		expect(ivosights().messages.map(({ to }) => to)).toEqual([MY_NUMBER]);
		expect(bench.lastOn(MY_NUMBER)).toEqual(news);
	});

	test('undecided: gives up after as many looks as the form allows', async () => {
		const id = await propose('Pickup later', '2');
		expect((await ended()).status).toBe('success');
		expect(looks(id)).toHaveLength(2);
		expect(bench.lastOn(MY_NUMBER)).toMatch(/^The template Pickup later is still pending/);
	});
});

describe('catch-up.json', () => {
	/** The webhook that the file has chosen. */
	const WEBHOOK = '61aa0c5e2b7d4f1c8e903d10';
	const customers = ['6286211110001', '6286211110002', '6286211110003'];
	const customer = (number: string) => ivosights().customer(number);
	const replies = () =>
		customers.map((number) => ivosights().messages.filter(({ to }) => to === number).length);
	let workflow: StoredWorkflow;
	let webhook: Awaited<ReturnType<Bench['connect']>>;

	beforeAll(async () => {
		workflow = await bench.install('catch-up.json');
		webhook = await bench.connect(workflow, 'Customer Writes', WEBHOOK);
	});

	test('a reply that cannot be sent is listed', async () => {
		ivosights().faults.next({ kind: 'status', status: 400, body: { message: 'not now' } });
		await customer('6286211110004').says('Halo?');
		const [execution] = await bench.client.waitForExecutions(workflow.id, 1, PATIENCE);
		expect(execution.status).toBe('success');
		expect(jsonOf(execution, 'Not Answered')).toMatchObject([
			{ from: '6286211110004', text: 'Halo?', reason: 'invalidRequest' },
		]);
		expect(ivosights().messages).toEqual([]);
	});

	test('answers what came live and what came while n8n was away, each once', async () => {
		const live = await customer(customers[0]).says('Halo?');
		await bench.client.waitForExecutions(workflow.id, 2, PATIENCE);
		expect(replies()).toEqual([1, 0, 0]);

		await bench.client.unpublish(workflow.id);
		await customer(customers[1]).says('Masih buka?');
		await customer(customers[2]).sendsLocation({ latitude: -6.2, longitude: 106.8 });
		await ivosights().messages[0].advance('read');
		expect(webhook.pending).toHaveLength(3);
		await bench.client.publish(workflow.id);

		// One that n8n had, but whose answer got lost; and one that is kept twice.
		webhook.pending.push(live.payload, webhook.pending[0]);
		const first = await bench.client.run(workflow.id, 'Every Hour', PATIENCE);
		const second = await bench.client.run(workflow.id, 'Every Hour', PATIENCE);
		expect([first.status, second.status]).toEqual(['success', 'success']);
		expect(jsonOf(first, 'Pull Pending')).toHaveLength(5);
		expect(jsonOf(second, 'Pull Pending')).toEqual([]);
		expect(replies()).toEqual([1, 1, 1]);
	});
});

describe('campaign-data-table.json', () => {
	let workflow: StoredWorkflow;
	let campaign: Execution;

	beforeAll(async () => {
		workflow = await bench.install('campaign-data-table.json');
		await bench.connect(workflow, 'Receipts');
		// Each receipt follows at once: most of them come before the campaign has saved its rows.
		Object.assign(ivosights().settings, { receipts: 'auto', receiptDelayMs: 1 });
		campaign = await bench.upload(workflow, 'Start Campaign', ['October']);
		await ivosights().settled();
		ivosights().settings.receipts = 'manual';
		await bench.client.waitForExecutions(workflow.id, 1 + 3 * 20, PATIENCE);
	});

	async function report() {
		const execution = await bench.client.run(workflow.id, 'Show Report', PATIENCE);
		expect(execution.status).toBe('success');
		return execution;
	}

	const counts = (execution: Execution, of: string) =>
		Object.fromEntries(
			jsonOf(execution, 'Report')
				.filter(({ campaign: name }) => name === of)
				.map(({ status, count_phone }) => [status, count_phone]),
		);

	test('every contact has one row, with the times of its receipts or the reason', async () => {
		expect(campaign.status).toBe('success');
		const execution = await report();
		const rows = jsonOf(execution, 'Rows');
		const names = (of: Execution, node: string) => jsonOf(of, node).map(({ name }) => name);
		expect(names(execution, 'Rows').sort()).toEqual(names(campaign, 'Contacts').sort());
		const sent = rows.filter(({ messageId }) => messageId);
		expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(20);
		for (const { accepted, sent: at, delivered, read, failed } of sent) {
			expect(
				[accepted, at, delivered, read].map((time) => !Number.isNaN(Date.parse(String(time)))),
			).toEqual(Array(4).fill(true));
			expect(failed).toBeNull();
		}
		const refused = rows.filter(({ messageId }) => !messageId);
		expect(refused.map(({ failed }) => failed)).toEqual(
			Array(3).fill(expect.stringContaining("'Recipient'")),
		);
		expect(counts(execution, 'October')).toEqual({ read: 20, failed: 3 });
	});

	test('receipts in any order: none undoes a later one', async () => {
		const before = await bench.client.countExecutions(workflow.id);
		await bench.upload(workflow, 'Start Campaign', ['November']);
		const [backwards, lost, only] = ivosights().messages;
		await backwards.advance('read');
		await backwards.advance('delivered');
		await backwards.advance('sent');
		await lost.advance('failed');
		await lost.advance('sent');
		await only.advance('delivered');
		await bench.client.waitForExecutions(workflow.id, before + 1 + 6, PATIENCE);
		const execution = await report();
		expect(counts(execution, 'October')).toEqual({ read: 20, failed: 3 });
		const now = { read: 1, failed: 4, delivered: 1, accepted: 17 };
		expect(counts(execution, 'November')).toEqual(now);
	});
});
