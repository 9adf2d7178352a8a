import fc from 'fast-check';
import {
	getCountries,
	getExampleNumber,
	parsePhoneNumberFromString,
	type CountryCode,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';

import { Failure } from '../../../../../nodes/shared/failure';
import { failureOf } from '../../../support/failureOf.mts';
import {
	countryOptions,
	normalizeRecipient,
} from '../../../../../nodes/shared/whatsapp/phone/recipient';

const refusalOf = (input: unknown, defaultCountry: CountryCode = 'ID') =>
	failureOf(() => normalizeRecipient(input, { defaultCountry, field: 'Phone' }));
const inIndonesia = (input: unknown) => normalizeRecipient(input, { defaultCountry: 'ID' });

const exactly = (words: string) => new RegExp(`^${words.replace(/[[\]+]/g, '\\$&')}$`);

/** A valid mobile number of any country: the library's example with some of its digits changed. */
const validNumber = fc
	.record({
		country: fc.constantFrom(...getCountries()),
		digits: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
	})
	.map(({ country, digits }) => {
		const example = getExampleNumber(country, examples);
		const changed = `${String(example?.number).slice(0, -4)}${digits.join('')}`;
		return { country, number: parsePhoneNumberFromString(changed, { extract: false }) };
	})
	.filter(({ country, number }) => number?.country === country && number.isValid())
	.map(({ country, number }) => ({ country, number: number! }))
	.filter(({ number }) => number.number.length >= 9);

describe('notations', () => {
	const same = '6281234567890';

	it.each([
		['+62 812-3456-7890'],
		['+6281234567890'],
		['081234567890'],
		['6281234567890'],
		['62 812 3456 7890'],
		['006281234567890'],
		['00 62 812 3456 7890'],
		['(0812) 3456.7890'],
		['(+62) 812 3456 7890'],
		['+62 (0)812 3456 7890'],
		['+62 0812 3456 7890'],
		['+0812 3456 7890'],
		['0812/34567890'],
		['\u202a+62\u00a0812\u20113456\u20137890\u202c'],
		['\ufeff081234567890\u200b'],
		['+62812345678\u221290'],
		['٠٨١٢٣٤٥٦٧٨٩٠'],
		['०८१२३४५६७८९०'],
		['+６２８１２３４５６７８９０'],
		['\t081234567890\r\n'],
		['tel:+62-812-3456-7890'],
		['whatsapp:+6281234567890'],
		['https://wa.me/6281234567890'],
		['wa.me/+6281234567890?text=Halo%20Budi'],
		['https://api.whatsapp.com/send?phone=6281234567890&text=a'],
		['https://api.whatsapp.com/send/?text=a&phone=%2B6281234567890'],
		['6281234567890@s.whatsapp.net'],
		['6281234567890@c.us'],
		["'081234567890"],
		['="081234567890"'],
		['"081234567890"'],
		['6281234567890.0'],
		['6281234567890,00'],
		[6281234567890],
		[6281234567890n],
		['\u31646281234567890'],
		['0812\u3164 3456\u2800 7890'],
		['0812\uffa034\u115f56\u17b47890'],
		['+62812\u180e3456\u034f7890\ufe0f'],
		['\u{e0030}0812\u2064 3456\u00ad7890\u{1d173}'],
		['\uf095 0812 3456 7890'],
		['\ufffc0812\ufffe 3456\uffff7890'],
		['0\ufe0f\u20e3812-3456-7890'],
		['081234567890;'],
		['081234567890,'],
		['081234567890 ; '],
		['"081234567890";'],
		['"081234567890,"'],
		[', 081234567890'],
		['081234567890\n'],
		['\n081234567890;\r\n'],
	])('reads %p', (input) => {
		expect(inIndonesia(input)).toEqual({ digits: same });
	});

	it('allows fixed lines, which WhatsApp Business can use', () => {
		expect(inIndonesia('021-1234-5678').digits).toBe('622112345678');
	});

	it('reads numbers of other countries that are written without +', () => {
		expect(inIndonesia('14155552671').digits).toBe('14155552671');
		expect(inIndonesia('6591234567').digits).toBe('6591234567');
	});

	it('sets a German area code apart with a slash', () => {
		const { digits } = normalizeRecipient('030/1234567', { defaultCountry: 'DE' });
		expect(digits).toBe('49301234567');
	});

	it.each([['555391234567'], ['+555391234567'], ['5215512345678']])(
		'keeps the id that WhatsApp gave an older account: %s',
		(input) => {
			expect(inIndonesia(input).digits).toBe(input.replace('+', ''));
		},
	);
});

describe("a spreadsheet's damage", () => {
	it.each([['81234567890'], [81234567890], ['812-3456-7890'], ['81234567890.0']])(
		'puts the lost leading zero of %p back and says so',
		(input) => {
			const { digits, repaired } = inIndonesia(input);
			expect(digits).toBe('6281234567890');
			expect(repaired).toContain('leading zero was missing');
		},
	);

	it('shows both readings where two make sense', () => {
		const { reason, message, details } = refusalOf('85261234567');
		expect(reason).toBe('invalidNumber');
		expect(message).toContain('+62 852 6123 4567 (ID)');
		expect(message).toContain('+852 6123 4567 (HK)');
		expect(details.description).toContain('+6285261234567 or +85261234567');
	});

	it('prefers a mobile number at home to a fixed line abroad', () => {
		expect(parsePhoneNumberFromString('+81234567890')?.isValid()).toBe(true);
		expect(inIndonesia('81234567890').digits).toBe('6281234567890');
	});

	it('reads a number that is complete at home as one of home', () => {
		expect(parsePhoneNumberFromString('+13123450000')?.isValid()).toBe(true);
		const { digits, repaired } = normalizeRecipient('131 2345 0000', { defaultCountry: 'CN' });
		expect(digits).toBe('8613123450000');
		expect(repaired).toBeUndefined();
	});

	it('repairs nothing where numbers have no leading zero', () => {
		const { repaired } = normalizeRecipient('91234567', { defaultCountry: 'SG' });
		expect(repaired).toBeUndefined();
	});

	it.each([
		['6.28E+12'],
		['6,28E+12'],
		['6.28123e12'],
		['8.12E10'],
		[6.28e12],
		[628123000000],
		[62812345678901234567],
		[2 ** 53 + 2],
	])('refuses %p, whose last digits are lost', (input) => {
		const { message, details } = refusalOf(input);
		expect(message).toContain("'Phone' was rounded by a spreadsheet");
		expect(details.description).toContain('format the column as text');
	});
});

describe('what is not one number', () => {
	it.each([
		['', 'empty'],
		['   ', 'empty'],
		['\u200b', 'empty'],
		["'", 'empty'],
		[null, 'empty'],
		[undefined, 'empty'],
		['0812345678901/0813345678901', 'more than one'],
		['081234567890, 081334567890', 'more than one'],
		['081234567890\n081334567890', 'more than one'],
		['081234567890 atau 081334567890', 'more than one'],
		['+6281234567890 +6281334567890', 'more than one'],
		['0812-3456-7890/91', 'more than one'],
		['+62812XXXX789', 'hides some of its digits'],
		['0812 **** 7890', 'hides some of its digits'],
		['081234567890 ext 5', 'extension'],
		['081234567890 x5', 'extension'],
		['tel:+622112345678;ext=12', 'extension'],
		['n/a', 'not a phone number'],
		['#N/A', 'not a phone number'],
		['-', 'not a phone number'],
		['undefined', 'not a phone number'],
		['0812ABC7890', 'not a phone number'],
		['budi@example.com', 'not a phone number'],
		['[object Object]', 'whole object'],
		['{{ $json.phone }}', 'expression'],
		['={{ $json.phone }}', 'expression'],
		['120363041234567890@g.us', 'group'],
		['*123#', 'do not have'],
		['108', 'not a valid'],
		['628123', 'not a valid'],
		['+999 812 3456 7890', 'not a valid'],
		['0812 3456 7890 0813 3456 7890', '24 digits'],
		[{}, 'something else'],
		[['081234567890'], 'a list'],
		[true, 'something else'],
		[-81234567890, 'not a phone number'],
		[NaN, 'not a phone number'],
		[Infinity, 'not a phone number'],
		[812.5, 'not a phone number'],
	])('refuses %p: %s', (input, words) => {
		const { reason, message, details } = refusalOf(input);
		expect(reason).toBe('invalidNumber');
		expect(message).toMatch(/^'Phone' /);
		expect(message).toContain(words);
		expect(details.description).toBeTruthy();
		expect(details.field).toBe('Phone');
	});
});

describe('signs that nobody sees', () => {
	it.each([
		['0812\u3164ABC', "'Phone' is not a phone number: 0812[U+3164 Hangul filler]ABC"],
		['\u200b108', "'Phone' is not a valid phone number: [U+200B zero width space]108"],
		['*12\u20603#', /do not have: \*12\[U\+2060 word joiner\]3#$/],
		['12\n\u{e0001}ab', "'Phone' is not a phone number: 12[U+000A line break][U+E0001]ab"],
		[
			'\u3164 \u2800',
			"'Phone' is empty: it holds only [U+3164 Hangul filler] [U+2800 Braille blank]",
		],
	])('are named in a refusal of %j', (input, words) => {
		expect(refusalOf(input).message).toMatch(words instanceof RegExp ? words : exactly(words));
	});

	it('never make a number unreadable, wherever they stand', () => {
		const signs = Array.from({ length: 0x11_0000 }, (_, code) => code)
			.filter((code) => code < 0xd800 || code > 0xdfff)
			.map((code) => String.fromCodePoint(code))
			.filter((sign) => /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}]/u.test(sign));
		const unseen = fc.nat({ max: signs.length - 1 }).map((place) => signs[place]);
		fc.assert(
			fc.property(unseen, fc.nat({ max: 14 }), (sign, place) => {
				const text = '+6281234567890';
				expect(inIndonesia(text.slice(0, place) + sign + text.slice(place)).digits).toBe(
					'6281234567890',
				);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('are not named where the number was only repaired', () => {
		expect(inIndonesia('\u200b81234567890').repaired).toMatch(/^81234567890 was read as /);
	});
});

describe('any number of any country', () => {
	it('comes back as its digits, however it is written', () => {
		fc.assert(
			fc.property(validNumber, fc.constantFrom(...getCountries()), ({ number }, defaultCountry) => {
				const digits = number.number.slice(1);
				const notations = [
					number.number,
					number.formatInternational(),
					number.formatInternational().replace(/ /g, '-'),
					number.formatInternational().replace(/ /g, '\u00a0'),
					number.getURI(),
					`00${digits}`,
					`https://wa.me/${digits}`,
					`\u202a${number.formatInternational()}\u202c`,
				];
				for (const text of notations)
					expect(normalizeRecipient(text, { defaultCountry }).digits).toBe(digits);
			}),
			{ numRuns: 500 },
		);
	});

	it('comes back as its digits when written as at home', () => {
		fc.assert(
			fc.property(validNumber, ({ country, number }) => {
				const written = number.formatNational();
				const { digits } = normalizeRecipient(written, { defaultCountry: country });
				expect(digits).toBe(number.number.slice(1));
			}),
			{ numRuns: 500 },
		);
	});

	it('is left as it is when normalised again at home', () => {
		fc.assert(
			fc.property(validNumber, ({ country, number }) => {
				const digits = number.number.slice(1);
				expect(normalizeRecipient(digits, { defaultCountry: country })).toEqual({ digits });
			}),
			{ numRuns: 500 },
		);
	});
});

describe('any value at all', () => {
	const phoneLike = fc
		.array(fc.constantFrom(...'0123456789+-().,/ eEx@#;'.split('')), { maxLength: 24 })
		.map((signs) => signs.join(''));

	it('gives 8 to 15 digits or a Failure, never anything else', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary' }),
					phoneLike,
					fc.double(),
					fc.maxSafeInteger(),
					fc.anything(),
				),
				fc.constantFrom(...getCountries()),
				(input, defaultCountry) => {
					try {
						const { digits } = normalizeRecipient(input, { defaultCountry });
						expect(digits).toMatch(/^[1-9]\d{7,14}$/);
					} catch (error) {
						if (!(error instanceof Failure)) throw error;
						expect(error.reason).toBe('invalidNumber');
					}
				},
			),
			{ numRuns: 3000 },
		);
	});
});

test('a whole text in the cell is refused at once, and told in short', () => {
	const read = () => normalizeRecipient('0812 3456 '.repeat(2_000), { defaultCountry: 'ID' });
	expect(read).toThrow(Failure);
	expect(read).toThrow(/^'Recipient' is too long for a phone number: .{1,60}$/);
});

describe('countryOptions', () => {
	it('has every country that the library knows, once, by name', () => {
		expect(countryOptions.map(({ value }) => value).sort()).toEqual(getCountries().sort());
		const names = countryOptions.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect([...names].sort((a, b) => a.localeCompare(b))).toEqual(names);
	});
});
