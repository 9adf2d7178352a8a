import { operations } from '../../../nodes/Ivosights/operations';
import { formOf, nameOf, operationOf, stepThrough } from '../support/step.mts';
import { stepCases } from './steps.mts';

test('there is a case for each operation', () => {
	expect(stepCases.map(({ name }) => name).sort()).toEqual(operations.map(nameOf).sort());
});

test.each(stepCases.map((one) => [one.name, one] as const))(
	'%s: the form goes in, requests come out; answers go in, items come out',
	(name, { form, asks, answers, outputs }) => {
		const operation = operationOf(name);
		const stepped = stepThrough(operation, formOf(operation, form), answers);
		expect(stepped.asks).toEqual(asks);
		expect(stepped.emitted.map(({ json }) => json)).toEqual(outputs);
	},
);

describe("without 'Simplify' the gateway's own answer is handed out", () => {
	const simplifying = stepCases.filter(
		({ name }) =>
			name !== 'webhook.pullPending' &&
			operationOf(name).fields.some((field) => field.name === 'simplify'),
	);

	test.each(simplifying.map((one) => [one.name, one] as const))('%s', (name, one) => {
		const operation = operationOf(name);
		const form = formOf(operation, { ...one.form, simplify: false });
		const { emitted } = stepThrough(operation, form, one.answers);
		const body = one.answers.at(-1)?.body as { data?: unknown[] } | null;
		// A list is handed out one by one; an empty answer still has to be an item.
		const [whole] = name.endsWith('.getMany') ? (body?.data ?? []) : [body ?? { response: null }];
		expect(emitted.map(({ json }) => json)).toEqual([whole]);
	});
});
