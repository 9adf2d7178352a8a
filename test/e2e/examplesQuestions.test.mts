import axios from 'axios';
import { jsonOf, type Execution } from '../host/execution.mts';
import { until } from '../host/until.mts';
import type { StoredWorkflow } from '../host/workflow.mts';
import { type Bench, PATIENCE, startBench } from './support/examples.mts';

/** The examples that ask in WhatsApp and wait, run as their files stand, in a real n8n. */

jest.setTimeout(2 * PATIENCE);

let bench: Bench;

beforeAll(async () => {
	bench = await startBench();
});
afterAll(async () => {
	await bench?.close();
});

/** Waits until an execution of a workflow waits for an answer; gives its id. */
const asking = async (workflow: StoredWorkflow): Promise<string> =>
	await until(
		async () => {
			const all = await bench.client.executions(workflow.id);
			return all.find(({ status }) => status === 'waiting')?.id;
		},
		{ what: 'the question to be asked', timeout: PATIENCE },
	);

describe('order-confirmation.json', () => {
	const CUSTOMER = '6281234567890';
	let workflow: StoredWorkflow;
	let orders = 0;

	beforeAll(async () => {
		workflow = await bench.install('order-confirmation.json');
		await bench.connect(workflow, 'Answers');
	});

	/** Posts an order as a shop does, lets the customer press, and gives the finished execution. */
	async function order(press: string): Promise<Execution> {
		orders += 1;
		const body = { phone: '0812-3456-7890', name: 'Ayu', order: `A-${orders}`, total: 'Rp 50.000' };
		await axios.post(await bench.client.webhookUrl(workflow, 'New Order'), body);
		const id = await asking(workflow);
		await bench.ivosights.customer(CUSTOMER).presses(press);
		return await bench.client.waitForExecution(id, PATIENCE);
	}

	test.each([
		['Ya, benar', 'Confirmed', /A-\d kami proses sekarang/],
		['Mau ubah', 'Change', /tulis saja apa yang mau diubah/],
		['Batalkan', 'Cancelled', /A-\d sudah kami batalkan/],
	])('the press on %s goes on at %s', async (press, name, told) => {
		const ended = await order(press);
		expect(ended.status).toBe('success');
		expect(jsonOf(ended, name)).toMatchObject([{ recipient: CUSTOMER, status: 'accepted' }]);
		expect(bench.lastOn(CUSTOMER)).toMatch(told);
	});
});

describe('leave-approval.json', () => {
	const MANAGER = '6281200000000';
	const EMPLOYEE = '6281111111111';
	let workflow: StoredWorkflow;

	beforeAll(async () => {
		workflow = await bench.install('leave-approval.json');
		await bench.connect(workflow, 'Answers');
	});

	test.each([
		['Setuju', 'Tell: Approved', 'Cuti Anda dari 2026-12-01 sampai 2026-12-05 disetujui.'],
		['Tolak', 'Tell: Declined', 'Maaf, permintaan cuti Anda ditolak.'],
	])('the manager presses %s, and the employee is told', async (press, name, told) => {
		const values = ['Sari', '0811 1111 1111', '2026-12-01', '2026-12-05', 'Keluarga'];
		await bench.submit(workflow, 'Leave Request', values);
		const id = await asking(workflow);
		await bench.ivosights.customer(EMPLOYEE).says('Setuju');
		await bench.ivosights.customer(MANAGER).presses(press);
		const ended = await bench.client.waitForExecution(id, PATIENCE);
		expect(ended.status).toBe('success');
		expect(jsonOf(ended, name)).toMatchObject([{ recipient: EMPLOYEE }]);
		expect(bench.lastOn(EMPLOYEE)).toBe(told);
	});

	test('a manager who does not answer is reminded twice, and any of the messages takes the press', async () => {
		// As the file, but for the 8 hours: Rina's first reminder waits for the press.
		const amount =
			"={{ $('Leave Request').item.json.Name === 'Rina' && $runIndex > 0 ? 30 : 0.02 }}";
		const soon = await bench.install('leave-approval.json', ({ nodes }) => {
			const ask = nodes.find(({ name }) => name === 'Ask Manager');
			const options = ask?.parameters.options as { limitWaitTime: { values: object } };
			Object.assign(options.limitWaitTime.values, { resumeAmount: amount, resumeUnit: 'minutes' });
			for (const node of nodes) if (node.webhookId) node.webhookId = `${node.webhookId}-soon`;
		});
		await bench.connect(soon, 'Answers');
		const askedFor = (name: string) =>
			bench.ivosights
				.customer(MANAGER)
				.phone.bubbles.filter(({ content }) => content.text?.includes(`${name} minta cuti`));
		for (const name of ['Dewi', 'Rina']) {
			const values = [name, '0811 1111 1111', '2026-12-01', '2026-12-05', ''];
			await bench.submit(soon, 'Leave Request', values);
		}
		const reminded = () => askedFor('Rina')[1];
		await until(reminded, { what: 'the reminder', timeout: PATIENCE });
		const [{ id: inReplyTo }] = askedFor('Rina');
		await bench.ivosights.customer(MANAGER).presses('Setuju', { inReplyTo });
		const ended = await until(
			async () => {
				const all = await bench.client.executions(soon.id);
				return all.length === 2 && all.every(({ status }) => status === 'success')
					? all
					: undefined;
			},
			{ what: 'both to be told', timeout: PATIENCE },
		);
		const told = (name: string) => ended.flatMap((one) => jsonOf(one, name));
		expect(told('Tell: No Answer Yet')).toMatchObject([{ recipient: EMPLOYEE }]);
		expect(told('Tell: Approved')).toMatchObject([{ recipient: EMPLOYEE }]);
		const reminders = (name: string) =>
			askedFor(name).map(({ content }) => content.text?.startsWith('Mengingatkan: '));
		expect(reminders('Dewi')).toEqual([false, true, true]);
		expect(reminders('Rina')).toEqual([false, true]);
	});
});
