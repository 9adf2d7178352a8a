import { operations } from '../../../nodes/DecisionTelecom/operations';
import { nameOf } from '../support/step.mts';
import { stepCases, stepThrough } from './steps.mts';

test('there is a case for each operation', () => {
	const named = new Set(stepCases.map(({ name }) => name));
	expect([...named].sort()).toEqual(operations.map(nameOf).sort());
});

test.each(stepCases.map((one) => [one.name, one.what, one] as const))(
	'%s: %s',
	(_name, _what, one) => {
		expect(stepThrough(one)).toEqual(one.steps);
	},
);
