import { fillTemplate } from '../../../../nodes/shared/template/fill';
import { previewTemplate } from '../../../../nodes/shared/template/preview';
import { requireSendable } from '../../../../nodes/shared/template/sendable';
import { failureOf } from '../../support/failureOf.mts';
import { dynamic, help, stored, template, text, website } from './samples.mts';

describe('previewTemplate', () => {
	it('shows what the recipient reads', () => {
		const definition = { ...stored, buttons: [website, help, dynamic] };
		const filled = fillTemplate(definition, {
			header_1: 'PT. IVOSIGHTS',
			body_1: 'Agus {{1}} $&',
			button_2_url: 'agus',
		});
		expect(previewTemplate(definition, filled)).toEqual({
			text:
				'Notifikasi Akun PT. IVOSIGHTS\n\n' +
				'Halo Agus {{1}} $&, Terimakasih telah menggunakan layanan Kami.\nAkun Anda sudah siap.\n\n' +
				'Ivosights\n\n' +
				'[Website] https://ivosights.com\n[Bantuan] +622122902218\n[Klik sekarang] https://test.com/agus',
			header: 'Notifikasi Akun PT. IVOSIGHTS',
			body: 'Halo Agus {{1}} $&, Terimakasih telah menggunakan layanan Kami.\nAkun Anda sudah siap.',
			footer: 'Ivosights',
			buttons: [
				{ type: 'URL', text: 'Website', value: 'https://ivosights.com' },
				{ type: 'PHONE_NUMBER', text: 'Bantuan', value: '+622122902218' },
				{ type: 'URL', text: 'Klik sekarang', value: 'https://test.com/agus' },
			],
			warnings: [],
		});
	});

	it.each([
		['IMAGE', { header_media: 'https://example.com/a.png' }, '[Image] https://example.com/a.png'],
		['VIDEO', { header_media: 'https://example.com/a.mp4' }, '[Video] https://example.com/a.mp4'],
		[
			'DOCUMENT',
			{ header_media: 'https://example.com/a.pdf', header_filename: 'Tagihan.pdf' },
			'[Document: Tagihan.pdf] https://example.com/a.pdf',
		],
		[
			'LOCATION',
			{ header_latitude: 1, header_longitude: 2, header_name: 'Toko' },
			'[Location] Toko, 1, 2',
		],
	] as const)('shows a header of kind %s', (format, values, header) => {
		const definition = template({ header: { format, variables: [] }, body: text('Halo') });
		expect(previewTemplate(definition, fillTemplate(definition, values)).header).toBe(header);
	});

	it('shows codes, and says when the gateway does not tell the text', () => {
		const definition = template({
			category: 'AUTHENTICATION',
			buttons: [{ type: 'OTP', text: 'Salin' }],
		});
		const preview = previewTemplate(
			definition,
			fillTemplate(definition, { button_0_code: '123456' }),
		);
		expect(preview.text).toBe('123456\n\n[Salin] 123456');
		expect(preview.warnings).toEqual([expect.stringContaining('does not tell the text')]);
	});

	it('warns when the gateway lists a variable that its text does not show', () => {
		const definition = template({ body: text('Halo.', 'Budi') });
		const { body, warnings } = previewTemplate(
			definition,
			fillTemplate(definition, { body_1: 'Agus' }),
		);
		expect(body).toBe('Halo.');
		expect(warnings).toEqual([expect.stringContaining('{{1}} of the body')]);
	});
});

describe('requireSendable', () => {
	it('lets approved templates pass', () => {
		for (const status of ['approved', 'APPROVED']) {
			expect(() => requireSendable(template({ status }))).not.toThrow();
		}
	});

	it.each([
		['pending', 'waiting for WhatsApp'],
		['rejected', 'was rejected'],
		['PAUSED', 'is paused'],
		['pending deletion', 'is being deleted'],
		['draft', 'not been proposed'],
		['constructor', "has the status 'constructor'"],
		['', "has the status ''"],
	])('refuses %p and tells what to do', (status, words) => {
		const failure = failureOf(() => requireSendable(template({ status, label: 'Promo' })));
		expect(failure.reason).toBe('templateNotApproved');
		expect(failure.message).toMatch(/^The template 'Promo' /);
		expect(failure.message).toContain(words);
		expect(failure.details.description).toBeTruthy();
	});
});
