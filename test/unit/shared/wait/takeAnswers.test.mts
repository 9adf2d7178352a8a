import { randomBytes } from 'node:crypto';
import type { IHttpRequestOptions } from 'n8n-workflow';
import type { NormalizedEvent } from '../../../../nodes/shared/event/event';
import { provenAnswer, receipt, type Answer } from '../../../../nodes/shared/wait/answer';
import { choiceId } from '../../../../nodes/shared/wait/choiceId';
import { STEP_MS } from '../../../../nodes/shared/wait/evenly';
import { waitKey } from '../../../../nodes/shared/wait/key';
import { takeAnswers } from '../../../../nodes/shared/wait/takeAnswers';
import { fakeContext, gateway, SECRET, type Faked } from './fakeContext.mts';

/** What a trigger does with presses: it hands answers to who waits, and says nothing to anybody else. */

const KEY = waitKey(SECRET);
const ANI = '628123456789';
const AT = '2026-11-20T08:15:30.000Z';
const place = { execution: '4711', node: 'a node', run: 0, item: 2, signature: 'f0'.repeat(32) };
const id = choiceId({ place, choice: 1 }, ANI, KEY);

const press = (of = id, from = ANI): NormalizedEvent => ({
	event: 'message',
	gateway: 'ivosights',
	id: 'wamid.1',
	messageId: 'wamid.1',
	from,
	direction: 'in',
	receivedAt: AT,
	message: { type: 'reply', text: 'Ya', reply: { kind: 'button', id: of, title: 'Ya' } },
	raw: {},
});
const other: NormalizedEvent = { ...press(), message: { type: 'text', text: 'Halo' } };

const RIGHT: Answer = {
	run: 0,
	item: 2,
	choice: 1,
	from: ANI,
	text: 'Ya',
	messageId: 'wamid.1',
	repliedAt: AT,
};
const takes = () => ({
	statusCode: 200,
	body: { status: 'ok', receipt: receipt('taken', place, RIGHT, KEY) },
});

async function take(events: NormalizedEvent[], faked: Faked = {}) {
	const { context, asked } = fakeContext({ told: takes, ...faked });
	return { rest: await takeAnswers(context, gateway, events), asked };
}

afterEach(() => jest.useRealTimers());

test('an answer is told through the door of this process, with a proof', async () => {
	const { rest, asked } = await take([other, press()]);
	expect(rest).toEqual([other]);
	expect(asked).toHaveLength(1);
	expect(asked[0]).toMatchObject({
		method: 'POST',
		url: `http://127.0.0.1:5678/prefix/webhook-waiting/4711/a%20node?signature=${place.signature}`,
		disableFollowRedirect: true,
	});
	expect(provenAnswer(asked[0].body, place, KEY)).toEqual(RIGHT);
});

test.each([
	['there is no such door', { socket: null }],
	[
		'that door is a locked one',
		{ socket: { localAddress: '::1', localPort: 443, encrypted: true } },
	],
])('by the public address where %s', async (_what, faked) => {
	const { asked } = await take([press()], faked);
	expect(asked.map(({ url }) => new URL(url).origin)).toEqual(['https://n8n.example.com']);
});

test('by the public address where nobody is at the door', async () => {
	const told = ({ url }: IHttpRequestOptions) => {
		if (url.startsWith('http://')) throw new Error('connect ECONNREFUSED');
		return takes();
	};
	const { rest, asked } = await take([press()], { told });
	expect(rest).toEqual([]);
	expect(asked.map(({ url }) => new URL(url).protocol)).toEqual(['http:', 'https:']);
});

test('an answer that was taken starts the trigger’s own workflow only if asked', async () => {
	const parameters = { 'options.startWithAnswers': true };
	expect((await take([press()], { parameters })).rest).toEqual([press()]);
	const told = () => ({ statusCode: 200, body: { status: 'ok', receipt: 'another' } });
	expect((await take([press()], { parameters, told })).rest).toEqual([]);
});

test.each([401, 404, 409])('one that nobody waits for is over with %i', async (statusCode) => {
	const told = () => ({ statusCode, body: { message: 'has finished already' } });
	expect((await take([press()], { told })).rest).toEqual([]);
});

test.each([
	[409, { message: 'The execution "4711" is running already.' }],
	[500, { message: 'Cannot read properties of undefined' }],
	[503, {}],
])('while n8n is busy (%i) the answer waits', async (statusCode, body) => {
	let busy = 2;
	const told = () => (busy-- > 0 ? { statusCode, body } : takes());
	const { rest, asked } = await take([press()], { told });
	expect(rest).toEqual([]);
	expect(asked.length).toBeGreaterThan(2);
	expect(busy).toBeLessThan(0);
});

test('of several answers each is looked for again, and given again if another one replaced it', async () => {
	jest.useFakeTimers();
	const said = (['takenOfSeveral', 'takenOfSeveral', 'kept', 'kept'] as const).values();
	const told = () => {
		const what = said.next().value ?? 'kept';
		return { statusCode: 200, body: { receipt: receipt(what, place, RIGHT, KEY) } };
	};
	const { context, asked } = fakeContext({ told });
	const taking = takeAnswers(context, gateway, [press()]);
	await jest.advanceTimersByTimeAsync(STEP_MS);
	expect(await taking).toEqual([]);
	expect(asked).toHaveLength(1);
	await jest.advanceTimersByTimeAsync(20_000);
	expect(asked).toHaveLength(3);
	for (const { body } of asked) expect(provenAnswer(body, place, KEY)).toEqual(RIGHT);
});

test('when n8n cannot be reached the gateway shall try again', async () => {
	const { context } = fakeContext({ told: undefined });
	await expect(takeAnswers(context, gateway, [press()])).rejects.toThrow('could not be told');
});

test('what the business wrote itself, and other buttons, are none of it', async () => {
	const events = [{ ...press(), direction: 'out' as const }, press('score_5'), other];
	const { rest, asked } = await take(events);
	expect(rest).toEqual(events);
	expect(asked).toEqual([]);
});

test('10,000 forged presses: nobody is told anything, and nothing starts', async () => {
	const random = (bytes: number) => randomBytes(bytes).toString('base64url');
	const digits = () => `62${String(randomBytes(4).readUInt32BE()).padStart(10, '8')}`;
	const kinds: Array<() => NormalizedEvent> = [
		() => press(`n8n-ask:${random(90)}`),
		() => press(id, digits()),
		() => press(choiceId({ place, choice: 1 }, ANI, waitKey(random(8)))),
		() => press(id.slice(0, 20) + random(1)[0] + id.slice(20)),
		() => press(`${id}${random(2)}`),
		() => press(id.slice(0, -3)),
		() => ({ ...press(), from: undefined, userId: random(9) }),
	];
	const events = Array.from({ length: 10_000 }, (_, n) => kinds[n % kinds.length]());
	const parameters = { 'options.startWithAnswers': true };
	const { rest, asked } = await take(events, { parameters });
	expect(rest).toEqual([]);
	expect(asked).toEqual([]);
});
