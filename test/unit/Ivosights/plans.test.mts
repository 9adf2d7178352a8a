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
