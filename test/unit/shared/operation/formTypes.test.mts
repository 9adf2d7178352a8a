import type { Field, FormOf, Json } from '../../../../nodes/shared/operation/field';

/** Checked by the compiler: `true` where both types are the same. */
type Same<A, B> =
	(<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

test('a plan sees its form with the types that the literal fields promise', () => {
	const literal = [
		{ displayName: 'T', name: 'text', type: 'string', default: '' },
		{ displayName: 'N', name: 'count', type: 'number', default: 0 },
		{ displayName: 'B', name: 'simplify', type: 'boolean', default: true },
		{ displayName: 'J', name: 'extra', type: 'json', default: '{}' },
		{ displayName: 'M', name: 'many', type: 'multiOptions', options: [], default: [] },
		{ displayName: 'X', name: 'note', type: 'notice', default: '' },
		{ displayName: 'L', name: 'template', type: 'resourceLocator', default: '' },
		{
			displayName: 'O',
			name: 'source',
			type: 'options',
			options: [
				{ name: 'Mine', value: 'mine' },
				{ name: 'All', value: 'all' },
			],
			default: 'mine',
		},
		{
			displayName: 'C',
			name: 'options',
			type: 'collection',
			default: {},
			options: [{ displayName: 'D', name: 'dryRun', type: 'boolean', default: false }],
		},
		{
			displayName: 'G',
			name: 'buttons',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			default: {},
			options: [
				{
					displayName: 'B',
					name: 'button',
					values: [{ displayName: 'Ti', name: 'title', type: 'string', default: '' }],
				},
			],
		},
		{
			displayName: 'R',
			name: 'retry',
			type: 'fixedCollection',
			default: {},
			options: [
				{
					displayName: 'P',
					name: 'policy',
					values: [{ displayName: 'A', name: 'attempts', type: 'number', default: 4 }],
				},
			],
		},
	] as const satisfies readonly Field[];
	interface Expected {
		text: string;
		count: number;
		simplify: boolean;
		extra: Json;
		many: string[];
		note: undefined;
		template: string;
		source: 'mine' | 'all';
		options: { dryRun?: boolean };
		buttons: { button?: Array<{ title: string }> };
		retry: { policy?: { attempts: number } };
	}
	type Form = FormOf<typeof literal>;
	const same: { [Name in keyof Expected]: Same<Form[Name], Expected[Name]> } = {
		text: true,
		count: true,
		simplify: true,
		extra: true,
		many: true,
		note: true,
		template: true,
		source: true,
		options: true,
		buttons: true,
		retry: true,
	};
	const noOthers: Same<keyof Form, keyof Expected> = true;
	expect([...Object.values(same), noOthers]).not.toContain(false);
});
