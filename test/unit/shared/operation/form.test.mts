import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { IDataObject, IExecuteFunctions, INode, INodeParameters } from 'n8n-workflow';
import { Failure } from '../../../../nodes/shared/failure';
import { coerce } from '../../../../nodes/shared/operation/form';
import { FormReader } from '../../../../nodes/shared/operation/formReader';
import { sendOptionsFieldFor } from '../../../../nodes/shared/operation/fields';
import type { Field } from '../../../../nodes/shared/operation/field';

const NOON = '2026-11-20T12:00:00.000+07:00';

/** A field with a label that only it has. */
const field = (type: Field['type'], more: object = {}) =>
	({ displayName: 'My Field', name: 'mine', type, default: '', ...more }) as Field;

const complaint = (of: Field, value: unknown): Failure => {
	try {
		coerce(of, value);
	} catch (thrown) {
		return thrown as Failure;
	}
	throw new Error('nothing was thrown');
};

describe('each type of field', () => {
	const named = field('resourceLocator', {
		modes: [
			{ displayName: 'By ID', name: 'id', type: 'string' },
			{ displayName: 'By Name', name: 'name', type: 'string' },
		],
	});
	const choices = field('options', {
		options: [
			{ name: 'Mine', value: 'mine' },
			{ name: 'Two', value: 2 },
			{ name: 'Yes', value: true },
		],
	});
	const counted = field('number', { typeOptions: { minValue: 1, maxValue: 10 } });

	test.each<[string, Field, unknown, unknown]>([
		['a text', field('string'), ' a ', ' a '],
		['a number where a text is needed', field('string'), 62812, '62812'],
		['a boolean where a text is needed', field('string'), false, 'false'],
		['nothing where a text is needed', field('string'), undefined, ''],
		['null where a text is needed', field('string'), null, ''],
		['a date of Luxon', field('string'), DateTime.fromISO(NOON, { zone: 'Asia/Jakarta' }), NOON],
		['a date of JavaScript', field('string'), new Date(NOON), '2026-11-20T05:00:00.000Z'],
		[
			"a template's variables",
			field('string'),
			'Halo {{1}}, {{ name }}, $5',
			'Halo {{1}}, {{ name }}, $5',
		],
		[
			'a phone number, which has a reader of its own',
			field('string', { name: 'recipient' }),
			'{{ $json.a }}',
			'{{ $json.a }}',
		],
		['a time', field('dateTime'), '2026-11-20T08:00:00', '2026-11-20T08:00:00'],
		['a number', field('number'), -1.5, -1.5],
		['a number as text', field('number'), ' 12.5 ', 12.5],
		['the least', counted, 1, 1],
		['the most', counted, '10', 10],
		['true', field('boolean'), true, true],
		['true as text', field('boolean'), 'true', true],
		['1 as true', field('boolean'), 1, true],
		['false as text', field('boolean'), 'false', false],
		['0 as false', field('boolean'), 0, false],
		['an empty text as false', field('boolean'), '', false],
		['a choice', choices, 'mine', 'mine'],
		['a choice that is a number, as text', choices, '2', 2],
		['a choice that is a boolean', choices, true, true],
		['a choice that the gateway gave', field('options'), 'UTILITY', 'UTILITY'],
		['several choices', field('multiOptions'), ['a', 1], ['a', '1']],
		['one of several choices', field('multiOptions'), 'a', ['a']],
		['none of several choices', field('multiOptions'), undefined, []],
		['JSON as text', field('json'), '{"a": [1, null]}', { a: [1, null] }],
		['JSON by an expression', field('json'), { a: 1 }, { a: 1 }],
		['no JSON', field('json'), '  ', {}],
		['null as JSON', field('json'), 'null', null],
		['a locator', field('resourceLocator'), { __rl: true, mode: 'id', value: 'x' }, 'x'],
		[
			'a locator with a number',
			field('resourceLocator'),
			{ __rl: true, mode: 'id', value: 5 },
			'5',
		],
		['an empty locator', field('resourceLocator'), { __rl: true, mode: 'list', value: null }, ''],
		['a locator given as text', field('resourceLocator'), 'x', 'x'],
		['a name', named, { __rl: true, mode: 'name', value: 'x' }, { mode: 'name', value: 'x' }],
		[
			'one of the list where a name could be',
			named,
			{ __rl: true, mode: 'list', value: 'x' },
			{ mode: 'id', value: 'x' },
		],
		['a text where a name could be', named, 'x', { mode: 'id', value: 'x' }],
	])('%s', (_, of, value, expected) => {
		expect(coerce(of, value)).toEqual(expected);
	});

	test.each<[string, Field, unknown, string, RegExp]>([
		[
			'an object in a text',
			field('string'),
			'Hi [object Object]!',
			'holds “[object Object]”',
			/\$json/,
		],
		[
			'an expression as text',
			field('string'),
			'Hi {{ $json.name }}',
			'holds an expression that was not filled in: {{ $json.name }}',
			/Switch the field to Expression/,
		],
		[
			'an expression in a locator',
			field('resourceLocator'),
			{ __rl: true, mode: 'id', value: '={{$json.id}}' },
			'holds an expression',
			/Expression/,
		],
		[
			'an expression in JSON',
			field('json'),
			'{"a":[{"b":"{{ $json.b }}"}]}',
			'holds an expression that was not filled in: {{ $json.b }} (at a[0].b)',
			/Expression/,
		],
		[
			'an object in a text in JSON',
			field('json'),
			['[object Object]'],
			'holds “[object Object]”: a whole object was put into the text (at [0])',
			/\$json/,
		],
		[
			'a date that does not exist',
			field('string'),
			new Date(NaN),
			'holds a date that does not exist',
			/date/,
		],
		[
			'a date that could not be read',
			field('string'),
			'On Invalid DateTime',
			'holds a date that could not be read',
			/date/,
		],
		['an object as text', field('string'), {}, 'holds an object where a text is needed', /\$json/],
		['a list as text', field('string'), [1], 'holds a list where a text is needed', /\$json/],
		['words as a number', field('number'), '1,5', 'is not a number', /12\.5/],
		['nothing as a number', field('number'), '', 'is empty', /12\.5/],
		['undefined as a number', field('number'), undefined, 'is empty', /12\.5/],
		['a boolean as a number', field('number'), true, 'is not a number', /12\.5/],
		['infinity', field('number'), Infinity, 'is not a number', /12\.5/],
		['too little', counted, 0, 'is 0', /^It has to be 1 or more\.$/],
		['too much', counted, '10.5', 'is 10.5', /^It has to be 10 or less\.$/],
		['words as a boolean', field('boolean'), 'yes', 'is neither true nor false', /switch/],
		['nothing as a boolean', field('boolean'), null, 'is neither true nor false', /switch/],
		['an unknown choice', choices, 'Mine', 'has no choice “Mine”', /one of: mine, 2, true\.$/],
		['no choice', choices, undefined, 'is empty', /Choose one from the list/],
		['a list as a choice', choices, ['mine'], 'holds a list where a text is needed', /\$json/],
		[
			'JSON nested without end',
			field('json'),
			`${'['.repeat(5_000)}${']'.repeat(5_000)}`,
			'is nested too deeply',
			/100 levels/,
		],
		['cut JSON', field('json'), '{"a": ', 'is not valid JSON (', /quotes, commas and brackets/],
		[
			'a locator with an object',
			field('resourceLocator'),
			{ __rl: true, mode: 'id', value: {} },
			'holds an object',
			/\$json/,
		],
	])('%s is told by label', (_, of, value, words, todo) => {
		const failure = complaint(of, value);
		expect(failure).toBeInstanceOf(Failure);
		expect(failure.message).toContain(`'My Field' ${words}`);
		expect(failure.message).not.toContain("mine'");
		expect(failure).toMatchObject({
			reason: 'invalidRequest',
			details: { field: 'My Field', description: expect.stringMatching(todo) },
		});
	});

	test('with many choices they are not all written out', () => {
		const options = Array.from({ length: 200 }, (_, n) => ({ name: `N${n}`, value: `v${n}` }));
		const failure = complaint(field('options', { options }), 'x');
		expect(failure.details.description).toBe('Choose one from the list.');
	});
});

const inner = [
	field('number', { displayName: 'Attempts', name: 'attempts', default: 4 }),
	field('string', { displayName: 'Note', name: 'note', default: 'none' }),
] as const;

describe('collections and groups', () => {
	const collection = field('collection', { options: inner });
	const groups = (multipleValues: boolean) =>
		field('fixedCollection', {
			typeOptions: { multipleValues },
			options: [
				{ name: 'policy', displayName: 'Policy', values: inner },
				{ name: 'other', displayName: 'Other', values: inner },
			],
		});

	test('a collection has what was added to it', () => {
		expect(coerce(collection, { attempts: '2', unknown: 1 })).toEqual({ attempts: 2 });
		expect(coerce(collection, undefined)).toEqual({});
	});

	test('a group has all its fields', () => {
		expect(coerce(groups(false), { policy: { attempts: 1 } })).toEqual({
			policy: { attempts: 1, note: 'none' },
		});
		expect(coerce(groups(false), {})).toEqual({});
		expect(coerce(groups(false), undefined)).toEqual({});
	});

	test('a group that may be given several times is a list', () => {
		expect(coerce(groups(true), { policy: [{ attempts: 1 }, { note: 5 }] })).toEqual({
			policy: [
				{ attempts: 1, note: 'none' },
				{ attempts: 4, note: '5' },
			],
		});
	});

	test('a complaint names the label of the field inside', () => {
		expect(complaint(groups(true), { policy: [{ attempts: 'x' }] }).message).toBe(
			"'Attempts' is not a number",
		);
	});
});

test('whatever an expression gives: a value of the right type, or a Failure that names the label', () => {
	const types = ['string', 'number', 'boolean', 'options', 'multiOptions', 'json'] as const;
	const nested = ['resourceLocator', 'collection', 'fixedCollection'] as const;
	const kinds = fc.constantFrom(...types, ...nested);
	const group = [{ name: 'policy', displayName: 'Policy', values: inner }];
	const optionsOf = (type: string) =>
		type === 'collection' ? inner : type === 'fixedCollection' ? group : undefined;
	fc.assert(
		fc.property(kinds, fc.anything({ withNullPrototype: true }), (type, value) => {
			try {
				coerce(field(type, { options: optionsOf(type) }), value);
			} catch (thrown) {
				expect(thrown).toBeInstanceOf(Failure);
				expect((thrown as Failure).message).toMatch(/^'(My Field|Attempts|Note)' /);
			}
		}),
		{ numRuns: 500 },
	);
});

describe('the form of an item', () => {
	const fields = [
		field('boolean', { displayName: 'Return All', name: 'returnAll', default: false }),
		field('number', {
			displayName: 'Limit',
			name: 'limit',
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
		}),
		field('string', { displayName: 'Text', name: 'text' }),
		field('resourceMapper', { displayName: 'Variables', name: 'variables' }),
	];
	const operation = {
		resource: 'r',
		option: { name: 'O', value: 'o', action: 'O', description: 'O' },
		fields,
		plan: () => [] as never,
		sample: {},
	};
	const node = (parameters: INodeParameters): INode => ({
		id: '1',
		name: 'N',
		type: 't',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	});

	/** What the reader needs of n8n: the parameters of each item, or what their expression throws. */
	function contextOf(items: IDataObject[], shown: INodeParameters = { returnAll: false }) {
		const asked: Array<{ name: string; index: number; options: unknown }> = [];
		const context = {
			getNode: () => node(shown),
			getInputData: () => items.map((json) => ({ json })),
			getNodeParameter: (name: string, index: number, fallback: unknown, options: unknown) => {
				asked.push({ name, index, options });
				const value = items[index][name];
				if (value instanceof Error) throw value;
				return value === undefined ? fallback : value;
			},
		} as unknown as IExecuteFunctions;
		return { context, asked };
	}

	test('each item has its own', () => {
		const { context } = contextOf([{ text: 'a' }, { text: 'b', limit: 3 }]);
		expect(new FormReader(context, operation).read(0)).toMatchObject({ text: 'a', limit: 50 });
		expect(new FormReader(context, operation).read(1)).toMatchObject({ text: 'b', limit: 3 });
	});

	test('what holds no expression is asked for once', () => {
		const { context, asked } = contextOf([{ text: 'a' }, { text: 'b' }, { text: 'c' }], {
			returnAll: false,
			limit: 7,
			text: '={{ $json.text }}',
		});
		const forms = new FormReader(context, operation);
		const texts = [0, 1, 2].map((item) => forms.read(item).text);
		expect(texts).toEqual(['a', 'b', 'c']);
		const times = (name: string) => asked.filter((one) => one.name === name).length;
		expect([times('text'), times('limit')]).toEqual([3, 1]);
	});

	test('an expression inside of what is otherwise the same is worked out for each item', () => {
		const { context } = contextOf([{ options: { dryRun: true } }, { options: { dryRun: false } }], {
			returnAll: false,
			options: { dryRun: '={{ $json.isTest }}' },
		});
		const forms = new FormReader(context, { ...operation, fields: [sendOptionsFieldFor('ID')] });
		const options = [0, 1].map((item) => forms.read(item).options);
		expect(options).toEqual([{ dryRun: true }, { dryRun: false }]);
	});

	test('a value that is wrong is told for each item', () => {
		const { context } = contextOf([{ limit: 'x' }, { limit: 'x' }], {
			returnAll: false,
			limit: 'x',
		});
		const forms = new FormReader(context, operation);
		for (const item of [0, 1]) expect(() => forms.read(item)).toThrow("'Limit' is not a number");
	});

	test('a field that is not shown has its default and is not asked for', () => {
		const { context, asked } = contextOf([{ limit: 'not even a number' }], { returnAll: true });
		expect(new FormReader(context, operation).read(0)).toMatchObject({ limit: 50 });
		expect(asked.map(({ name }) => name)).not.toContain('limit');
	});

	test("n8n's own check, which names IDs, is left out", () => {
		const { context, asked } = contextOf([{}]);
		new FormReader(context, operation).read(0);
		expect(asked.map(({ options }) => options)).toEqual(
			asked.map(() => ({ skipValidation: true })),
		);
	});

	test('an expression that cannot be worked out is told by label', () => {
		const { context } = contextOf([{ text: new Error('Cannot read name of undefined') as never }]);
		expect(() => new FormReader(context, operation).read(0)).toThrow(
			"'Text' has an expression that cannot be worked out: Cannot read name of undefined",
		);
	});

	test.each<[unknown, object]>([
		[
			{ mappingMode: 'defineBelow', value: { body_1: 'x' }, schema: [] },
			{ mappingMode: 'defineBelow', value: { body_1: 'x' } },
		],
		[
			{ mappingMode: 'autoMapInputData', value: null },
			{ mappingMode: 'autoMapInputData', value: null },
		],
		[undefined, { mappingMode: 'defineBelow', value: null }],
		[{ mappingMode: 'odd' }, { mappingMode: 'defineBelow', value: null }],
	])('a resource mapper %j', (variables, expected) => {
		const { context } = contextOf([{ variables: variables as never, city: 'Bandung' }]);
		const form = new FormReader(context, operation).read(0);
		expect(form.variables).toMatchObject({ ...expected, itemFields: { city: 'Bandung' } });
	});
});
