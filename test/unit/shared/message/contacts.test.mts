import {
	contactLines,
	contactsFields,
	readContacts,
} from '../../../../nodes/shared/message/contacts';
import { failureOf } from '../../support/failureOf.mts';
import { formOf } from './formOf.mts';

describe('contacts', () => {
	const read = (given: object) => readContacts(formOf(contactsFields, given as never));
	const budi = { name: { formatted_name: 'Budi' }, phones: [{ phone: '1' }, { phone: '2' }] };

	test('one object is a list of one', () => {
		expect(read({ contactsInput: 'json', contactsJson: budi })).toEqual([budi]);
	});

	test('in lines', () => {
		expect(contactLines([budi, { name: { formatted_name: 'Ani' } }])).toBe(
			'[Contact] Budi, 1, 2\n[Contact] Ani',
		);
	});

	test.each([
		[{ contacts: {} }, "'Contacts' has 0 contacts"],
		[{ contacts: { contact: [{ name: ' ' }] } }, "'Name of Contact 1' is empty"],
		[{ contacts: { contact: [{ name: 'A' }] } }, "'Phones of Contact 1' is empty"],
		[{ contactsInput: 'json', contactsJson: '[]' }, "'Contacts (JSON)' has 0 contacts"],
		[
			{ contactsInput: 'json', contactsJson: [budi, 'Ani'] },
			"'Contacts (JSON)' has no name.formatted_name in contact 2",
		],
	])('%j is refused', (given, words) => {
		expect(failureOf(() => read(given)).message).toContain(words);
	});
});
