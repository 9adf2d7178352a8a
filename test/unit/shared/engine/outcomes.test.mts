import type { IExecuteFunctions } from 'n8n-workflow';
import { Outcomes } from '../../../../nodes/shared/engine/outcomes';
import { Failure } from '../../../../nodes/shared/failure';
import type { Ask } from '../../../../nodes/shared/operation/operation';

const send = (to?: string): Ask => ({ effect: 'send', method: 'POST', path: ['messages'], to });
const ANSWER = { status: 200, body: { messages: [{ id: 'a' }] }, at: '2026-11-20T08:00:00.000Z' };

/** What `Outcomes` needs of n8n: a context that lives as long as the execution, and the number of the run. */
const contextOf = (memory: object, runIndex = 0, isTool = false) =>
	({
		isToolExecution: () => isTool,
		getContext: () => memory,
		getWorkflowDataProxy: () => ({ $runIndex: runIndex }),
	}) as unknown as IExecuteFunctions;

describe('what was accepted is kept', () => {
	test('for the same item, place and recipient', () => {
		const memory = {};
		new Outcomes(contextOf(memory)).accepted(3, 0, send('62812'), ANSWER);
		const later = new Outcomes(contextOf(memory));
		expect(later.isEmpty).toBe(false);
		expect(later.recall(3, 0, send('62812'))).toEqual(ANSWER);
		expect(later.recall(3, 1, send('62812'))).toBeUndefined();
		expect(later.recall(4, 0, send('62812'))).toBeUndefined();
		expect(later.recall(3, 0, send('62813'))).toBeUndefined();
		expect(later.recall(3, 0, send())).toBeUndefined();
	});

	test('for a send, whatever was uploaded before it, or is no more', () => {
		const memory = {};
		const upload: Ask = { effect: 'write', method: 'POST', path: ['files'] };
		const outcomes = new Outcomes(contextOf(memory));
		outcomes.accepted(0, 0, upload, { ...ANSWER, body: 'link' });
		outcomes.accepted(0, 0, send('62812'), ANSWER);
		expect(outcomes.recall(0, 0, upload)?.body).toBe('link');
		expect(outcomes.recall(0, 0, send('62812'))).toEqual(ANSWER);
		expect(outcomes.recall(0, 0, { ...send('62812'), path: ['bot'] })).toEqual(ANSWER);
	});

	test('for a write only where it changes the same', () => {
		const write = (id: string): Ask => ({ effect: 'write', method: 'PUT', path: ['rooms', id] });
		const outcomes = new Outcomes(contextOf({}));
		outcomes.accepted(0, 0, write('a'), ANSWER);
		expect(outcomes.recall(0, 0, write('a'))).toEqual(ANSWER);
		expect(outcomes.recall(0, 0, write('b'))).toBeUndefined();
		expect(outcomes.recall(0, 0, { ...write('a'), method: 'DELETE' })).toBeUndefined();
	});

	test('without the file it may have come with, in a form that n8n can store', () => {
		const memory = {};
		const file = { data: Buffer.from('x') };
		new Outcomes(contextOf(memory)).accepted(0, 0, send('62812'), { ...ANSWER, file });
		const stored = JSON.parse(JSON.stringify(memory));
		expect(new Outcomes(contextOf(stored)).recall(0, 0, send('62812'))).toEqual(ANSWER);
	});

	test('not for a further round of a loop', () => {
		const memory = {};
		new Outcomes(contextOf(memory, 0)).accepted(0, 0, send('62812'), ANSWER);
		expect(new Outcomes(contextOf(memory, 1)).recall(0, 0, send('62812'))).toBeUndefined();
		expect(new Outcomes(contextOf(memory, 1)).isEmpty).toBe(true);
		expect(new Outcomes(contextOf(memory, 0)).recall(0, 0, send('62812'))).toEqual(ANSWER);
	});

	test('not for an AI agent, whose every call is a wish of its own', () => {
		const memory = {};
		new Outcomes(contextOf(memory, 0, true)).accepted(0, 0, send('62812'), ANSWER);
		expect(new Outcomes(contextOf(memory, 0, true)).recall(0, 0, send('62812'))).toBeUndefined();
		expect(memory).toEqual({});
	});
});

test('what is unconfirmed stays so, in the same words', () => {
	const memory = {};
	const lost = new Failure('unconfirmed', 'Acme did not answer', { description: 'Look.' });
	new Outcomes(contextOf(memory)).unconfirmed(0, 0, send('62812'), lost);
	const stored = JSON.parse(JSON.stringify(memory));
	const recall = () => new Outcomes(contextOf(stored)).recall(0, 0, send('62812'));
	expect(recall).toThrow(Failure);
	expect(recall).toThrow(
		expect.objectContaining({
			reason: 'unconfirmed',
			message: 'Acme did not answer',
			details: { description: 'Look.', remembered: true },
		}),
	);
});
