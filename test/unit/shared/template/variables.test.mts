import type {
	TemplateButton,
	TemplateDefinition,
} from '../../../../nodes/shared/template/definition';
import { variablesOf } from '../../../../nodes/shared/template/variables';
import { dynamic, help, stored, template, text, website } from './samples.mts';

const ids = (definition: TemplateDefinition) => variablesOf(definition).map(({ id }) => id);
const labels = (definition: TemplateDefinition) =>
	variablesOf(definition).map(({ label }) => label);

describe('variablesOf', () => {
	it('lists header, body and buttons with their words and examples', () => {
		expect(variablesOf({ ...stored, buttons: [website, dynamic] })).toEqual([
			{
				id: 'header_1',
				label: 'Header {{1}} (Notifikasi Akun) – "Notifikasi Akun {{1}}"',
				kind: 'text',
				example: undefined,
				required: true,
				part: 'header',
				key: '1',
			},
			{
				id: 'body_1',
				label:
					'{{1}} Budi – "Halo {{1}}, Terimakasih telah menggunakan layanan Kami. Akun Anda sudah…"',
				kind: 'text',
				example: 'Budi',
				required: true,
				part: 'body',
				key: '1',
			},
			{
				id: 'button_1_url',
				label: 'Button 2 End of Link, e.g. john-doe – "Klik sekarang"',
				kind: 'urlSuffix',
				example: 'john-doe',
				required: true,
				part: 'button',
				index: 1,
			},
		]);
	});

	it('shows the part of a long text that is around the variable', () => {
		const long = `${'Selamat pagi, '.repeat(20)}pesanan {{1}} untuk {{2}} sudah dikirim ke alamat Anda hari ini juga.`;
		for (const [place, label] of labels(template({ body: text(long) })).entries()) {
			expect(label).toMatch(/^\{\{\d\}\} \((pagi pesanan|untuk)\) – "….*…"$/);
			expect(label.replace(/^.*?–/, '')).toContain(`{{${place + 1}}}`);
			expect(Array.from(label).length).toBeLessThanOrEqual(90);
		}
	});

	it('counts the variables in the text and those listed, whichever are more', () => {
		expect(ids(template({ body: text('Halo.', 'Budi') }))).toEqual(['body_1']);
		expect(ids(template({ body: text('Halo {{1}} dan {{2}}', 'Budi') }))).toEqual([
			'body_1',
			'body_2',
		]);
		expect(ids(template({ body: text('{{2}} {{1}} {{2}} {{10}}') }))).toEqual([
			'body_1',
			'body_2',
			'body_10',
		]);
	});

	it('knows named variables, with ids of letters, digits and _ only', () => {
		const body = text('Halo {{first_name}}, {{ Order No }} dan {{order-no}} ({{名前}})');
		expect(ids(template({ body }))).toEqual([
			'body_first_name',
			'body_order_no',
			'body_order_no_2',
			'body__',
		]);
	});

	it.each([
		['IMAGE', ['header_media']],
		['VIDEO', ['header_media']],
		['DOCUMENT', ['header_media', 'header_filename']],
		['LOCATION', ['header_latitude', 'header_longitude', 'header_name', 'header_address']],
	] as const)('asks for the media of a header: %s', (format, expected) => {
		const definition = template({ header: { format, variables: [] }, body: text('Halo') });
		expect(ids(definition)).toEqual(expected);
	});

	it('asks nothing for static buttons and keeps the index of the others', () => {
		const buttons: TemplateButton[] = [
			website,
			help,
			{ type: 'QUICK_REPLY', text: 'Ya' },
			dynamic,
			{ type: 'COPY_CODE', text: 'Salin', example: 'HEMAT20' },
			{ type: 'FLOW', text: 'Daftar' },
			{ type: 'URL', text: 'Tanpa tanda', url: 'https://test.com/', dynamic: true },
		];
		expect(ids(template({ buttons }))).toEqual([
			'button_3_url',
			'button_4_code',
			'button_5_flow_token',
			'button_5_flow_data',
			'button_6_url',
		]);
	});

	it("takes the end of a link's example where that is a whole link", () => {
		const button = { ...dynamic, example: 'https://test.com/john-doe' };
		expect(variablesOf(template({ buttons: [button] }))).toMatchObject([
			{ label: 'Button 1 End of Link, e.g. john-doe – "Klik sekarang"', example: 'john-doe' },
		]);
	});

	it.each([
		['as created', [{ type: 'OTP', text: 'Salin Kode' }]],
		[
			'as listed',
			[
				{
					type: 'URL',
					text: 'Salin Kode',
					url: 'https://www.whatsapp.com/otp/code/?code=otp{{1}}',
				},
			],
		],
		['without its button', []],
	])('has one field for a one-time code, %s', (_, buttons) => {
		const definition = template({
			category: 'AUTHENTICATION',
			body: text('*{{1}}* adalah kode verifikasi Anda.', '123456'),
			buttons,
		});
		expect(variablesOf(definition)).toMatchObject([
			{ id: 'button_0_code', label: 'One-Time Code', kind: 'oneTimeCode', required: true },
		]);
	});

	it('leaves old authentication templates with more variables as they are', () => {
		const definition = template({
			category: 'AUTHENTICATION',
			body: text('Kode {{1}}, {{2}} menit'),
		});
		expect(ids(definition)).toEqual(['body_1', 'body_2']);
	});

	it('has none where there are none', () => {
		expect(variablesOf(template({ body: text('Halo') }))).toEqual([]);
	});
});
