import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { NormalizedEvent } from '../../../../nodes/shared/event/event';
import { provenAnswer, receipt, type Answer } from '../../../../nodes/shared/wait/answer';
import { choiceId } from '../../../../nodes/shared/wait/choiceId';
import { waitKey } from '../../../../nodes/shared/wait/key';
import { isNoted, markOf, postedNote, type Note } from '../../../../nodes/shared/wait/note';
import { keepNotes, takeNote } from '../../../../nodes/shared/wait/notes';
import { takeAnswers } from '../../../../nodes/shared/wait/takeAnswers';
import { stopLooking } from '../../../../nodes/shared/webhook/secondLook';
import { fakeContext, gateway, SECRET, type Faked } from './fakeContext.mts';

/** What a trigger does with texts that quote a question. */

const KEY = waitKey(SECRET);
const ANI = '628123456789';
const BUDI = '628222222222';
const AT = '2026-11-20T08:15:30.000Z';

/** Each test has executions and a workflow of its own: the memory of a process is one. */
let number = 0;
let execution: string;
let stored: IDataObject;
let workflow: string;
beforeEach(() => {
	number += 1;
	execution = String(number);
	workflow = `workflow ${number}`;
	stored = {};
});
afterEach(async () => await stopLooking());

const placeOf = () => ({ execution, node: 'a node', run: 0, signature: 'f0'.repeat(32) });
const noteOf = (questions: Note['questions'], until = Date.now() + 60_000): Note => ({
	...placeOf(),
	until,
	questions,
});
const asked = (message: string, item = 2, person = ANI) =>
	noteOf({ [markOf(message, person, KEY)]: item });

async function note(given: Note, key = KEY) {
	const { context } = fakeContext({ workflow, stored });
	return await takeNote(context, gateway, JSON.parse(JSON.stringify(postedNote(given, key))));
}

const text = (
	quotes: string | undefined,
	more: Partial<NormalizedEvent> = {},
): NormalizedEvent => ({
	event: 'message',
	gateway: 'ivosights',
	id: 'wamid.1',
	messageId: 'wamid.1',
	from: ANI,
	direction: 'in',
	receivedAt: AT,
	message: {
		type: 'text',
		text: 'Besok saja',
		...(quotes === undefined ? {} : { context: { messageId: quotes } }),
	},
	raw: {},
	...more,
});
const right = (): Answer => ({
	run: 0,
	item: 2,
	choice: -1,
	from: ANI,
	text: 'Besok saja',
	messageId: 'wamid.1',
	repliedAt: AT,
});
const takes = () => ({
	statusCode: 200,
	body: { status: 'ok', receipt: receipt('taken', placeOf(), right(), KEY) },
});
const over = () => ({ statusCode: 404, body: { message: 'does not exist' } });

async function take(event: NormalizedEvent, faked: Faked = {}) {
	const { context, asked: posts } = fakeContext({ told: takes, workflow, stored, ...faked });
	const rest = await takeAnswers(context, gateway, [event]);
	keepNotes(context);
	return { rest, posts };
}

test('one that quotes an open question is its answer, with a proof', async () => {
	const given = asked('m');
	expect(isNoted(await note(given), given, KEY)).toBe(true);
	const { rest, posts } = await take(text('m'));
	expect(rest).toEqual([]);
	expect(posts).toHaveLength(1);
	expect(posts[0].url).toContain(`/webhook-waiting/${execution}/a%20node?signature=`);
	expect(provenAnswer(posts[0].body, placeOf(), KEY)).toEqual(right());
});

test('it starts the trigger’s own workflow only if asked', async () => {
	await note(asked('m'));
	const parameters = { 'options.startWithAnswers': true };
	expect((await take(text('m'), { parameters })).rest).toEqual([text('m')]);
});

test.each([
	['quotes nothing', () => text(undefined)],
	['quotes another message', () => text('another')],
	['comes from somebody else', () => text('m', { from: BUDI })],
	['comes from nobody', () => text('m', { from: undefined })],
	['is the business’s own', () => text('m', { direction: 'out' })],
	['is empty', () => text('m', { message: { type: 'text', context: { messageId: 'm' } } })],
	[
		'is no text',
		() => text('m', { message: { type: 'image', text: 'x', context: { messageId: 'm' } } }),
	],
])('what %s stays a message', async (_what, event) => {
	await note(asked('m'));
	const { rest, posts } = await take(event());
	expect(rest).toEqual([event()]);
	expect(posts).toEqual([]);
});

test('a question whose time is over, and one that waits no longer, take nothing', async () => {
	await note({ ...asked('old'), until: Date.now() - 1 });
	expect(await take(text('old'))).toEqual({ rest: [text('old')], posts: [] });
	await note(asked('m'));
	expect((await take(text('m'), { told: over })).rest).toEqual([text('m')]);
	// It is not asked for again.
	expect(await take(text('m'))).toEqual({ rest: [text('m')], posts: [] });
});

test('an answer that comes twice starts nothing; a later text is a message', async () => {
	await note(asked('m'));
	await take(text('m'));
	expect(await take(text('m'))).toEqual({ rest: [], posts: [] });
	const later = text('m', { id: 'wamid.2', messageId: 'wamid.2' });
	expect(await take(later)).toEqual({ rest: [later], posts: [] });
});

test('two deliveries of one answer at once are one answer', async () => {
	await note(asked('m'));
	let first = true;
	const told = () => {
		const answer = first ? takes() : over();
		first = false;
		return answer;
	};
	const taken = await Promise.all([take(text('m'), { told }), take(text('m'), { told })]);
	expect(taken.map(({ rest }) => rest)).toEqual([[], []]);
});

test('what was answered by a press takes no text', async () => {
	await note(asked('m'));
	const id = choiceId({ place: { ...placeOf(), item: 2 }, choice: 0 }, ANI, KEY);
	await take(text('m', { message: { type: 'reply', reply: { kind: 'button', id } } }));
	expect(await take(text('m'))).toEqual({ rest: [text('m')], posts: [] });
});

test('while the workflow goes on for long it is a message; without n8n the gateway tries again', async () => {
	jest.useFakeTimers();
	await note(asked('m'));
	const told = () => ({ statusCode: 409, body: { message: 'is running already' } });
	const taking = take(text('m'), { told });
	await jest.advanceTimersByTimeAsync(61_000);
	expect((await taking).rest).toEqual([text('m')]);
	jest.useRealTimers();
	await expect(take(text('m'), { told: undefined })).rejects.toThrow('could not be told');
});

test('only who knows the key can note anything', async () => {
	expect(await note(asked('m'), waitKey('another'))).toBeUndefined();
	expect(stored).toEqual({});
	expect(await take(text('m'))).toEqual({ rest: [text('m')], posts: [] });
	const { context } = fakeContext({ workflow, stored });
	expect(await takeNote(context, gateway, { messages: [] })).toBeUndefined();
});

test('what is stored is enough: another process, or this one after a restart', async () => {
	await note(asked('m'));
	const kept: IDataObject = JSON.parse(JSON.stringify(stored));
	await jest.isolateModulesAsync(async () => {
		const again = await import('../../../../nodes/shared/wait/takeAnswers');
		const { context } = fakeContext({ told: takes, workflow, stored: kept });
		expect(await again.takeAnswers(context, gateway, [text('m')])).toEqual([]);
	});
});

test('an older copy that overwrote a note is mended with the next post', async () => {
	await note(asked('earlier'));
	const older: IDataObject = JSON.parse(JSON.stringify(stored));
	execution = `${execution}b`;
	await note(asked('m'));
	Object.assign(stored, older);
	expect(JSON.stringify(stored)).not.toContain(markOf('m', ANI, KEY));
	await take(text(undefined));
	expect(JSON.stringify(stored)).toContain(markOf('m', ANI, KEY));
});

test('10,000 texts that quote something else: nobody is told anything, and all stay messages', async () => {
	await note(asked('m'));
	const events = Array.from({ length: 10_000 }, (_, n) =>
		n % 2 === 0 ? text(`m${n}`) : text('m', { from: `62${8_000_000_000 + n}` }),
	);
	const told = (options: IHttpRequestOptions): never => {
		throw new Error(options.url);
	};
	const { context, asked: posts } = fakeContext({ told, workflow, stored });
	expect(await takeAnswers(context, gateway, events)).toEqual(events);
	expect(posts).toEqual([]);
});
