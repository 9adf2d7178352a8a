import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Answer } from '../../../../nodes/shared/wait/answer';
import {
	asked,
	isOpen,
	reminding,
	timedOut,
	waiting,
	withAnswer,
} from '../../../../nodes/shared/wait/outcome';

/** What comes out for each who was asked. */

const ANI = '628123456789';
const AT = '2026-11-20T08:15:30.000Z';
const choices = [
	{ id: 'yes', title: 'Ya' },
	{ id: 'no', title: 'Tidak' },
];
const approval = [
	{ id: 'approve', title: 'OK', approved: true },
	{ id: 'decline', title: 'No', approved: false },
];

const sent = (item: number, more: IDataObject = {}): INodeExecutionData => ({
	json: {
		gateway: 'ivosights',
		messageId: `m${item}`,
		recipient: ANI,
		status: 'accepted',
		sentAt: AT,
		choices,
		...more,
	},
	pairedItem: { item },
});
const answer = (more: Partial<Answer> = {}): Answer => ({
	run: 0,
	item: 0,
	choice: 0,
	from: ANI,
	text: 'Ya',
	messageId: 'wamid.1',
	repliedAt: AT,
	...more,
});

const UNANSWERED = {
	answered: false,
	timedOut: false,
	choice: { id: '', title: '' },
	text: '',
	repliedAt: '',
	messageId: '',
	from: '',
};

test('a question that was sent is open', () => {
	const item = asked(sent(4, { warnings: ['hm'] }), 2);
	expect(item).toEqual({
		json: {
			gateway: 'ivosights',
			...UNANSWERED,
			question: { messageId: 'm4', recipient: ANI, sentAt: AT, run: 2, item: 4, choices },
			warnings: ['hm'],
		},
		pairedItem: { item: 4 },
	});
	expect(isOpen(item)).toBe(true);
	expect(timedOut([item])[0].json).toMatchObject({ answered: false, timedOut: true });
	expect(waiting(timedOut([item]))).toEqual([item]);
});

test('what the whole run warns of stands with each question', () => {
	expect(asked(sent(0, { warnings: ['one'] }), 0, ['two']).json.warnings).toEqual(['one', 'two']);
	expect(asked(sent(0), 0, ['two']).json.warnings).toEqual(['two']);
});

test('one that may have been sent is open, too', () => {
	expect(isOpen(asked(sent(0, { status: 'unconfirmed', messageId: undefined }), 0))).toBe(true);
});

test('what failed, was skipped or only tried is not', () => {
	const failed = { json: { error: 'No', details: { item: 0 } }, pairedItem: { item: 0 } };
	const skipped = { json: { gateway: 'ivosights', status: 'skipped' }, pairedItem: { item: 1 } };
	const tried = asked(sent(2, { status: 'dryRun', messageId: '' }), 0);
	expect(asked(failed, 0)).toEqual(failed);
	expect(asked(skipped, 0).json).toEqual({ ...UNANSWERED, ...skipped.json });
	expect(tried.json).toMatchObject({ ...UNANSWERED, status: 'dryRun' });
	expect(tried.json.choices).toBeUndefined();
	for (const item of [failed, skipped, tried]) {
		expect(isOpen(item)).toBe(false);
		expect(timedOut([item])).toEqual([item]);
	}
});

test('an answer goes to its question, and to no other', () => {
	const items = [asked(sent(0), 0), asked(sent(1), 0)];
	const after = withAnswer(items, answer({ item: 1, choice: 1, text: 'Tidak' }));
	expect(after?.[0]).toBe(items[0]);
	expect(after?.[1].json).toMatchObject({
		answered: true,
		timedOut: false,
		choice: choices[1],
		text: 'Tidak',
		repliedAt: AT,
		messageId: 'wamid.1',
		from: ANI,
	});
	expect(after?.[1].pairedItem).toEqual({ item: 1 });
});

test('of an approval it says whether it was given', () => {
	const items = [asked(sent(0, { choices: approval }), 0)];
	expect(items[0].json.approved).toBe(false);
	expect(withAnswer(items, answer({ choice: 0 }))?.[0].json.approved).toBe(true);
	expect(withAnswer(items, answer({ choice: 1 }))?.[0].json.approved).toBe(false);
	expect(asked(sent(0), 0).json).not.toHaveProperty('approved');
});

test('a text of one’s own chooses nothing', () => {
	const [item] = withAnswer([asked(sent(0), 0)], answer({ choice: -1, text: 'besok' })) ?? [];
	expect(item.json).toMatchObject({ answered: true, text: 'besok', choice: { id: '', title: '' } });
});

test.each([
	['another run', { run: 1 }],
	['another item', { item: 1 }],
	['another person', { from: '628999999999' }],
	['a choice that was not offered', { choice: 2 }],
])('an answer to %s is none', (_what, more) => {
	expect(withAnswer([asked(sent(0), 0)], answer(more))).toBeUndefined();
});

test('a second answer is none, and neither is one after the time was over', () => {
	const items = withAnswer([asked(sent(0), 0)], answer()) ?? [];
	expect(withAnswer(items, answer({ choice: 1 }))).toBeUndefined();
	expect(withAnswer([], answer())).toBeUndefined();
});

describe('a reminder', () => {
	const first = [asked(sent(0), 0), asked(sent(1, { recipient: '628999999999' }), 0)];

	test('takes a press on the message that it reminds of', () => {
		const [item] = reminding([asked(sent(0), 1)], first);
		expect(item.json.question).toMatchObject({ run: 1, item: 0, reminds: [{ run: 0, item: 0 }] });
		for (const run of [0, 1]) {
			expect(withAnswer([item], answer({ run }))?.[0].json).toMatchObject({ answered: true });
		}
		expect(withAnswer([item], answer({ item: 1 }))).toBeUndefined();
		expect(withAnswer([item], answer({ run: 2 }))).toBeUndefined();
	});

	test('of another person, or with other choices, is none', () => {
		const others = [
			asked(sent(0, { recipient: '628777777777' }), 1),
			asked(sent(0, { choices: approval }), 1),
		];
		expect(reminding(others, first)).toEqual(others);
	});
});
