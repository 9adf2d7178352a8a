import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import { jsonOf, type Execution } from '../host/execution.mts';
import { until } from '../host/until.mts';
import { Asker, END } from './support/asking.mts';
import { type PhonesBrowser, startPhonesBrowser } from './support/phonesBrowser.mts';
import { openPhone } from './support/phonesStage.mts';

/** Questions in WhatsApp, and executions of a real n8n that wait for the answers. */

const ANI = '628111111111';
const BUDI = '628222222222';
const CITRA = '628333333333';
const TITLES = ['Ya', 'Tidak'] as const;

let asker: Asker;
let browser: PhonesBrowser;

beforeAll(async () => {
	asker = await Asker.start();
	browser = await startPhonesBrowser();
});
afterAll(async () => {
	await browser?.close();
	await asker?.close();
});

/** What came out for each, and whom n8n pairs it with. */
const outcomes = (execution: Execution): IDataObject[] =>
	jsonOf(execution, END).map(({ answer, asked }) => ({ ...(answer as IDataObject), asked }));

/** What an execution came to, once it has ended well. */
async function outcomesOf(execution: string) {
	const ended = await asker.ended(execution);
	expect(ended.status).toBe('success');
	return outcomes(ended);
}

test('on the phone: a button is pressed, and the workflow goes on with it', async () => {
	const execution = await asker.ask([ANI]);
	const page = await browser.open(asker.simulator.page.url);
	await openPhone(page, ANI);
	const [id] = asker.questionsOn(ANI).slice(-1);
	await page.locator(`.device [data-id="${id}"]`).getByRole('button', { name: 'Ya' }).click();
	await page.getByText('The webhook took it: 200').waitFor();
	expect(await outcomesOf(execution)).toMatchObject([
		{
			answered: true,
			timedOut: false,
			choice: { id: 'yes', title: 'Ya' },
			text: 'Ya',
			from: ANI,
			asked: ANI,
			question: { messageId: id, recipient: ANI },
		},
	]);
	await page.context().close();
	expect(browser.complaints).toEqual([]);
});

test('on the phone: a row of a list is chosen', async () => {
	const rows = { row: [{ title: 'Pagi', description: '09.00', id: 'am' }, { title: 'Sore' }] };
	const execution = await asker.ask([ANI], {
		message: 'Kapan?',
		responseType: 'list',
		buttonText: 'Pilih',
		sections: { section: [{ title: 'Hari ini', rows }] },
	});
	const page = await browser.open(asker.simulator.page.url);
	await openPhone(page, ANI);
	const [id] = asker.questionsOn(ANI).slice(-1);
	await page.locator(`.device [data-id="${id}"]`).getByRole('button', { name: 'Pilih' }).click();
	const sheet = page.getByRole('dialog', { name: 'Pilih' });
	await sheet.getByRole('radio', { name: 'Pagi' }).check();
	await sheet.getByRole('button', { name: 'Send' }).click();
	await page.getByText('The webhook took it: 200').waitFor();
	expect(await outcomesOf(execution)).toMatchObject([
		{ answered: true, choice: { id: 'am', title: 'Pagi' }, text: 'Pagi' },
	]);
	await page.context().close();
});

test('an approval says yes or no', async () => {
	const approval = { responseType: 'approval', approvalOptions: {} };
	for (const [press, approved] of [
		['Approve', true],
		['Decline', false],
	] as const) {
		const execution = await asker.ask([ANI], approval);
		await asker.customer(ANI).presses(press);
		expect(await outcomesOf(execution)).toMatchObject([{ answered: true, approved }]);
	}
});

test('several people: it goes on when all have answered, each with their own answer', async () => {
	const execution = await asker.ask([ANI, BUDI, CITRA]);
	await asker.customer(BUDI).presses('Tidak');
	await asker.customer(CITRA).presses('Ya');
	await asker.isWaiting(execution);
	await asker.customer(CITRA).presses('Tidak');
	await asker.isWaiting(execution);
	await asker.customer(ANI).presses('Ya');
	expect(
		(await outcomesOf(execution)).map(({ asked, from, choice }) => [asked, from, choice]),
	).toEqual([
		[ANI, ANI, { id: 'yes', title: 'Ya' }],
		[BUDI, BUDI, { id: 'no', title: 'Tidak' }],
		[CITRA, CITRA, { id: 'yes', title: 'Ya' }],
	]);
});

test('ten people press in the same moment: each answer is taken', async () => {
	const people = Array.from({ length: 10 }, (_, n) => `6285${String(100_000_000 + n)}`);
	const execution = await asker.ask(people);
	const presses = people.map(async (one, n) => await asker.customer(one).presses(TITLES[n % 2]));
	await Promise.all(presses);
	expect((await outcomesOf(execution)).map(({ from, text }) => [from, text])).toEqual(
		people.map((one, n) => [one, TITLES[n % 2]]),
	);
});

test('two questions to one person: each press goes to its own', async () => {
	const first = await asker.ask([ANI], { message: 'Kopi?' });
	const second = await asker.ask([ANI], { message: 'Teh?' });
	const [coffee, tea] = asker.questionsOn(ANI).slice(-2);
	await asker.customer(ANI).presses('Tidak', { inReplyTo: tea });
	expect(await outcomesOf(second)).toMatchObject([{ choice: { id: 'no' } }]);
	await asker.isWaiting(first);
	await asker.customer(ANI).presses('Ya', { inReplyTo: coffee });
	expect(await outcomesOf(first)).toMatchObject([{ choice: { id: 'yes' } }]);
});

/** The ids of the buttons of somebody's last question. */
function buttonsOf(number: string): string[] {
	const bubble = asker.simulator.phones.phone(number).bubbles.at(-1);
	return bubble?.content.buttons?.map(({ id }) => String(id)) ?? [];
}

/** Posts a press as Ivosights would. */
async function press(id: string, from: string) {
	const reply = { type: 'button_reply', button_reply: { id, title: 'Ya' } };
	const message = { from, id: `wamid.${Math.random()}`, type: 'interactive', interactive: reply };
	const [{ url }] = asker.simulator.ivosights.webhooks.list;
	return await axios.post(url, { messages: [message] }, { validateStatus: () => true });
}

test('another number, a forged id and a second press do nothing and tell nothing', async () => {
	const execution = await asker.ask([ANI]);
	const [yes, no] = buttonsOf(ANI);
	const other = buttonsOf(ANI).map((id) => `${id.slice(0, -4)}AAAA`);
	const answers = [
		await press(yes, BUDI),
		await press(other[0], ANI),
		await press(`n8n-ask:${'A'.repeat(100)}`, ANI),
	];
	await asker.isWaiting(execution);
	answers.push(await press(no, ANI));
	expect(await outcomesOf(execution)).toMatchObject([{ choice: { id: 'no' } }]);
	answers.push(await press(no, ANI), await press(yes, ANI));
	expect(new Set(answers.map(({ status, data }) => JSON.stringify([status, data]))).size).toBe(1);
	expect(answers[0].status).toBe(200);
	expect(await outcomesOf(execution)).toMatchObject([{ choice: { id: 'no' } }]);
	expect(await asker.n8n.client.executions(asker.listener)).toEqual([]);
});

test('a press before all were asked waits until they were', async () => {
	const { ivosights } = asker.simulator;
	const held = ivosights.faults.next({ kind: 'slow', match: { recipient: CITRA } });
	const before = asker.questionsOn(BUDI).length;
	const execution = await asker.start([BUDI, CITRA]);
	await until(() => asker.questionsOn(BUDI).length > before || undefined, { what: 'the question' });
	const pressing = asker.customer(BUDI).presses('Ya');
	const busy = /POST \/webhook-waiting\/.*(resumeToken|running already)/;
	const isBusy = async () => busy.test(await asker.n8n.logs()) || undefined;
	await until(isBusy, { what: 'n8n to be busy' });
	held.release();
	expect((await pressing).posted[0].attempts).toEqual([{ status: 200 }]);
	await asker.isWaiting(execution);
	await asker.customer(CITRA).presses('Ya');
	expect((await outcomesOf(execution)).map(({ from }) => from)).toEqual([BUDI, CITRA]);
});

test('n8n is restarted while it waits', async () => {
	const execution = await asker.ask([ANI, BUDI]);
	await asker.customer(BUDI).presses('Ya');
	await asker.restart();
	await asker.isWaiting(execution);
	await asker.customer(ANI).presses('Tidak');
	expect((await outcomesOf(execution)).map(({ from, choice }) => [from, choice])).toEqual([
		[ANI, { id: 'no', title: 'Tidak' }],
		[BUDI, { id: 'yes', title: 'Ya' }],
	]);
});

test('when the time is over it goes on, and says for whom', async () => {
	const limit = { limitType: 'afterTimeInterval', resumeAmount: 0.1, resumeUnit: 'minutes' };
	const execution = await asker.ask([ANI, BUDI], { options: { limitWaitTime: { values: limit } } });
	await asker.customer(BUDI).presses('Ya');
	expect(await outcomesOf(execution)).toMatchObject([
		{ answered: false, timedOut: true, choice: { id: '', title: '' }, asked: ANI },
		{ answered: true, timedOut: false, choice: { id: 'yes' }, asked: BUDI },
	]);
	await asker.customer(ANI).presses('Ya');
	expect(await outcomesOf(execution)).toMatchObject([{ timedOut: true }, { answered: true }]);
});

test('what was stopped in n8n is not answered any more', async () => {
	const execution = await asker.ask([ANI]);
	await asker.n8n.client.stopExecution(execution);
	expect((await asker.ended(execution)).status).toBe('canceled');
	const { posted } = await asker.customer(ANI).presses('Ya');
	expect(posted[0].attempts).toEqual([{ status: 200 }]);
	expect(await asker.statusOf(execution)).toBe('canceled');
});
