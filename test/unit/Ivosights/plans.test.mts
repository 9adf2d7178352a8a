import { operations } from '../../../nodes/Ivosights/operations';
import { formOf, nameOf, operationOf, stepThrough } from './step.mts';
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
