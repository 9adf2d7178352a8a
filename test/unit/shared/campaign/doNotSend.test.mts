import { DoNotSendReader } from '../../../../nodes/shared/campaign/doNotSend';

const read = (given: unknown) => [...new DoNotSendReader().read(given, 'ID')].sort();

test.each([
	['a text with commas', '0812-3456-7890, +62 813 1111 2222'],
	['lines, and empty ones', '\n0812 3456 7890\n\n  62-813-1111-2222 \r\n'],
	['semicolons and tabs', '+6281234567890;\t081311112222;'],
	['a list', ['0812-3456-7890', '+62 813 1111 2222', '', null]],
	['a list of numbers', [6281234567890, 6281311112222]],
	['a list of lists, as one column of many items gives', [['081234567890'], ['081311112222, ']]],
])('%s', (_kind, given) => {
	expect(read(given)).toEqual(['6281234567890', '6281311112222']);
});

test.each([undefined, '', [], ' , \n', [null]])('%j: nobody', (given) => {
	expect(read(given)).toEqual([]);
});

test('what is no number is an error, since passing over it could reach who opted out', () => {
	expect(() => read('0812-3456-7890, Budi')).toThrow(
		expect.objectContaining({
			reason: 'invalidRequest',
			message: "'Do Not Send To' holds what is no phone number: Budi",
		}),
	);
	expect(() => read([{ phone: '0812-3456-7890' }])).toThrow(/a list of objects/);
});

test('items that name the same numbers share one set, whatever array it comes in', () => {
	const reader = new DoNotSendReader();
	const first = reader.read(['081234567890', '081311112222'], 'ID');
	expect(reader.read(['081234567890', '081311112222'], 'ID')).toBe(first);
	expect(reader.read(['081234567890'], 'ID')).not.toBe(first);
	expect([...reader.read(['0671234567'], 'UA')]).toEqual(['380671234567']);
});
