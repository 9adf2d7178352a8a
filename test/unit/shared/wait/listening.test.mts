import type { IHttpRequestOptions } from 'n8n-workflow';
import { answerPing } from '../../../../nodes/shared/wait/answerPing';
import { waitKey } from '../../../../nodes/shared/wait/key';
import {
	listening,
	unheardFailure,
	unknownWarning,
	type Listener,
} from '../../../../nodes/shared/wait/listening';
import { newPing, pongFor } from '../../../../nodes/shared/wait/ping';
import { fakeContext, gateway, SECRET } from './fakeContext.mts';

/** Before anybody is asked: whether a published trigger would hear the answer. */

const BASE = 'https://n8n.example.com/prefix';
const TRIGGER = `${BASE}/webhook/hook/webhook`;

/** A trigger of this package, as far as pings go. */
const trigger =
	(secret = SECRET) =>
	(options: IHttpRequestOptions) => ({
		statusCode: 200,
		body: pongFor(options.body, waitKey(secret)) ?? { status: 'ok' },
	});
const nobody = () => ({ statusCode: 404, body: { message: 'not registered' } });

async function heard(listeners: Listener[], told?: ReturnType<typeof trigger>) {
	const { context, asked } = fakeContext({ told });
	const read = function* () {
		return listeners;
	};
	return { found: (await listening(context, gateway, read as never)).hearing, asked };
}

test('a published trigger of the same credential answers', async () => {
	const headers = { Authorization: 'Basic eA==' };
	const { found, asked } = await heard([{ url: TRIGGER, headers }], trigger());
	expect(found).toBe('heard');
	expect(asked).toHaveLength(1);
	expect(asked[0]).toMatchObject({ url: TRIGGER, headers, disableFollowRedirect: true });
	expect(JSON.stringify(asked)).not.toContain(SECRET);
});

test('one that hears is enough', async () => {
	const elsewhere = { url: 'https://crm.example.org/in' };
	const { found, asked } = await heard([elsewhere, { url: TRIGGER }], trigger());
	expect(found).toBe('heard');
	expect(asked.map(({ url }) => url)).toEqual([TRIGGER]);
});

test.each([
	['the gateway posts nowhere', [], undefined],
	['its workflow is not published', [{ url: TRIGGER }], nobody],
	['it has another credential', [{ url: TRIGGER }], trigger('another')],
])('nobody hears when %s', async (_what, listeners, told) => {
	expect((await heard(listeners, told)).found).toBe('unheard');
});

test.each([
	['the gateway posts elsewhere, too', [{ url: 'https://crm.example.org/in' }, { url: TRIGGER }]],
	['the gateway posts elsewhere', [{ url: 'https://crm.example.org/webhook/hook/webhook' }]],
	['it is tried out in the editor', [{ url: `${BASE}/webhook-test/hook/webhook` }]],
	['the address is none', [{ url: 'hm' }]],
])('nobody knows when %s', async (_what, listeners) => {
	const { found, asked } = await heard(listeners, nobody);
	expect(found).toBe('unknown');
	for (const { url } of asked) expect(url).toBe(TRIGGER);
});

test('nobody knows when n8n cannot be reached from itself, or the gateway does not tell', async () => {
	expect((await heard([{ url: TRIGGER }], undefined)).found).toBe('unknown');
	const { context } = fakeContext();
	const refuses = () => {
		throw new Error('The gateway is down');
	};
	expect(await listening(context, gateway, refuses as never)).toEqual({
		hearing: 'unknown',
		triggers: [],
	});
});

test('a trigger answers the ping of its own credential, and nothing else', async () => {
	const { context } = fakeContext();
	const ping = newPing(waitKey(SECRET));
	expect(ping.isAnswer(await answerPing(context, gateway, ping.body))).toBe(true);
	const other = newPing(waitKey('another'));
	expect(await answerPing(context, gateway, other.body)).toBeUndefined();
	const changed = { sendAndWaitPing: { ...(ping.body.sendAndWaitPing as object), nonce: 'x' } };
	for (const body of [
		changed,
		{ messages: [] },
		undefined,
		'x',
		{ sendAndWaitPing: { nonce: 1 } },
	]) {
		expect(await answerPing(context, gateway, body)).toBeUndefined();
	}
	for (const body of [
		undefined,
		{},
		{ pong: 1 },
		{ pong: '' },
		ping.body,
		pongFor(other.body, waitKey('another')),
	]) {
		expect(ping.isAnswer(body)).toBe(false);
	}
});

test('people read what to do', () => {
	const { message, details } = unheardFailure(gateway);
	expect(message).toBe('No published Gateway trigger would hear the answer');
	expect(details.description).toContain("'Skip Trigger Check'");
	expect(unknownWarning(gateway)).toContain('could not be found out');
});
