import type { Note } from '../../../../nodes/shared/wait/note';
import { NoteMemory } from '../../../../nodes/shared/wait/noteMemory';

/** What the triggers of a process know of the questions that a text may quote. */

const NOW = 1_700_000_000_000;
const note = (execution: string, questions: Note['questions'], until = NOW + 60_000): Note => ({
	execution,
	node: 'a node',
	run: 0,
	signature: 'f0',
	until,
	questions,
});

let now = NOW;
let memory: NoteMemory;
beforeEach(() => {
	now = NOW;
	memory = new NoteMemory(() => now);
});

test('a question is found by the mark of its message, at the trigger that was told', () => {
	memory.learn('a', note('1', { m: 4 }));
	expect(memory.find('a', 'm')).toEqual({
		place: { execution: '1', node: 'a node', run: 0, item: 4, signature: 'f0' },
	});
	expect(memory.find('a', 'n')).toBeUndefined();
	expect(memory.find('b', 'm')).toBeUndefined();
	expect([memory.hasNotes('a'), memory.hasNotes('b')]).toEqual([true, false]);
});

test('as long as it is open', () => {
	memory.learn('a', note('1', { m: 4 }));
	now += 59_999;
	expect(memory.find('a', 'm')).toBeDefined();
	now += 1;
	expect(memory.find('a', 'm')).toBeUndefined();
	expect(memory.toStore('a')).toEqual([]);
});

test('once answered it is so for each trigger, by all messages that asked it, and stays so', () => {
	for (const trigger of ['a', 'b']) memory.learn(trigger, note('1', { m: 4, n: 4, o: 5 }));
	memory.close({ execution: '1', node: 'a node', run: 0, item: 4 }, 'by');
	for (const trigger of ['a', 'b']) {
		expect(memory.find(trigger, 'm')).toEqual({ answeredBy: 'by' });
		expect(memory.find(trigger, 'n')).toEqual({ answeredBy: 'by' });
		expect(memory.find(trigger, 'o')).toMatchObject({ place: { item: 5 } });
	}
	memory.learn('a', note('1', { m: 4 }));
	memory.adopt('a', [note('1', { m: 4 })]);
	expect(memory.find('a', 'm')).toEqual({ answeredBy: 'by' });
	memory.close({ execution: '1', node: 'a node', run: 1, item: 5 }, 'by');
	memory.close({ execution: '2', node: 'a node', run: 0, item: 5 }, 'by');
	expect(memory.find('a', 'o')).toMatchObject({ place: { item: 5 } });
});

test('what is stored is joined with what is known', () => {
	memory.learn('a', note('1', { m: 0 }));
	memory.adopt('a', [note('2', { n: 1 }), note('1', { m: 'by' }), { execution: 7 }, null]);
	expect(memory.find('a', 'm')).toEqual({ answeredBy: 'by' });
	expect(memory.find('a', 'n')).toMatchObject({ place: { execution: '2', item: 1 } });
	expect(memory.toStore('a')).toEqual([note('1', { m: 'by' }), note('2', { n: 1 })]);
	for (const stored of [undefined, null, 'x', {}]) memory.adopt('b', stored);
	expect(memory.hasNotes('b')).toBe(false);
});

test('it is written again only where something is missing', () => {
	memory.learn('a', note('1', { m: 0, n: 1 }));
	expect(memory.knowsMoreThan('a', undefined)).toBe(true);
	expect(memory.knowsMoreThan('a', [note('1', { m: 0 })])).toBe(true);
	expect(memory.knowsMoreThan('a', [note('1', { m: 0, n: 1 })])).toBe(false);
	expect(memory.knowsMoreThan('a', [note('1', { m: 'by', n: 1 })])).toBe(false);
	memory.close({ execution: '1', node: 'a node', run: 0, item: 0 }, 'by');
	expect(memory.knowsMoreThan('a', [note('1', { m: 0, n: 1 })])).toBe(true);
	expect(memory.knowsMoreThan('a', memory.toStore('a'))).toBe(false);
});

test('whether it was kept shows a list that was read a second later', () => {
	memory.learn('a', note('1', { m: 0 }));
	const watch = memory.watch('a');
	expect(watch.isOpen()).toBe(false);
	const stored = memory.toStore('a');
	expect([watch.isOpen(), watch.isDue()]).toEqual([true, false]);
	memory.adopt('a', stored);
	expect(watch.isOpen()).toBe(true);
	now += 1_000;
	expect(watch.isDue()).toBe(true);
	memory.adopt('a', []);
	expect(watch.isOpen()).toBe(true);
	memory.adopt('a', stored);
	expect(watch.isOpen()).toBe(false);
});

test('what is stored does not change with what is known', () => {
	memory.learn('a', note('1', { m: 0 }));
	const stored = memory.toStore('a');
	memory.close({ execution: '1', node: 'a node', run: 0, item: 0 }, 'by');
	expect(stored).toEqual([note('1', { m: 0 })]);
});

test('of too many questions the newest stay', () => {
	const many = (execution: string) =>
		note(
			execution,
			Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`${execution}-${n}`, n])),
		);
	for (const execution of ['1', '2', '3']) memory.learn('a', many(execution));
	expect(memory.find('a', '1-0')).toBeUndefined();
	expect(memory.find('a', '2-0')).toBeDefined();
	expect(memory.find('a', '3-899')).toBeDefined();
	expect(memory.knowsMoreThan('a', memory.toStore('a'))).toBe(false);
});

test('of too many triggers the last ones used stay', () => {
	for (let n = 0; n <= 500; n += 1) {
		memory.learn(`t${n}`, note('1', { m: 0 }));
		memory.hasNotes('t0');
	}
	expect(memory.hasNotes('t0')).toBe(true);
	expect(memory.hasNotes('t500')).toBe(true);
	expect(memory.hasNotes('t1')).toBe(false);
});
