import { startSimulator } from '../../../../simulator/server.mts';
import { accountForEachTest, clientOf } from './client.mts';

const account = accountForEachTest();

const PATH = '/api/v1/message-templates';
const promo = {
	label: 'Summer Promo',
	category_id: 'MARKETING',
	language_id: 'id',
	is_propose: false,
	body: { text: 'Halo {{1}}, ada promo.', examples: ['Ayu'] },
};
const link = { type: 'URL', text: 'Buka', url: 'https://a.example/{{1}}', url_type: 'dynamic' };
const otp = {
	label: 'Code',
	category_id: 'AUTHENTICATION',
	language_id: 'id',
	is_propose: false,
	otp: [{ otp_type: 'COPY_CODE', text: 'Salin' }],
};

test('a template is written, proposed, approved and sent', async () => {
	const created = await account.client.post(PATH, promo);
	expect(created.data).toMatchObject({
		template_name: 'summer_promo',
		status: 'draft',
		components: [{ type: 'BODY', parameters: { '{{1}}': null } }],
	});
	const { id } = created.data;
	const components = [{ type: 'body', parameters: [{ type: 'text', text: 'Ayu' }] }];
	const send = async () =>
		await account.client.post('/api/v1/messages/send-template-message', {
			wa_id: '628123456789',
			template_id: id,
			components,
		});
	expect((await send()).status).toBe(422);
	expect((await account.client.post(`${PATH}/${id}/propose`)).data.status).toBe('pending');
	expect((await account.client.post(`${PATH}/${id}/propose`)).status).toBe(422);
	expect((await account.client.put(`${PATH}/${id}`, promo)).status).toBe(422);
	account.ivosights.templates.review(id, 'approved');
	expect((await send()).status).toBe(200);
});

test('a rejected template may be changed and proposed again', async () => {
	const { data } = await account.client.post(PATH, { ...promo, is_propose: true });
	expect(data.status).toBe('pending');
	account.ivosights.templates.review(data.id, 'rejected');
	const changed = await account.client.put(`${PATH}/${data.id}`, {
		...promo,
		body: { text: 'Halo semua.' },
		is_propose: true,
	});
	expect(changed.data).toMatchObject({ id: data.id, status: 'pending' });
	expect(changed.data.components).toEqual([{ type: 'BODY', text: 'Halo semua.', parameters: [] }]);
});

test('approval can follow by itself', async () => {
	const quick = await startSimulator({ ivosights: { reviewMs: 1 } });
	const { data } = await clientOf(quick.ivosights).post(PATH, { ...promo, is_propose: true });
	await quick.ivosights.settled();
	expect(quick.ivosights.templates.get(data.id)?.status).toBe('approved');
	await quick.close();
});

test.each<[string, object, string]>([
	['an unknown language', { ...promo, language_id: 'xx' }, 'language_id'],
	['an old category', { ...promo, category_id: 'ISSUE_RESOLUTION' }, 'category_id'],
	['no examples', { ...promo, body: { text: 'Halo {{1}}.' } }, 'body.examples'],
	['a gap', { ...promo, body: { text: 'Halo {{2}}.', examples: ['a', 'b'] } }, 'body.text'],
	['a variable first', { ...promo, body: { text: '{{1}} hai', examples: ['a'] } }, 'body.text'],
	['a variable last', { ...promo, body: { text: 'Hai {{1}}', examples: ['a'] } }, 'body.text'],
	['a long body', { ...promo, body: { text: 'x'.repeat(1025) } }, 'body.text'],
	[
		'two variables in the header',
		{ ...promo, header: { format: 'TEXT', text: '{{1}} {{2}}', examples: ['a', 'b'] } },
		'header.text',
	],
	['a media header without example', { ...promo, header: { format: 'IMAGE' } }, 'header.examples'],
	['a variable in the footer', { ...promo, footer: '{{1}}' }, 'footer'],
	[
		'a long button',
		{ ...promo, buttons: [{ ...link, text: 'x'.repeat(26), examples: ['a'] }] },
		'buttons.0.text',
	],
	[
		'eleven buttons',
		{ ...promo, buttons: Array(11).fill({ type: 'QUICK_REPLY', text: 'a' }) },
		'buttons',
	],
	['a dynamic link without example', { ...promo, buttons: [link] }, 'buttons.0.examples'],
	[
		'a dynamic link not called so',
		{ ...promo, buttons: [{ ...link, url_type: 'static', examples: ['a'] }] },
		'buttons.0.url_type',
	],
	[
		'a variable inside a link',
		{ ...promo, buttons: [{ ...link, url: 'https://a.example/{{1}}/b', examples: ['a'] }] },
		'buttons.0.url',
	],
	[
		'a phone number with +',
		{
			...promo,
			buttons: [{ type: 'PHONE_NUMBER', text: 'a', country_code: '+62', phone_number: '+62812' }],
		},
		'buttons.0.phone_number',
	],
	['no body', { ...promo, body: undefined }, 'body'],
	['words in a one-time password', { ...otp, body: promo.body }, 'body'],
	['a one-time password without button', { ...otp, otp: undefined }, 'otp'],
	[
		'a code that lasts too long',
		{ ...otp, code_expiration_minutes: 91 },
		'code_expiration_minutes',
	],
	['a one-time button in a promotion', { ...promo, otp: otp.otp }, 'otp'],
	['nothing said about proposing', { ...promo, is_propose: undefined }, 'is_propose'],
])('%s is refused', async (_what, body, field) => {
	const { status, data } = await account.client.post(PATH, body);
	expect(status).toBe(422);
	expect(Object.keys(data.errors)).toContain(field);
});

test('unknown templates are not found', async () => {
	const answers = await Promise.all([
		account.client.get(`${PATH}/none`),
		account.client.put(`${PATH}/none`, promo),
		account.client.post(`${PATH}/none/propose`),
	]);
	for (const { status, data } of answers) {
		expect([status, data]).toEqual([404, { message: 'Message template not found' }]);
	}
});
