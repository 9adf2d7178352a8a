import {
	body,
	buttons,
	header,
	mediaHeader,
} from '../../../../simulator/ivosights/templates/build.mts';
import { accountForEachTest } from './client.mts';
import { code, flowButton, image, templateSender, texts, url } from './templateParts.mts';

const account = accountForEachTest({ receipts: 'manual' });

const send = templateSender(account);

describe('what fits is sent', () => {
	test.each<[string, string, unknown[]]>([
		['no variables', 'store_hours', [{ type: 'body' }]],
		['four spaces', 'payment_received', [texts('body', 'a', 'b    c')]],
		['an image and quick replies', 'weekend_promo', [texts('body', 'a', 'b'), image()]],
		[
			'a quick reply with a payload',
			'feedback_request',
			[
				texts('body', 'a'),
				{
					type: 'button',
					sub_type: 'quick_reply',
					index: '2',
					parameters: [{ type: 'payload', payload: 'bad' }],
				},
			],
		],
		['a coupon', 'birthday_voucher', [texts('body', 'a'), code('ULTAH25', '0')]],
		[
			'a flow',
			'member_registration',
			[{ ...flowButton, parameters: [{ type: 'action', action: { flow_token: 't' } }] }],
		],
		['a one-time code', 'login_code', [texts('body', '123456'), url('123456')]],
		[
			'named variables',
			'appointment_reminder',
			[
				{
					type: 'body',
					parameters: ['time', 'name', 'day'].map((name) => ({
						type: 'text',
						text: name,
						parameter_name: name,
					})),
				},
			],
		],
	])('%s', async (_what, template, components) => {
		const { status, data } = await send(template, components);
		expect([status, data.errors]).toEqual([200, undefined]);
	});

	test('a template that is not there, not approved, or not assigned is refused', async () => {
		expect((await send('0'.repeat(24), [{ type: 'body' }])).status).toBe(404);
		expect((await send('issue_resolve', [texts('body', 'a')])).status).toBe(404);
		for (const name of ['flash_sale', 'winner_announcement']) {
			const { status, data } = await send(name, [texts('body', 'a')]);
			expect(status).toBe(422);
			expect(data).toEqual({ message: expect.stringContaining('not approved') });
		}
	});

	test('the shape of components is checked before the template', async () => {
		for (const components of [[], [{ type: 'footer' }], [{ type: 'body', text: 'x' }]]) {
			const { status, data } = await send('payment_received', components);
			expect(status).toBe(422);
			expect(data.message).toBe('The given data was invalid.');
		}
	});

	test('a test can bring its own template', async () => {
		const { id } = account.ivosights.templates.add({
			template_name: 'mine',
			components: [
				header('Halo {{1}}'),
				body('Isi {{1}} dan {{2}}.'),
				buttons({ type: 'QUICK_REPLY', text: 'Ya' }),
			],
		});
		const shown = await account.client.get(`/api/v1/message-templates/${id}`);
		expect(shown.data.components[1].parameters).toEqual({ '{{1}}': null, '{{2}}': null });
		expect((await send(id, [texts('header', 'A'), texts('body', 'b', 'c')])).status).toBe(200);
		const [{ content }] = account.ivosights.messages;
		expect(content).toMatchObject({
			header: { type: 'text', text: 'Halo A' },
			text: 'Isi b dan c.',
			buttons: [{ type: 'quickReply', text: 'Ya', id: 'Ya' }],
		});
		account.ivosights.templates.add({
			id,
			components: [mediaHeader('IMAGE', 'https://a.example')],
		});
		expect((await send(id, [image()])).status).toBe(200);
	});
});
