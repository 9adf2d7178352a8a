import fc from 'fast-check';

import { literal } from '../../gate/literal.mts';

describe('literal', () => {
	test('prints bare keys, single quotes and trailing commas', () => {
		expect(literal({ name: "it's", 'two words': [1, true], none: undefined, empty: {} })).toBe(
			"{\n\tname: 'it\\'s',\n\t'two words': [\n\t\t1,\n\t\ttrue,\n\t],\n\tempty: {},\n}",
		);
	});

	test('evaluates to what it was made from, whatever the data', () => {
		const data = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
		fc.assert(
			fc.property(data, (value) => {
				const evaluated: unknown = new Function(`return (${literal(value)});`)();
				expect(JSON.stringify(evaluated)).toBe(JSON.stringify(value));
			}),
		);
	});

	test('refuses what is no data', () => {
		expect(() => literal({ run: () => 1 })).toThrow('A description cannot hold');
	});
});
