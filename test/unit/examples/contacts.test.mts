import { readFileSync } from 'node:fs';
import path from 'node:path';

import { normalizeRecipient } from '../../../nodes/shared/whatsapp/phone/recipient';

/** Rows of a CSV as arrays; the file has no line breaks inside quotes. */
const rows = readFileSync(path.resolve(__dirname, '../../../examples/contacts.csv'), 'utf8')
	.trimEnd()
	.split('\n')
	.map((line) =>
		[...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
			([, inQuotes, plain]) => inQuotes?.replaceAll('""', '"') ?? plain,
		),
	);
const [titles, ...contacts] = rows;
const phones = contacts.map((contact) => contact[titles.indexOf('phone')]);

const digitsOf = (phone: string) => {
	try {
		return normalizeRecipient(phone, { defaultCountry: 'ID' }).digits;
	} catch {
		return undefined;
	}
};

describe('examples/contacts.csv', () => {
	test('holds 200 contacts, each complete', () => {
		expect(titles).toEqual(['name', 'phone', 'city', 'order']);
		expect(contacts).toHaveLength(200);
		expect(contacts.filter((contact) => contact.length !== 4 || contact.includes(''))).toEqual([]);
	});

	test('holds three hopeless numbers and 197 that mean different people', () => {
		expect(phones.filter((phone) => digitsOf(phone) === undefined)).toEqual([
			'6.28E+12',
			'n/a',
			'0862-33',
		]);
		const digits = phones.map(digitsOf).filter((found) => found !== undefined);
		expect(new Set(digits).size).toBe(197);
	});

	test('belongs to nobody: Indonesia has assigned no mobile numbers that begin with 0862-0866', () => {
		const digits = phones.map(digitsOf).filter((found) => found !== undefined);
		expect(digits.filter((found) => !/^6286[2-6]/.test(found))).toEqual([]);
	});
});
