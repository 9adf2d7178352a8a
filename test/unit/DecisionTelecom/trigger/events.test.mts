import fc from 'fast-check';
import { eventsOf } from '../../../../nodes/DecisionTelecom/trigger/events';
import { callbackToken, withCallbackToken } from '../../../../nodes/DecisionTelecom/trigger/token';
import { decisionTelecom } from '../../../../nodes/DecisionTelecom/gateway';
import type { Ask } from '../../../../nodes/shared/operation/operation';

const AT = '2026-11-20T08:15:30.000Z';

describe('events', () => {
	const STATUSES = [
		'sent',
		'delivered',
		'rejected',
		'failed',
		'failed',
		'deleted',
		'pending',
		'read',
	];

	test.each(STATUSES.map((value, code) => [code, value]))('status %i is %s', (status, value) => {
		const raw = { message_id: 554, status };
		expect(eventsOf(raw, AT)).toEqual([
			{
				event: 'status',
				gateway: 'decisionTelecom',
				id: `554:${status}`,
				messageId: '554',
				direction: 'out',
				receivedAt: AT,
				status: { value },
				raw,
			},
		]);
	});

	test.each([
		{ message_id: '554', status: '1' },
		{ messageId: 554, status: 1 },
		{ MESSAGE_ID: 554, STATUS: 1 },
		{ 'Message-Id': ' 554 ', Status: 'Delivered' },
		{ id: 554, status: 1, destination_addr: '+380 63 123 45 67' },
	])('names in any case, numbers or text: %j', (raw) => {
		const [event] = eventsOf(raw, AT);
		expect(event).toMatchObject({
			event: 'status',
			messageId: '554',
			status: { value: 'delivered' },
			raw,
		});
		expect(event.to).toBe('destination_addr' in raw ? '380631234567' : undefined);
	});

	test('a status nobody knows is other, as Viber’s 20 would be', () => {
		expect(eventsOf({ message_id: 1, status: 20 }, AT)).toMatchObject([
			{ event: 'status', status: { value: 'other' } },
		]);
	});

	test.each([
		{ message_id: 554 },
		{ status: 1 },
		{ message_id: null, status: 1 },
		{ message_id: 554, status: { code: 1 } },
		{ from: '380631234567', text: 'Hello' },
	])('another shape passes with its raw body: %j', (raw) => {
		const [event] = eventsOf(raw, AT);
		expect(event).toMatchObject({ event: 'other', gateway: 'decisionTelecom', raw });
		expect(eventsOf({ ...raw }, '2027-01-01T00:00:00.000Z')[0].id).toBe(event.id);
	});

	test('a list is several events; nothing is none', () => {
		const list = [{ message_id: 1, status: 0 }, 'x', { message_id: 2, status: 7 }];
		expect(eventsOf(list, AT).map(({ id }) => id)).toEqual(['1:0', '2:7']);
		for (const nothing of [undefined, null, '', 5, [], {}])
			expect(eventsOf(nothing, AT)).toEqual([]);
	});

	test('anything at all is taken without a throw', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (payload) => {
				for (const event of eventsOf(payload, AT)) expect(event.id).not.toBe('');
			}),
		);
	});
});

describe('the token in a callback URL', () => {
	const credential = { apiKey: 'the-key' };
	const url = 'https://n8n.example.com/webhook/6f0c/decisiontelecom';
	const ask = (callback_url?: string): Ask => ({
		effect: 'send',
		method: 'POST',
		path: ['send-whatsapp'],
		body: { text: 'Hello', ...(callback_url === undefined ? {} : { callback_url }) },
	});
	const sent = (callback: string, own = credential) =>
		String((withCallbackToken(ask(callback), own).body as { callback_url: string }).callback_url);

	test('is added to the URL of a trigger, whatever is before or behind it', () => {
		const token = callbackToken(credential, url);
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(sent(url)).toBe(`${url}?token=${token}`);
		const proxied = 'https://example.com/sub/n8n/hooks-test/6f0c/decisiontelecom/?a=1';
		expect(sent(proxied)).toBe(`${proxied}&token=${token}`);
		expect(sent(`${url}?token=old`)).toBe(`${url}?token=${token}`);
	});

	test('differs by webhook and by key', () => {
		const other = url.replace('6f0c', '6f0d');
		const tokens = [
			callbackToken(credential, url),
			callbackToken(credential, other),
			callbackToken({ apiKey: 'another' }, url),
		];
		expect(new Set(tokens).size).toBe(3);
	});

	test.each([
		'https://yourdomain.com/whatsapp-callback',
		'https://example.com/decisiontelecom',
		'https://example.com/webhook/6f0c/webhook',
	])('%s stays as it is', (foreign) => {
		expect(sent(foreign)).toBe(foreign);
	});

	test('no callback URL, no key: nothing is added', () => {
		expect(withCallbackToken(ask(), credential)).toEqual(ask());
		expect(sent(url, { apiKey: '' })).toBe(url);
		expect(callbackToken({}, url)).toBeUndefined();
	});

	test('the gateway fits its asks with it', () => {
		const access = { type: 'decisionTelecomApi', credential };
		expect(decisionTelecom.forCredential?.(ask(url), access)).toEqual(
			withCallbackToken(ask(url), credential),
		);
	});
});
