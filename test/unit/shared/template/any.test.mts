import fc from 'fast-check';

import { Failure } from '../../../../nodes/shared/failure';
import { metaComponents } from '../../../../nodes/shared/template/components';
import {
	slotsOf,
	type TemplateButton,
	type TemplateDefinition,
	type TemplateVariableSlot,
} from '../../../../nodes/shared/template/definition';
import { fillTemplate } from '../../../../nodes/shared/template/fill';
import { nameIn } from '../../../../nodes/shared/template/labels';
import { previewTemplate } from '../../../../nodes/shared/template/preview';
import { variablesOf, type TemplateVariable } from '../../../../nodes/shared/template/variables';
import { dynamic, help, mismatch, template, website } from './samples.mts';

describe('any template', () => {
	const word = fc.constantFrom(
		'Halo',
		'pesanan',
		'Anda',
		'sudah',
		'dikirim,',
		'terima kasih',
		'👋',
		'\n',
	);
	const bodyText = (most: number) =>
		fc
			.array(fc.oneof(word, fc.constant('{{}}')), { minLength: 1, maxLength: most })
			.map((words) => {
				let count = 0;
				return words.map((part) => (part === '{{}}' ? `{{${++count}}}` : part)).join(' ');
			});
	const listed = fc
		.array(fc.constantFrom('Budi', '#21', 'Rp 50.000'), { maxLength: 3 })
		.map((examples) => examples.map((example, place) => ({ key: String(place + 1), example })));
	const header = fc.oneof(
		fc.constant(undefined),
		fc.record({
			format: fc.constant('TEXT' as const),
			text: fc.constantFrom('Halo', 'Halo {{1}}', '{{nama}} yth.'),
			variables: fc.constant<TemplateVariableSlot[]>([]),
		}),
		fc.record({
			format: fc.constantFrom(
				'IMAGE' as const,
				'VIDEO' as const,
				'DOCUMENT' as const,
				'LOCATION' as const,
				'PRODUCT' as const,
			),
			variables: fc.constant<TemplateVariableSlot[]>([]),
		}),
	);
	const button: fc.Arbitrary<TemplateButton> = fc.constantFrom<TemplateButton>(
		website,
		help,
		dynamic,
		{ type: 'QUICK_REPLY', text: 'Ya' },
		{ type: 'COPY_CODE', text: 'Salin', example: 'HEMAT20' },
		{ type: 'FLOW', text: 'Daftar' },
		{ type: 'CATALOG', text: 'Lihat' },
		{ type: 'MPM', text: 'Pilih' },
	);
	const card = fc.record({
		header,
		body: fc.record({ text: bodyText(8), variables: fc.constant<TemplateVariableSlot[]>([]) }),
		buttons: fc.array(button, { maxLength: 2 }),
	});
	const anyTemplate = fc
		.record({
			category: fc.constantFrom('UTILITY', 'MARKETING', 'AUTHENTICATION'),
			header,
			body: fc.record({ text: bodyText(30), variables: listed }),
			footer: fc.constantFrom(undefined, 'Ivosights'),
			buttons: fc.array(button, { maxLength: 10 }),
			cards: fc.option(fc.array(card, { minLength: 1, maxLength: 4 }), { nil: undefined }),
			offer: fc.constantFrom(undefined, { text: 'Cepat', expires: true }),
		})
		.map((parts) => template(parts));

	const valueFor = ({ kind, id }: TemplateVariable): string => {
		if (kind === 'mediaUrl') return 'https://example.com/media/42';
		if (kind === 'flowData') return '{"name": "Budi"}';
		if (kind === 'offerEnd') return '2026-12-31T23:59:00+07:00';
		if (id.endsWith('header_latitude')) return '-6.2';
		return id.endsWith('header_longitude') ? '106.8' : 'x1';
	};
	const allValues = (definition: TemplateDefinition) =>
		Object.fromEntries(
			variablesOf(definition).map((variable) => [variable.id, valueFor(variable)]),
		);

	it('has ids and labels that differ, short enough for a form', () => {
		fc.assert(
			fc.property(anyTemplate, (definition) => {
				const variables = variablesOf(definition);
				expect(new Set(variables.map(({ id }) => id)).size).toBe(variables.length);
				expect(new Set(variables.map(({ label }) => label)).size).toBe(variables.length);
				for (const { id, label } of variables) {
					expect(id).toMatch(/^[a-z0-9_]+$/);
					expect(label).not.toMatch(/\n/);
					expect(Array.from(label).length).toBeLessThanOrEqual(90);
				}
			}),
		);
	});

	it('is filled by all its variables, each sent once', () => {
		fc.assert(
			fc.property(anyTemplate, (definition) => {
				const filled = fillTemplate(definition, allValues(definition));
				const sent = metaComponents(filled)
					.flatMap((part) => [part, ...(part.cards ?? []).flatMap(({ components }) => components)])
					.flatMap(({ parameters = [] }) => parameters);
				// One code is sent twice; file name, place, product and so on are parts of one parameter.
				const expected = variablesOf(definition).flatMap(({ kind, id }) => {
					if (kind === 'oneTimeCode') return [id, id];
					if (['fileName', 'flowData', 'catalog', 'products'].includes(kind)) return [];
					return kind === 'location' && !id.endsWith('header_latitude') ? [] : [id];
				});
				expect(sent).toHaveLength(expected.length);
				expect(previewTemplate(definition, filled).buttons).toHaveLength(definition.buttons.length);
			}),
		);
	});

	it('is refused when any one is missing, naming its label', () => {
		fc.assert(
			fc.property(anyTemplate, fc.nat(), (definition, pick) => {
				const required = variablesOf(definition).filter((variable) => variable.required);
				fc.pre(required.length > 0);
				const left = required[pick % required.length];
				const values = { ...allValues(definition), [left.id]: undefined };
				expect(mismatch(definition, values).message).toBe(`'${nameIn(left.label)}' is missing`);
			}),
		);
	});

	it('throws nothing but a Failure, whatever the values', () => {
		const wild = fc.dictionary(
			fc.constantFrom('body_1', 'body_2', 'header_1', 'header_media'),
			fc.anything(),
		);
		fc.assert(
			fc.property(anyTemplate, wild, (definition, values) => {
				try {
					metaComponents(fillTemplate(definition, values));
				} catch (error) {
					if (!(error instanceof Failure)) throw error;
				}
			}),
		);
	});

	it('has slots that are found in any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (words) => {
				for (const { key } of slotsOf(words, [])) expect(key.trim()).not.toBe('');
			}),
		);
	});
});
