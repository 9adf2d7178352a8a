import { operations } from '../../../nodes/Ivosights/operations';
import { nameOf, operationIn, stepThrough } from '../support/step.mts';
import { stepCases } from './steps.mts';

const operationOf = operationIn(operations);

test('there is a case for each operation', () => {
	expect(stepCases.map(({ name }) => name).sort()).toEqual(operations.map(nameOf).sort());
});

test.each(stepCases.map((one) => [one.name, one] as const))(
	'%s: the form goes in, requests come out; answers go in, items come out',
	(name, { form, asks, answers, outputs }) => {
		const stepped = stepThrough(operationOf(name), form, answers);
		expect(stepped.asks).toEqual(asks);
		expect(stepped.outputs).toEqual(outputs);
	},
);

describe("without 'Simplify' the gateway's own answer is handed out", () => {
	const simplifying = stepCases.filter(
		({ name }) =>
			name !== 'webhook.pullPending' &&
			operationOf(name).fields.some((field) => field.name === 'simplify'),
	);

	test.each(simplifying.map((one) => [one.name, one] as const))('%s', (name, one) => {
		const form = { ...one.form, simplify: false };
		const { outputs } = stepThrough(operationOf(name), form, one.answers);
		const body = one.answers.at(-1)?.body as { data?: unknown[] } | null;
		// A list is handed out one by one; an empty answer still has to be an item.
		const [whole] = name.endsWith('.getMany') ? (body?.data ?? []) : [body ?? { response: null }];
		expect(outputs).toEqual([whole]);
	});
});

test('a check names the field as the form calls it', () => {
	expect(() => stepThrough(operationOf('contact.check'), { recipient: 'n/a' })).toThrow(
		/^'Phone Numbers' is not a phone number/,
	);
});

describe('a template with null where it has nothing, as Laravel writes it', () => {
	const full = {
		id: 't1',
		label: 'Order',
		template_name: 'order',
		status: 'approved',
		category_id: 'UTILITY',
		language_id: 'id',
		components: [
			{ type: 'HEADER', format: 'TEXT', text: 'Toko', parameters: [], examples: [] },
			{ type: 'BODY', format: 'TEXT', text: 'Halo.', parameters: [], examples: ['Halo.'] },
			{ type: 'FOOTER', format: 'TEXT', text: 'Salam' },
			{
				type: 'BUTTONS',
				buttons: [
					{ type: 'QUICK_REPLY', text: 'Ya', url: '', phone_number: '', examples: [] },
					{ type: 'URL', text: 'Buka', url: 'https://x.id', url_type: 'static', example: [] },
				],
			},
		],
	};
	/** The same with null at each place in turn. */
	const withNull = (value: object): Array<[string, object]> =>
		Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
			const put = (one: unknown) =>
				Array.isArray(value)
					? value.map((other: unknown, at) => (String(at) === name ? one : other))
					: { ...value, [name]: one };
			const within = typeof part === 'object' && part !== null ? withNull(part) : [];
			const deeper = within.map(([at, one]): [string, object] => [`${name}.${at}`, put(one)]);
			return Array.isArray(value) || ['id', 'type'].includes(name)
				? deeper
				: [[name, put(null)], ...deeper];
		});
	const form = { template: { __rl: true, mode: 'id', value: 't1' } };

	test.each(withNull(full))('%s', (_, body) => {
		const { outputs } = stepThrough(operationOf('template.preview'), form, [{ body }]);
		expect(JSON.stringify(outputs)).not.toMatch(/undefined|null/);
		expect(stepThrough(operationOf('template.get'), form, [{ body }]).outputs).toMatchObject([
			{ id: 't1', variables: [] },
		]);
	});
});
