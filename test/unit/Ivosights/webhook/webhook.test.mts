import type { IDataObject } from 'n8n-workflow';
import fc from 'fast-check';
import { maskedWebhook } from '../../../../nodes/Ivosights/webhook/webhook';
import { pendingEvents } from '../../../../nodes/Ivosights/webhook/pending';
import { AT } from '../../support/step.mts';

const status = { statuses: [{ id: 'm1', status: 'sent', recipient_id: '62812' }] };
const message = {
	messages: [
		{ id: 'm2', from: '62812', type: 'text', text: { body: 'Hi' }, timestamp: '1518694235' },
	],
};

describe('what was pulled', () => {
	test.each<[string, unknown]>([
		['a bare list', [status, message]],
		['under data', { data: [status, message] }],
		[
			'in envelopes',
			{
				data: [
					{ id: 'n1', payload: status },
					{ id: 'n2', payload: message },
				],
			},
		],
		['in envelopes as text', [{ body: JSON.stringify(status) }, { body: JSON.stringify(message) }]],
		['as text', { data: [JSON.stringify(status), JSON.stringify(message)] }],
		['one body with both', { ...status, ...message }],
	])('%s', (_name, body) => {
		const events = pendingEvents(body, AT);
		expect(events.map(({ event, messageId }) => [event, messageId]).sort()).toEqual([
			['message', 'm2'],
			['status', 'm1'],
		]);
		for (const event of events) expect(event.receivedAt).toBe(AT);
	});

	test.each<[string, unknown]>([
		['nothing', null],
		['an empty list', []],
		['an empty list under data', { data: [] }],
		['a word', { message: 'No pending notification' }],
	])('%s', (_name, body) => {
		expect(pendingEvents(body, AT)).toEqual([]);
	});

	test('what is in no known shape is handed on, not lost', () => {
		expect(pendingEvents({ data: [{ id: 7, note: 'new' }, 'text', 5] }, AT)).toEqual([
			{
				event: 'other',
				gateway: 'ivosights',
				id: 'pending:7',
				receivedAt: AT,
				raw: { id: 7, note: 'new' },
			},
			{
				event: 'other',
				gateway: 'ivosights',
				id: expect.stringMatching(/^pending:.{22}$/),
				receivedAt: AT,
				raw: { value: 'text' },
			},
			expect.objectContaining({ event: 'other', raw: { value: 5 } }),
		]);
	});

	test('what has no id of its own is told apart by what it says, not by its place', () => {
		const idOf = (note: string) => pendingEvents([{ note }], AT)[0].id;
		expect(idOf('today')).not.toBe(idOf('yesterday'));
		expect(idOf('today')).toBe(idOf('today'));
	});

	test('no JSON makes it throw, and no entry of a list is dropped', () => {
		fc.assert(
			fc.property(fc.array(fc.jsonValue()), (data) => {
				expect(pendingEvents({ data }, AT).length).toBeGreaterThanOrEqual(data.length);
			}),
		);
	});
});

describe('a listed webhook tells no secret', () => {
	test.each<[unknown, unknown]>([
		[[], []],
		[{ 'X-Key': 's3cret' }, { 'X-Key': '***' }],
		[[{ name: 'X-Key', value: 's3cret' }], [{ name: 'X-Key', value: '***' }]],
		[['X-Key: s3cret'], ['X-Key: ***']],
		[['s3cret'], ['***']],
		[null, null],
	])('headers %j', (headers, masked) => {
		expect(maskedWebhook({ headers } as IDataObject)).toEqual({ headers: masked });
	});

	test.each([
		['https://a.co/hook', 'https://a.co/hook'],
		['https://u:p@a.co/hook?token=s3cret&x=#a', 'https://***@a.co/hook?token=***&x=***#a'],
		['not a url', 'not a url'],
	])('url %s', (url, masked) => {
		expect(maskedWebhook({ url })).toEqual({ url: masked });
	});

	test('password, but not that there is none', () => {
		const http_auth = { status: 'on', username: 'u', password: 's3cret' };
		expect(maskedWebhook({ http_auth })).toEqual({ http_auth: { ...http_auth, password: '***' } });
		const off = { http_auth: { status: 'off', username: null, password: null } };
		expect(maskedWebhook(off)).toEqual(off);
	});

	test('whatever the headers look like, their values stay behind', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const headers = [{ name: 'X-Key', value: { deep: ['s3cret', value] } }];
				expect(JSON.stringify(maskedWebhook({ headers } as never))).not.toContain('s3cret');
			}),
		);
	});
});
