import { operations } from '../../../nodes/DecisionTelecom/operations';
import { nameOf, operationIn, stepThrough } from '../support/step.mts';
import { stepCases } from './steps.mts';

test('there is a case for each operation', () => {
	const named = new Set(stepCases.map(({ name }) => name));
	expect([...named].sort()).toEqual(operations.map(nameOf).sort());
});

test.each(stepCases.map((one) => [one.name, one.what, one] as const))(
	'%s: %s',
	(name, _what, { form, answers = [], steps }) => {
		const operation = operationIn(operations)(name);
		const bodies = answers.map((body) => ({ body }));
		expect(stepThrough(operation, form, bodies).steps).toEqual(steps);
	},
);
