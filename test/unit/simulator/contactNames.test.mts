import { readFileSync } from 'node:fs';
import path from 'node:path';
import { normalizeRecipient } from '../../../nodes/shared/whatsapp/phone/recipient';
import { contactNames } from '../../../simulator/core/contactNames.mts';
import { PhoneBook } from '../../../simulator/core/phones.mts';

const csv = readFileSync(path.resolve(__dirname, '../../../examples/contacts.csv'), 'utf8');

test('everybody on the list of the examples who has a number has the name on the phone', () => {
	const phones = new PhoneBook(() => new Date(), contactNames(csv));
	const rows = csv.trimEnd().split('\n').slice(1);
	// Names without a comma are enough to compare: all others are quoted.
	const plain = rows.filter((row) => !row.startsWith('"')).map((row) => row.split(','));
	const numbers = plain.flatMap(([name, phone]) => {
		try {
			return [[name, normalizeRecipient(phone, { defaultCountry: 'ID' }).digits]];
		} catch {
			return [];
		}
	});
	expect(numbers.length).toBeGreaterThan(150);
	expect(numbers.filter(([name, number]) => phones.phone(number).name !== name)).toEqual([]);
	expect(contactNames(csv).size).toBe(197);
});

test('names in quotes are read, and who has no number is nobody', () => {
	const list =
		'phone,name\n+62 812 3000 001,"Dr. Ratih, Sp.A"\nn/a,Dewi\n081230000002,"Toko ""Maju"""';
	expect([...contactNames(list)]).toEqual([
		['628123000001', 'Dr. Ratih, Sp.A'],
		['6281230000002', 'Toko "Maju"'],
	]);
});
