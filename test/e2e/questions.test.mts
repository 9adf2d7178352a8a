import type { IDataObject } from 'n8n-workflow';
import { jsonOf } from '../host/execution.mts';
import { Asker, END } from './support/asking.mts';

/** What questions rest on in n8n, which differs between its versions: an execution waits and goes on. */

const ANI = '628111111111';
const BUDI = '628222222222';

let asker: Asker;

beforeAll(async () => {
	asker = await Asker.start();
});
afterAll(async () => {
	await asker?.close();
});

/** What an execution came to, once it has ended well. */
async function outcomesOf(execution: string): Promise<IDataObject[]> {
	const ended = await asker.ended(execution);
	expect(ended.status).toBe('success');
	return jsonOf(ended, END).map(({ answer, asked }) => ({ ...(answer as IDataObject), asked }));
}

test('one is asked, presses a button, and the workflow goes on with it', async () => {
	const execution = await asker.ask([ANI]);
	await asker.customer(ANI).presses('Ya');
	expect(await outcomesOf(execution)).toMatchObject([
		{ answered: true, timedOut: false, choice: { id: 'yes', title: 'Ya' }, from: ANI, asked: ANI },
	]);
});

test('two are asked: it goes on when both have answered', async () => {
	const execution = await asker.ask([ANI, BUDI]);
	await asker.customer(BUDI).presses('Tidak');
	await asker.isWaiting(execution);
	await asker.customer(ANI).presses('Ya');
	expect(await outcomesOf(execution)).toMatchObject([
		{ answered: true, choice: { id: 'yes' }, asked: ANI },
		{ answered: true, choice: { id: 'no' }, asked: BUDI },
	]);
});

test('when the time is over it goes on, and says who did not answer', async () => {
	const limit = { limitType: 'afterTimeInterval', resumeAmount: 0.1, resumeUnit: 'minutes' };
	const execution = await asker.ask([ANI, BUDI], { options: { limitWaitTime: { values: limit } } });
	await asker.customer(BUDI).presses('Ya');
	expect(await outcomesOf(execution)).toMatchObject([
		{ answered: false, timedOut: true, choice: { id: '', title: '' }, asked: ANI },
		{ answered: true, timedOut: false, choice: { id: 'yes' }, asked: BUDI },
	]);
});
