import fc from 'fast-check';
import {
	exampleLink,
	hasExample,
	readableExample,
} from '../../../../nodes/Qontak/template/example';
import { toDefinition } from '../../../../nodes/Qontak/template/definition';
import { simplifiedTemplate } from '../../../../nodes/Qontak/template/template';
import { operations } from '../../../../nodes/Qontak/operations';
import { previewTemplate } from '../../../../nodes/shared/template/preview';
import { fillTemplate } from '../../../../nodes/shared/template/fill';
import { variablesOf } from '../../../../nodes/shared/template/variables';
import { operationIn, stepThrough } from '../../support/step.mts';
import { success, template } from '../steps/samples.mts';

const LINK = 'https://scontent.whatsapp.net/v/t61.29466-34/file';

/** What Ruby writes where an example should be; the first two are the OpenAPI's. */
const NOTATIONS = [
	'{"header_handle"=>["HANDLE"]}',
	`#<Hashie::Mash header_handle=#<Hashie::Array ["${LINK}"]>>`,
	`#<Hashie::Array ["${LINK}"]>`,
	`{"header_handle" => ["${LINK}"]}`,
	`{:header_handle=>["${LINK}"]}`,
	`{header_handle: ["${LINK}"]}`,
	`[{"header_handle"=>["${LINK}"]}]`,
	`[#<Hashie::Mash handle="${LINK}">]`,
	`["{\\"header_handle\\"=>[\\"${LINK}\\"]}"]`,
	'[:handle]',
	':handle',
	'nil',
	'[nil]',
	'{}',
	'[]',
	`["${LINK}`,
];

describe('an example in the notation of Ruby', () => {
	test.each(NOTATIONS)('%s is never shown', (example) => {
		expect(readableExample(example)).toBeUndefined();
		expect(exampleLink(example)).toBeUndefined();
		const header = (format: string) => ({ header: { format, text: 'No {{1}}', example } });
		const given = [
			...['IMAGE', 'VIDEO', 'DOCUMENT', 'TEXT'].map(header),
			...['URL', 'COPY_CODE'].map((type) => ({
				buttons: [{ type, text: 'Buka', url: 'https://toko.id/{{1}}', example }],
			})),
		];
		for (const part of given) {
			const found = template(part);
			const definition = toDefinition(found);
			const values = Object.fromEntries(
				variablesOf(definition).map(({ id, kind }) => [id, kind === 'mediaUrl' ? LINK : 'A7']),
			);
			const shown = JSON.stringify([
				simplifiedTemplate(found),
				variablesOf(definition),
				previewTemplate(definition, fillTemplate(definition, values)),
			]).replaceAll(LINK, '');
			expect(shown).not.toMatch(/=>|#<|Hashie|HANDLE|header_handle|:handle|nil/);
		}
	});

	test.each([
		['{"header_text"=>["Budi"]}', [{ id: 'header_1' }]],
		['#<Hashie::Mash header_text=#<Hashie::Array ["Budi"]>>', [{ id: 'header_1' }]],
		['["Budi"]', [{ id: 'header_1', example: 'Budi' }]],
		[{ header_text: ['Budi'] }, [{ id: 'header_1', example: 'Budi' }]],
		['Promo akhir tahun', []],
		['{"header_text"=>[]}', []],
		['{"header_text": []}', []],
		['{}', []],
		[null, []],
	])(
		'the variable of a header whose text Qontak does not print is asked for: %j',
		(example, asked) => {
			const header = { format: 'TEXT', example } as never;
			const definition = toDefinition(template({ body: 'Hai', header }));
			expect(variablesOf(definition)).toMatchObject(asked);
			const values = asked.length > 0 ? { header_1: 'Sari' } : {};
			const { header: filled } = fillTemplate(definition, values);
			const parameters = [{ key: '1', text: 'Sari', named: false }];
			expect(filled).toEqual(asked.length > 0 ? { format: 'TEXT', parameters } : undefined);
		},
	);

	test.each([
		['Pesanan {{1}}', ['header_1']],
		['Toko Kita', []],
		[' ', []],
	])('a header that is a text: %s', (header, ids) => {
		const definition = toDefinition(template({ body: 'Hai', header }));
		expect(variablesOf(definition).map(({ id }) => id)).toEqual(ids);
		const values = Object.fromEntries(ids.map((id) => [id, 'A7']));
		const shown = previewTemplate(definition, fillTemplate(definition, values)).header ?? '';
		expect(shown).toBe(header.trim().replace('{{1}}', 'A7'));
	});

	test('the variable of a link that Qontak prints without it is still asked for', () => {
		const url = { type: 'URL', text: 'Buka', url: 'https://toko.id/' };
		const asked = (example: unknown) =>
			variablesOf(toDefinition(template({ body: 'Hai', buttons: [{ ...url, example }] as never })));
		expect(asked(`#<Hashie::Array ["https://toko.id/7"]>`)).toMatchObject([{ id: 'button_0_url' }]);
		for (const none of ['[]', '#<Hashie::Array []>', 'nil', null]) expect(asked(none)).toEqual([]);
	});
});

test.each([
	['["https://toko.id/7"]', 'https://toko.id/7'],
	['["say \\"hi\\"", nil]', 'say "hi"'],
	[['A-1001'], 'A-1001'],
	['{"header_handle":["https://toko.id/a.jpg"]}', 'https://toko.id/a.jpg'],
	[[['Budi', 'Senin']], 'Budi'],
	['#1234', '#1234'],
	['[Promo]', '[Promo]'],
	['  ULTAH25 ', 'ULTAH25'],
])('%j is read as %s', (example, text) => {
	expect(readableExample(example)).toBe(text);
	expect(hasExample(example)).toBe(true);
});

test("of a file only a link is shown, not WhatsApp's handle of it", () => {
	expect(exampleLink('4::aW1hZ2UvanBlZw==:ARZ')).toBeUndefined();
	expect(exampleLink(['https://cdn.qontak.com/a.jpg'])).toBe('https://cdn.qontak.com/a.jpg');
});

test('whatever stands there, nothing throws', () => {
	fc.assert(
		fc.property(fc.oneof(fc.jsonValue(), fc.string()), (example) => {
			expect(['string', 'undefined']).toContain(typeof readableExample(example));
			expect(typeof hasExample(example)).toBe('boolean');
		}),
	);
});

describe('creating', () => {
	const form = { templateName: 'sapaan', category: 'MARKETING', body: 'Halo.' };
	const create = (more: object, body: unknown) =>
		stepThrough(operationIn(operations)('template.create'), { ...form, ...more }, [{ body }]);
	const made = template({ id: 't9', name: 'sapaan', status: 'PENDING' });

	test.each([
		['broadcast', ['templates', 'whatsapp'], false],
		['room', ['templates', 'whatsapp', 'hsm_chat'], true],
	])('for %s', (purpose, path, hsm) => {
		const { asks } = create({ purpose }, success([made]).body);
		expect(asks[0]).toMatchObject({ path, body: { name: 'sapaan', hsm } });
	});

	test.each([
		['as the OpenAPI has it', { data: { status: 'success', data: [made] } }],
		['a list', { data: [made] }],
		['the template', { data: made }],
		['without an envelope', made],
	])('the new template is found: %s', (_, body) => {
		const { outputs } = create({}, body);
		expect(outputs).toMatchObject([{ id: 't9', name: 'sapaan', status: 'pending' }]);
	});

	test.each([null, {}, { data: {} }, { data: { status: 'success', data: [] } }, 'ok'])(
		'%j claims no template',
		(body) => {
			expect(() => create({}, body)).toThrow('Qontak answered without the new template');
			expect(() => create({ simplify: false }, body)).toThrow('without the new template');
		},
	);
});
