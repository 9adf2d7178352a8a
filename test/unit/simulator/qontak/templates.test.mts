import type { AxiosInstance } from 'axios';
import { simulatorForEach } from '../../support/simulator.mts';
import { bearer } from './clients.mts';

const simulator = simulatorForEach();
let client: AxiosInstance;

beforeEach(() => {
	client = bearer(simulator.qontak);
});

const PATH = '/templates/whatsapp';
const BODY = {
	type: 'BODY',
	text: 'Halo {{1}}, pesanan {{2}} siap diambil.',
	example: { body_text: ['Ayu', 'INV-7'] },
};
const template = (components: object[], change: object = {}) => ({
	name: 'pesanan_siap',
	category: 'UTILITY',
	attributes: [{ language: 'id', components }],
	...change,
});
const create = async (components: object[], change: object = {}) =>
	await client.post(PATH, template(components, change));

describe('reading', () => {
	test('templates as the Client readme prints them', async () => {
		const { data } = await client.get(`${PATH}?query=kode_otp`);
		expect(data.data).toEqual([
			{
				id: '60cccaa0-ccd9-4efd-bdfb-875859c4b50a',
				organization_id: '7e6e0187-6707-464f-8b99-59b094caae0b',
				name: 'kode_otp',
				language: 'id',
				header: null,
				body: expect.stringContaining('{{1}}'),
				footer: expect.any(String),
				buttons: [
					{ type: 'URL', text: 'Salin kode', url: expect.any(String), example: expect.any(String) },
				],
				status: 'APPROVED',
				category: 'AUTHENTICATION',
				quality_rating: null,
				quality_rating_text: 'Neutral',
				type: 'campaign',
			},
		]);
		expect(JSON.parse(data.data[0].buttons[0].example)).toEqual([
			expect.stringMatching(/otp123456$/),
		]);
		const one = await client.get('/templates/60cccaa0-ccd9-4efd-bdfb-875859c4b50a/whatsapp');
		expect(one.data.data).toEqual(data.data[0]);
		expect((await client.get('/templates/none/whatsapp')).status).toBe(404);
	});

	test('by status, category and kind', async () => {
		const found = async (query: string, field: string) => {
			const { status, data } = await client.get(`${PATH}?limit=100&${query}`);
			if (status !== 200) return status;
			const values = data.data.map((one: Record<string, string>) => one[field]);
			return [...new Set(values)].toSorted();
		};
		expect(await found('statuses[]=APPROVED', 'status')).toEqual(['APPROVED']);
		expect(await found('statuses[]=PENDING&statuses[]=REJECTED', 'status')).toHaveLength(2);
		expect(await found('status=PENDING', 'status')).toEqual(['PENDING']);
		expect(await found('status=approved', 'status')).toBe(422);
		expect(await found('statuses[]=NEW', 'status')).toBe(422);
		expect(await found('category[]=MARKETING', 'category')).toEqual(['MARKETING']);
		expect(await found('excluded_category[]=MARKETING', 'category')).not.toContain('MARKETING');
		expect(await found('', 'type')).toEqual(expect.arrayContaining(['campaign', 'hsm_chat']));
		expect(await found('hsm_chat=false', 'type')).toEqual(['campaign']);
		expect(await found('hsm_chat=true', 'type')).toEqual(['hsm_chat']);
	});

	test('the lists to choose from', async () => {
		const text: unknown = expect.any(String);
		const categories = (await client.get('/templates/category')).data.data;
		expect(categories).toContainEqual({ name: text, value: 'TRANSPORTAION_UPDATE' });
		const languages = (await client.get('/templates/language')).data.data;
		expect(languages).toContainEqual({ name: 'Indonesian', value: 'id' });
		const found = await client.get('/templates/languages?query=indo');
		expect(found.data.data).toEqual([{ id: text, code: 'id', language: 'Indonesian' }]);
	});
});

describe('creating', () => {
	test('with every part; it waits, is approved, and can be read', async () => {
		simulator.qontak.settings.reviewMs = 1;
		const { status, data } = await create([
			{ type: 'HEADER', format: 'TEXT', text: 'No {{1}}', example: { header_text: ['7'] } },
			BODY,
			{ type: 'FOOTER', text: 'Toko Nusantara' },
			{
				type: 'BUTTONS',
				buttons: [
					{ type: 'QUICK_REPLY', text: 'Oke' },
					{
						type: 'URL',
						text: 'Lihat',
						url: 'https://a.example/{{1}}',
						example: ['https://a.example/7'],
					},
					{ type: 'PHONE_NUMBER', text: 'Telepon', phone_number: '+622122902218' },
				],
			},
		]);
		expect(status).toBe(201);
		const [made] = data.data.data;
		expect(data.data.status).toBe('success');
		expect(made).toMatchObject({
			name: 'pesanan_siap',
			status: 'PENDING',
			header: { format: 'TEXT', text: 'No {{1}}', example: '7' },
			body: BODY.text,
			footer: 'Toko Nusantara',
			buttons: [
				{ type: 'QUICK_REPLY', text: 'Oke' },
				{ type: 'URL', url: 'https://a.example/{{1}}', example: '["https://a.example/7"]' },
				{ type: 'PHONE_NUMBER', phone_number: '+622122902218' },
			],
		});
		await simulator.qontak.settled();
		expect(simulator.qontak.templates.get(made.id)?.status).toBe('APPROVED');
		expect((await create([BODY])).data.error.messages[0].active_model_errors).toEqual({
			name: ['has already been taken in id'],
		});
	});

	test('in several languages, and a one-time code', async () => {
		const attributes = ['id', 'en'].map((language) => ({ language, components: [BODY] }));
		const two = await create([], { attributes });
		expect(two.data.data.data.map(({ language }: { language: string }) => language)).toEqual([
			'id',
			'en',
		]);
		const otp = await create(
			[
				{ type: 'BODY', add_security_recommendation: true },
				{ type: 'FOOTER', code_expiration_minutes: 5 },
				{ type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
			],
			{ category: 'AUTHENTICATION', name: 'kode' },
		);
		expect(otp.data.data.data[0]).toMatchObject({
			header: null,
			body: expect.stringContaining('For your security'),
			footer: 'This code expires in 5 minutes.',
			buttons: [{ type: 'URL', url: expect.stringContaining('COPY_CODE') }],
		});
	});

	test('with a picture above, sent as any other', async () => {
		const { data } = await create([
			{
				type: 'HEADER',
				format: 'IMAGE',
				example: { header_handle: ['https://cdn.qontak.com/a.jpg'] },
			},
			BODY,
		]);
		expect(data.data.data[0].header).toEqual({
			format: 'IMAGE',
			example: '{"header_handle"=>["https://cdn.qontak.com/a.jpg"]}',
		});
	});

	test('for open rooms: under another name, and not where those for broadcasts are', async () => {
		const body = {
			name: 'sapaan',
			category: 'MARKETING',
			attributes: [{ language: 'id', components: [{ type: 'BODY', text: 'Halo.' }] }],
		};
		const { status, data } = await client.post(`${PATH}/hsm_chat`, { ...body, hsm: true });
		expect([status, data.data.status]).toEqual([201, 'success']);
		expect(data.data.data).toMatchObject([{ name: 'sapaan_hsm_chat_expired', status: 'PENDING' }]);
		for (const [path, hsm] of [
			[PATH, true],
			[`${PATH}/hsm_chat`, false],
		] as const) {
			expect((await client.post(path, { ...body, hsm })).status).toBe(422);
		}
	});

	const header = (change: object) => ({ type: 'HEADER', format: 'TEXT', text: 'Hai', ...change });
	const buttons = (...list: object[]) => ({ type: 'BUTTONS', buttons: list });
	test.each([
		['no body', [{ type: 'FOOTER', text: 'a' }]],
		['two bodies', [BODY, BODY]],
		['an empty body', [{ type: 'BODY' }]],
		['too few examples', [{ ...BODY, example: { body_text: ['a'] } }]],
		['a gap in the numbers', [{ ...BODY, text: 'a {{1}} {{3}} a' }]],
		['a variable at the end', [{ type: 'BODY', text: 'a {{1}}', example: { body_text: ['a'] } }]],
		['a format for the body', [{ ...BODY, format: 'TEXT' }]],
		['buttons in the body', [{ ...BODY, buttons: [{ type: 'QUICK_REPLY', text: 'a' }] }]],
		['a long footer', [BODY, { type: 'FOOTER', text: 'a'.repeat(61) }]],
		['a variable in the footer', [BODY, { type: 'FOOTER', text: '{{1}}' }]],
		['an empty footer', [BODY, { type: 'FOOTER' }]],
		['a header without format', [BODY, header({ format: undefined })]],
		['a header without text', [BODY, header({ text: undefined })]],
		['a long header', [BODY, header({ text: 'a'.repeat(61) })]],
		[
			'two variables in the header',
			[BODY, header({ text: '{{1}} {{2}}', example: { header_text: ['a', 'b'] } })],
		],
		['a header without example', [BODY, header({ text: '{{1}}' })]],
		['a picture with text', [BODY, header({ format: 'IMAGE' })]],
		['a button without text', [BODY, buttons({ type: 'QUICK_REPLY' })]],
		['a link without address', [BODY, buttons({ type: 'URL', text: 'a' })]],
		[
			'a link without example',
			[BODY, buttons({ type: 'URL', text: 'a', url: 'https://a.example/{{1}}' })],
		],
		[
			'a variable inside a link',
			[BODY, buttons({ type: 'URL', text: 'a', url: 'https://a.example/{{1}}/a', example: ['a'] })],
		],
		['a phone without number', [BODY, buttons({ type: 'PHONE_NUMBER', text: 'a' })]],
		['a one-time code button', [BODY, buttons({ type: 'OTP', otp_type: 'COPY_CODE' })]],
		['no buttons', [BODY, { type: 'BUTTONS' }]],
	])('is refused with %s', async (_what, components) => {
		expect((await create(components)).status).toBe(422);
	});

	test.each([
		['a name with capitals', { name: 'Pesanan' }],
		['an old category', { category: 'PAYMENT_UPDATE' }],
		['an unknown language', { attributes: [{ language: 'xx', components: [BODY] }] }],
		['the flat form of the Digest', { attributes: undefined, components: [BODY], language: 'en' }],
		['own words for a code', { category: 'AUTHENTICATION' }],
	])('is refused with %s', async (_what, change) => {
		expect((await create([BODY], change)).status).toBe(422);
	});
});

describe('deleting', () => {
	test('by id or by name, in the body or in the query', async () => {
		const remove = async (data: object | undefined, query = '') =>
			(await client.delete(`${PATH}${query}`, { data })).status;
		const { templates } = simulator.qontak;
		expect(await remove({ id: 'cf7a16bd-e84f-4f72-8cce-70934edfc585' })).toBe(200);
		expect(templates.byName('message')).toBeUndefined();
		expect(await remove({ name: 'promo_akhir_pekan' })).toBe(200);
		expect(templates.byName('promo_akhir_pekan')).toBeUndefined();
		expect(await remove(undefined, '?name=kode_otp')).toBe(200);
		expect(await remove({ name: 'kode_otp' })).toBe(404);
		expect(await remove({ id: 'a', name: 'b' })).toBe(422);
		expect(await remove(undefined)).toBe(422);
	});
});
