import fc from 'fast-check';
import {
	bounded,
	defined,
	dictionariesIn,
	fingerprint,
	isoTime,
	parseJson,
	textIn,
} from '../../../../nodes/shared/json';

describe('isoTime', () => {
	test.each([
		['1518694235', '2018-02-15T11:30:35.000Z'],
		[1518694235, '2018-02-15T11:30:35.000Z'],
		[' 1518694235 ', '2018-02-15T11:30:35.000Z'],
		[1518694235.5, '2018-02-15T11:30:35.500Z'],
	])('%p is %s', (seconds, expected) => {
		expect(isoTime(seconds)).toBe(expected);
	});

	test.each([
		0,
		-1,
		'',
		'soon',
		'1e9',
		'0x10',
		1e11,
		1518694235000,
		NaN,
		Infinity,
		null,
		undefined,
		true,
		{},
		[1518694235],
	])('%p is no time', (seconds) => {
		expect(isoTime(seconds)).toBeUndefined();
	});

	test('whatever it gives is a time in UTC', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				const time = isoTime(value);
				if (time !== undefined) expect(new Date(time).toISOString()).toBe(time);
			}),
		);
	});
});

describe('reading what others wrote', () => {
	test('a text says something; a number is one too', () => {
		expect([' a ', '', ' ', 7, 0, NaN, null, {}, [], true].map(textIn)).toEqual([
			' a ',
			undefined,
			undefined,
			'7',
			'0',
			...Array.from({ length: 5 }, () => undefined),
		]);
	});

	test('a list is its objects', () => {
		expect(dictionariesIn([{ a: 1 }, null, 'x', [], 3])).toEqual([{ a: 1 }]);
		expect(dictionariesIn({ length: 1 })).toEqual([]);
	});

	test('names without a value are left out, false and empty ones are not', () => {
		const given = { a: undefined, b: false, c: '', d: 0, e: null };
		expect(Object.keys(defined(given))).toEqual(['b', 'c', 'd', 'e']);
	});
});

test('a fingerprint is the same for the same content, and short', () => {
	expect(fingerprint({ a: 1 })).toBe(fingerprint({ a: 1 }));
	expect(fingerprint({ a: 1 })).not.toBe(fingerprint({ a: 2 }));
	expect(fingerprint({ a: 'x'.repeat(10_000) })).toHaveLength(22);
});

describe('JSON that is nested without end', () => {
	const nested = (levels: number): unknown =>
		JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
	const list = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

	test.each([100, 101, 5_000, 100_000])('%i levels can be written again', (levels) => {
		expect(JSON.stringify(bounded(nested(levels)))).toContain('"a"');
		expect(JSON.stringify(bounded(list(levels)))).toMatch(/^\[/);
		expect(JSON.stringify(parseJson(JSON.stringify({ b: nested(100) })))).toContain('"b"');
	});

	test('nothing is cut where nothing is too deep', () => {
		const json = nested(100);
		expect(bounded(json)).toBe(json);
		const cut = JSON.stringify(bounded({ deep: nested(101), beside: [1, null] }));
		expect(cut).toContain('"(nested too deeply)"');
		expect(cut).toContain('"beside":[1,null]');
	});

	test('a name of Object stays a name', () => {
		const posted = JSON.parse('{"__proto__":{"x":1},"a":1}') as object;
		const cut = bounded({ posted, deep: nested(101) }) as { posted: object };
		expect(Object.keys(cut.posted)).toEqual(['__proto__', 'a']);
	});

	test('it has a fingerprint', () => {
		expect(fingerprint({ a: nested(5_000) } as never)).toHaveLength(22);
	});
});
