import { templateText } from '../../../../nodes/shared/template/textNotice';
import { variablesOf } from '../../../../nodes/shared/template/variables';
import { toDefinition as fromIvosights } from '../../../../nodes/Ivosights/template/definition';
import { toDefinition as fromQontak } from '../../../../nodes/Qontak/template/definition';
import { simulatorForEach } from '../../support/simulator.mts';
import { template, text } from './samples.mts';

const noticeOf = (parts: Parameters<typeof template>[0]) =>
	templateText(template({ name: 'order', language: 'id', ...parts })).emptyFieldsNotice;

describe('the text of the chosen template', () => {
	test('stands whole in the form, its variables in it', () => {
		const notice = noticeOf({
			header: { format: 'TEXT', ...text('Pesanan {{1}}', 'INV-1') },
			body: text('Halo {{1}},\npesanan {{2}} sudah dikirim.', 'Budi', 'A-1001'),
			footer: 'Toko Nusantara',
			buttons: [{ type: 'URL', text: 'Lacak', url: 'https://toko.example/{{1}}' }],
		});
		expect(notice).toBe(
			[
				'<b>order · id</b>',
				'Pesanan {{1}}',
				'Halo {{1}},<br>pesanan {{2}} sudah dikirim.',
				'Toko Nusantara',
				'[Lacak] https://toko.example/{{1}}',
			].join('<br><br>'),
		);
	});

	test('tells a header that is a file, and every card', () => {
		const notice = noticeOf({
			header: { format: 'IMAGE', variables: [] },
			body: text('Halo.'),
			cards: [{ body: text('Kopi {{1}}', 'Gayo'), buttons: [] }],
		});
		expect(notice).toBe(
			'<b>order · id</b><br><br>[Image]<br><br>Halo.<br><br>[Card 1]<br>Kopi {{1}}',
		);
	});

	test('keeps the link of a button that copies a code to itself', () => {
		const notice = noticeOf({
			category: 'AUTHENTICATION',
			body: text('*{{1}}* is your code.', '123456'),
			buttons: [{ type: 'OTP', text: 'Copy code', url: 'https://whatsapp.example/otp{{1}}' }],
		});
		expect(notice).toContain('[Copy code]');
		expect(notice).not.toContain('https://');
	});

	test('is text, not HTML', () => {
		const notice = noticeOf({ name: '<i>', body: text('<img src=x onerror="alert(1)"> & so on') });
		expect(notice).toBe(
			'<b>&lt;i&gt; · id</b><br><br>&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; so on',
		);
	});

	test('is nothing without a template, and says where a gateway does not tell it', () => {
		expect(templateText()).toEqual({ fields: [] });
		expect(noticeOf({})).toBe('<b>order · id</b><br><br>Its text is not known.');
	});
});

describe('labels of variables', () => {
	const simulator = simulatorForEach({});
	/** As much as n8n shows of a mapper's label at any width (source: "n8n forms"). */
	const SEEN = 21;

	test('differ in what n8n shows of them, for every template of the stand-ins', () => {
		const all = [
			...simulator.ivosights.templates.all().map((one) => fromIvosights(one as never)),
			...simulator.qontak.templates.all().map((one) => fromQontak(one as never)),
		];
		expect(all.length).toBeGreaterThan(30);
		for (const definition of all) {
			const seen = variablesOf(definition).map(({ label }) => label.slice(0, SEEN));
			expect([definition.name, new Set(seen).size]).toEqual([definition.name, seen.length]);
		}
	});
});
