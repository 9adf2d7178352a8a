import type { INodeExecutionData } from 'n8n-workflow';
import { waitKey } from '../../../../nodes/shared/wait/key';
import {
	isNoted,
	looksLikeNote,
	markOf,
	MOST_QUESTIONS,
	notedAnswer,
	noteIn,
	noteOf,
	postedNote,
	provenNote,
	type Note,
} from '../../../../nodes/shared/wait/note';

/** What a node tells the triggers of its questions. */

const KEY = waitKey('the key of the credential');
const OTHER = waitKey('another');
const ANI = '628123456789';
const DAY = 86_400_000;
const NOW = Date.parse('2026-11-20T08:15:30.000Z');
const place = { execution: '4711', node: 'a node', run: 1, signature: 'f0'.repeat(32) };

const open = (item: number, question: object = {}): INodeExecutionData => ({
	json: {
		answered: false,
		question: { messageId: `m${item}`, recipient: ANI, run: 1, item, ...question },
	},
	pairedItem: { item },
});
const made = (items = [open(0)], until = NOW + DAY) => noteOf(place, items, until, NOW, KEY);

test('each open question is known by its message and the person', () => {
	const answered = { json: { ...open(1).json, answered: true }, pairedItem: { item: 1 } };
	const note = made([open(0), answered, open(2, { recipient: '628999999999' })]);
	expect(note).toEqual({
		...place,
		until: NOW + DAY,
		questions: { [markOf('m0', ANI, KEY)]: 0, [markOf('m2', '628999999999', KEY)]: 2 },
	});
	expect(JSON.stringify(note)).not.toContain(ANI);
});

test('a reminder is known by the messages that it reminds of, too', () => {
	const reminds = [
		{ run: 0, item: 5, messageId: 'earlier' },
		{ run: 0, item: 6 },
	];
	expect(Object.entries(made([open(3, { reminds })])?.questions ?? {})).toEqual([
		[markOf('m3', ANI, KEY), 3],
		[markOf('earlier', ANI, KEY), 3],
	]);
});

test.each([
	['whose id is not known', [open(0, { messageId: undefined })]],
	['whose recipient is not known', [open(0, { recipient: undefined })]],
	['that are too many', Array.from({ length: MOST_QUESTIONS + 1 }, (_, item) => open(item))],
	['that are none', []],
])('there is no note of questions %s', (_what, items) => {
	expect(made(items)).toBeUndefined();
});

test('it is kept for 30 days at most', () => {
	expect(made([open(0)], Date.parse('3000-01-01'))?.until).toBe(NOW + 30 * DAY);
});

test('a mark is of one message, one person and one key; older numbers are the same person', () => {
	const mark = markOf('m0', ANI, KEY);
	expect(markOf('m1', ANI, KEY)).not.toBe(mark);
	expect(markOf('m0', '628999999999', KEY)).not.toBe(mark);
	expect(markOf('m0', ANI, OTHER)).not.toBe(mark);
	expect(markOf('m0', '551198765432', KEY)).toBe(markOf('m0', '5511998765432', KEY));
});

test('only who knows the key can post one, and only who knows it can say that it was taken', () => {
	const note = made() as Note;
	const body = JSON.parse(JSON.stringify(postedNote(note, KEY)));
	expect(looksLikeNote(body)).toBe(true);
	expect(provenNote(body, KEY)).toEqual(note);
	expect(provenNote(body, OTHER)).toBeUndefined();
	for (const changed of [
		{ ...note, execution: '4712' },
		{ ...note, until: note.until + 1 },
		{ ...note, questions: { ...note.questions, x: 0 } },
	]) {
		const { sendAndWaitNote } = body;
		const posted = { sendAndWaitNote: { ...sendAndWaitNote, note: changed } };
		expect(provenNote(posted, KEY)).toBeUndefined();
	}
	expect(isNoted(notedAnswer(note, KEY), note, KEY)).toBe(true);
	for (const answer of [notedAnswer(note, OTHER), { noted: '' }, {}, undefined, 'ok', body]) {
		expect(isNoted(answer, note, KEY)).toBe(false);
	}
	expect(looksLikeNote({ messages: [] })).toBe(false);
	expect(looksLikeNote(undefined)).toBe(false);
});

test('what is stored is read with care', () => {
	const note = made() as Note;
	expect(noteIn(note)).toEqual(note);
	for (const part of ['execution', 'node', 'run', 'signature', 'until']) {
		expect(noteIn({ ...note, [part]: null })).toBeUndefined();
	}
	expect(noteIn({ ...note, questions: { a: 1, b: null, c: 'x', d: 1.5 } })?.questions).toEqual({
		a: 1,
		c: 'x',
	});
	expect(noteIn({ ...note, questions: [1] })?.questions).toEqual({});
});
