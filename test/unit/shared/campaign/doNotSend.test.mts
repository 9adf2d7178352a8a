import { DoNotSendReader } from '../../../../nodes/shared/campaign/doNotSend';

const read = (given: unknown) => [...new DoNotSendReader().read(given, 'ID')].sort();

test.each([
	['a text with commas', '0812-3456-7890, +62 813 1111 2222'],
	['lines, and empty ones', '\n0812 3456 7890\n\n  62-813-1111-2222 \r\n'],
	['semicolons and tabs', '+6281234567890;\t081311112222;'],
	['a list', ['0812-3456-7890', '+62 813 1111 2222', '', null]],
	['a list of numbers', [6281234567890, 6281311112222n]],
	['a column of a sheet, in quotation marks', '"0812-3456-7890","0813-1111-2222"'],
	['a list with a sign before each', '• 0812-3456-7890\n• 0813-1111-2222'],
	['links and chat IDs', 'https://wa.me/6281234567890\n6281311112222@s.whatsapp.net'],
	['signs of other scripts between them', '٠٨١٢٣٤٥٦٧٨٩٠، 0813 1111 2222；0812-3456-7890'],
	['lines of a word processor', '0812-3456-7890\u20280813-1111-2222'],
	['a list that was put into a text', '["0812-3456-7890", 6281311112222, ""]'],
	['a list of lists, as one column of many items gives', [['081234567890'], ['081311112222, ']]],
])('%s', (_kind, given) => {
	expect(read(given)).toEqual(['6281234567890', '6281311112222']);
});

// A table without rows that always outputs data gives one empty entry.
test.each([undefined, '', [], ' \n\n', '[]', [null]])('%j: nobody', (given) => {
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

test.each([
	['a heading', 'phone\n0812-3456-7890', 'phone'],
	['an error of a sheet', '#N/A', '#N/A'],
	['two numbers with a blank between', '081234567890 081311112222', '081234567890 081311112222'],
	['a numbered list', '1. 0812-3456-7890', '1. 0812-3456-7890'],
	['a name beside it', 'Budi <081234567890>', 'Budi <081234567890>'],
	['what a sheet rounded', '6.28123E+12', '6.28123E+12'],
	['no list at all', true, 'true'],
])('%s is told, not passed over', (_kind, given, named) => {
	expect(() => read(given)).toThrow(
		expect.objectContaining({
			message: `'Do Not Send To' holds what is no phone number: ${named}`,
		}),
	);
});

test.each([',,', ' , \n', [undefined, undefined], ['', null, ' \n'], '["",null]'])(
	'%j has entries, and none says anything: the column does not exist',
	(given) => expect(() => read(given)).toThrow(/all of them are empty/),
);

test('all that cannot be read are told at once, the first of many', () => {
	const wrong = Array.from({ length: 7 }, (_, n) => `x${n}`);
	expect(() => read(['0812-3456-7890', ...wrong])).toThrow(
		/no phone number: x0; x1; x2; x3; x4 and 2 more$/,
	);
});

test('an older id of WhatsApp is the person with the number of today', () => {
	expect(read('+52 1 55 1234 5678, +55 11 8123 4567')).toEqual(['525512345678', '5511981234567']);
});

test('items that name the same numbers share one set, whatever array it comes in', () => {
	const reader = new DoNotSendReader();
	const first = reader.read(['081234567890', '081311112222'], 'ID');
	expect(reader.read(['081234567890', '081311112222'], 'ID')).toBe(first);
	expect(reader.read(['081234567890'], 'ID')).not.toBe(first);
	expect([...reader.read(['0671234567'], 'UA')]).toEqual(['380671234567']);
});
