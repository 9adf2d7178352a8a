import { metaComponents } from '../../../../nodes/shared/template/components';
import type { TemplateDefinition } from '../../../../nodes/shared/template/definition';
import { fillTemplate } from '../../../../nodes/shared/template/fill';
import { dynamic, stored, template, text, website } from './samples.mts';

const components = (definition: TemplateDefinition, values: Record<string, unknown>) =>
	metaComponents(fillTemplate(definition, values));

describe("metaComponents, against the requests of Ivosights' document", () => {
	const body = text('Halo {{1}}', 'Budi');
	const agus = { type: 'body', parameters: [{ type: 'text', text: 'Agus Santoso' }] };

	it('sends one bare body for a template without variables', () => {
		expect(components(template({ body: text('Halo') }), {})).toEqual([{ type: 'body' }]);
	});

	it('sends body and text header', () => {
		expect(components(stored, { header_1: 'PT. IVOSIGHTS', body_1: 'Agus Santoso' })).toEqual([
			agus,
			{ type: 'header', parameters: [{ type: 'text', text: 'PT. IVOSIGHTS' }] },
		]);
	});

	it('sends body and image header', () => {
		const link =
			'https://www.google.com/images/branding/googlelogo/2x/googlelogo_color_92x30dp.png';
		const definition = template({ header: { format: 'IMAGE', variables: [] }, body });
		expect(components(definition, { header_media: link, body_1: 'Agus Santoso' })).toEqual([
			agus,
			{ type: 'header', parameters: [{ type: 'image', image: { link } }] },
		]);
	});

	it('sends body and document header, with and without a file name', () => {
		const link = 'https://ivosights.com/assets/collections/insights/674486569820220714020526.pdf';
		const definition = template({ header: { format: 'DOCUMENT', variables: [] }, body });
		const values = { header_media: link, body_1: 'Agus Santoso' };
		const document = (content: object) => [
			agus,
			{ type: 'header', parameters: [{ type: 'document', document: content }] },
		];
		expect(components(definition, { ...values, header_filename: 'Display file name' })).toEqual(
			document({ link, filename: 'Display file name' }),
		);
		expect(components(definition, { ...values, header_filename: null })).toEqual(
			document({ link }),
		);
	});

	it('sends body and link button, its index as text', () => {
		const definition = template({ body, buttons: [dynamic] });
		expect(components(definition, { body_1: 'Agus Santoso', button_0_url: 'test' })).toEqual([
			agus,
			{ type: 'button', index: '0', sub_type: 'url', parameters: [{ type: 'text', text: 'test' }] },
		]);
	});

	it('sends only the flow button where nothing else has a value, its index as number', () => {
		const token = '426c0a609e863870882d509ca3bcae959a5bc41d';
		const definition = template({
			body: text('Halo'),
			buttons: [{ type: 'FLOW', text: 'Daftar' }],
		});
		expect(components(definition, { button_0_flow_token: token })).toEqual([
			{
				type: 'button',
				index: 0,
				sub_type: 'flow',
				parameters: [{ type: 'action', action: { flow_token: token } }],
			},
		]);
	});

	it('sends a one-time code in body and button', () => {
		const definition = template({
			category: 'AUTHENTICATION',
			buttons: [{ type: 'OTP', text: 'Salin' }],
		});
		const parameters = [{ type: 'text', text: '765987' }];
		expect(components(definition, { button_0_code: 765987 })).toEqual([
			{ type: 'body', parameters },
			{ type: 'button', sub_type: 'url', index: 0, parameters },
		]);
	});

	it("sends what the document has no example of in WhatsApp's own way", () => {
		const definition = template({
			header: { format: 'LOCATION', variables: [] },
			body: text('Halo {{first_name}}'),
			buttons: [website, { type: 'COPY_CODE', text: 'Salin' }],
		});
		const values = {
			header_latitude: -6.2,
			header_longitude: 106.8,
			header_name: 'Toko',
			body_first_name: 'Budi',
			button_1_code: 'HEMAT20',
		};
		expect(components(definition, values)).toEqual([
			{ type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Budi' }] },
			{
				type: 'header',
				parameters: [
					{ type: 'location', location: { latitude: '-6.2', longitude: '106.8', name: 'Toko' } },
				],
			},
			{
				type: 'button',
				index: '1',
				sub_type: 'copy_code',
				parameters: [{ type: 'coupon_code', coupon_code: 'HEMAT20' }],
			},
		]);
	});
});
