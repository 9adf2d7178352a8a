import { EventEmitter } from 'node:events';
import type { INodeExecutionData } from 'n8n-workflow';
import { AcceptedAnswers } from '../../../../nodes/shared/wait/accepted';

/** Answers that were taken, and what n8n read before they were stored. */

const waiting = { execution: '4711', node: 'a node' };
const question = (item: number, answered = false): INodeExecutionData => ({
	json: { answered, question: { run: 0, item } },
});
const open = [question(0), question(1)];
const half = [question(0, true), question(1)];

class Response extends EventEmitter {
	statusCode = 200;
	writableFinished = false;

	finish(statusCode: number) {
		Object.assign(this, { statusCode, writableFinished: true });
		this.emit('finish');
	}
}

let now = 1_700_000_000_000;
let answers: AcceptedAnswers;
let response: Response;
beforeEach(() => {
	answers = new AcceptedAnswers(() => now);
	response = new Response();
	answers.note(waiting, open, half, response);
});

test('behind is what was read before an answer was stored', () => {
	response.finish(200);
	expect(answers.isBehind(waiting, open)).toBe(true);
	expect(answers.isBehind({ ...waiting, execution: '4712' }, open)).toBe(false);
	expect(answers.isBehind({ ...waiting, node: 'another' }, open)).toBe(false);
});

test('what was stored with it is not behind, a later run of the node neither', () => {
	expect(answers.isBehind(waiting, half)).toBe(false);
	// Somebody who read the execution earlier comes later.
	expect(answers.isBehind(waiting, open)).toBe(true);
	const later = [{ json: { answered: false, question: { run: 1, item: 0 } } }];
	expect(answers.isBehind(waiting, later)).toBe(false);
});

test('what n8n turned away was no answer', () => {
	response.finish(500);
	expect(answers.isBehind(waiting, open)).toBe(false);
});

test('what is not stored within a minute never is', () => {
	now += 60_000;
	expect(answers.isBehind(waiting, open)).toBe(true);
	now += 1;
	expect(answers.isBehind(waiting, open)).toBe(false);
});
