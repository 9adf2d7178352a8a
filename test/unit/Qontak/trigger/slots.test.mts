import fc from 'fast-check';
import { registeredAs } from '../../../../nodes/Qontak/trigger/slots';

const URL = 'https://crm.example.com/hook';
const NOBODY = { url: '', events: [] };
const webhooks = [{ id: 'w', event: 'message_interaction', url: URL }];

test.each([
	['as the documents have it', { data: { status_message: { enabled: true, webhooks } } }],
	['plain', { data: { status_message: true, url: URL } }],
	['without an envelope', { status_message: { enabled: true, webhooks } }],
	['as a list', { data: [{ room_resolved: {} }, { status_message: { enabled: true, webhooks } }] }],
])('an answer %s', (_, body) => {
	expect(registeredAs(body, 'messages')).toEqual({ url: URL, events: ['status_message'] });
});

test.each([{ data: null }, { data: {} }, { data: [] }, { data: { status_message: {} } }])(
	'%j: nobody is registered',
	(body) => {
		expect(registeredAs(body, 'messages')).toEqual(NOBODY);
	},
);

test.each([
	null,
	undefined,
	'<html>',
	7,
	[],
	{ data: 'x' },
	{ status: 'success' },
	{ data: { webhooks } },
	{ data: [{ event: 'message_interaction', address: URL }] },
	{ data: { room_resolved: { enabled: true, webhooks } } },
	{ data: { status_message: { enabled: true, url: URL } } },
	{ data: { status_message: URL } },
])('%j: it does not tell', (body) => {
	expect(registeredAs(body, 'messages')).toBeUndefined();
});

test('whatever is answered, an address that is in it is not overlooked', () => {
	const address = fc.constantFrom(URL, { url: URL }, [{ url: URL }], { webhooks }, webhooks);
	const name = fc.oneof(fc.constantFrom('status_template', 'url', 'webhooks', 'x'), fc.string());
	const settings = fc.dictionary(name, address, { minKeys: 1, maxKeys: 2 });
	const body = fc.oneof(
		fc.record({ data: settings }),
		fc.record({ data: fc.array(settings, { maxLength: 2 }) }),
		settings,
		fc.jsonValue({ maxDepth: 4 }),
	);
	fc.assert(
		fc.property(body, (answer) => {
			const found = registeredAs(answer, 'templates');
			const hidden = JSON.stringify(answer)?.includes(URL) === true;
			if (hidden && found) expect(found.url).toContain(URL);
		}),
	);
});
