import type { IDataObject } from 'n8n-workflow';
import { jsonOf } from '../host/execution.mts';
import { until } from '../host/until.mts';
import { Asker, END } from './support/asking.mts';
import { type PhonesBrowser, startPhonesBrowser } from './support/phonesBrowser.mts';
import { openPhone } from './support/phonesStage.mts';

/** Questions that are answered with a text, in a real n8n: only one that quotes the question counts. */

const ANI = '628111111111';
const BUDI = '628222222222';
const TEXT = { options: { acceptText: true } };

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

async function outcomesOf(execution: string): Promise<IDataObject[]> {
	const ended = await asker.ended(execution);
	expect(ended.status).toBe('success');
	return jsonOf(ended, END).map(({ answer }) => answer as IDataObject);
}

const lastQuestion = (number: string) => asker.questionsOn(number).at(-1) ?? '';

/** What started the trigger's own workflow, once there is so much. */
async function heard(count: number): Promise<unknown[]> {
	const started = async () => {
		const found = await asker.n8n.client.executions(asker.listener);
		return found.length >= count ? found : undefined;
	};
	const executions = await until(started, { what: `${count} messages to be heard` });
	return executions.flatMap((execution) =>
		jsonOf(execution, 'Trigger').map(({ message }) => (message as IDataObject).text),
	);
}

test('on the phone: a reply to the question is its answer', async () => {
	const execution = await asker.ask([ANI], TEXT);
	const question = lastQuestion(ANI);
	const page = await browser.open(asker.simulator.page.url);
	await openPhone(page, ANI);
	const bubble = page.locator(`.device [data-id="${question}"]`);
	await bubble.hover();
	await bubble.getByRole('button', { name: 'Answer this message' }).click();
	await page.getByRole('textbox', { name: 'Message as the customer' }).fill('Besok saja & sore');
	await page.keyboard.press('Enter');
	await page.getByText('The webhook took it: 200').waitFor();
	expect(await outcomesOf(execution)).toMatchObject([
		{
			answered: true,
			timedOut: false,
			choice: { id: '', title: '' },
			text: 'Besok saja & sore',
			from: ANI,
			question: { messageId: question },
		},
	]);
	expect(await asker.n8n.client.executions(asker.listener)).toEqual([]);
	await page.context().close();
	expect(browser.complaints).toEqual([]);
});

test('two questions to one person: each reply goes to the one that it quotes, after a restart, too', async () => {
	const first = await asker.ask([ANI], { message: 'Kopi?', ...TEXT });
	const coffee = lastQuestion(ANI);
	const second = await asker.ask([ANI, BUDI], { message: 'Teh?', ...TEXT });
	const tea = lastQuestion(ANI);
	await asker.customer(ANI).says('Manis', { inReplyTo: tea });
	await asker.isWaiting(second);
	await asker.restart();
	await asker.customer(ANI).says('Pahit', { inReplyTo: coffee });
	expect(await outcomesOf(first)).toMatchObject([{ text: 'Pahit', choice: { id: '' } }]);
	await asker.customer(BUDI).presses('Ya');
	expect(await outcomesOf(second)).toMatchObject([
		{ from: ANI, text: 'Manis' },
		{ from: BUDI, choice: { id: 'yes' } },
	]);
	expect(await asker.n8n.client.executions(asker.listener)).toEqual([]);
});

test('a text that quotes nothing, another message, an old question or another’s is no answer', async () => {
	const old = await asker.ask([ANI], TEXT);
	const oldQuestion = lastQuestion(ANI);
	await asker.customer(ANI).presses('Ya');
	await outcomesOf(old);
	const execution = await asker.ask([ANI, BUDI], TEXT);
	const [mine, others] = [ANI, BUDI].map(lastQuestion);
	const quotes = [undefined, 'wamid.unknown', oldQuestion, others];
	for (const [index, inReplyTo] of quotes.entries()) {
		await asker.customer(ANI).says(`text ${index}`, { inReplyTo });
	}
	expect((await heard(quotes.length)).sort()).toEqual(quotes.map((_, index) => `text ${index}`));
	await asker.isWaiting(execution);
	await asker.customer(ANI).says('Yang ini', { inReplyTo: mine });
	await asker.customer(BUDI).says('Dan ini', { inReplyTo: others });
	expect((await outcomesOf(execution)).map(({ text }) => text)).toEqual(['Yang ini', 'Dan ini']);
	expect(await heard(quotes.length)).toHaveLength(quotes.length);
});

test('without the option a reply is a message as any other', async () => {
	const before = (await asker.n8n.client.executions(asker.listener)).length;
	const execution = await asker.ask([ANI]);
	await asker.customer(ANI).says('Halo', { inReplyTo: lastQuestion(ANI) });
	expect(await heard(before + 1)).toContain('Halo');
	await asker.isWaiting(execution);
	await asker.customer(ANI).presses('Tidak');
	expect(await outcomesOf(execution)).toMatchObject([{ choice: { id: 'no' }, text: 'Tidak' }]);
});
