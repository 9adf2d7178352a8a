import type { IDataObject } from 'n8n-workflow';
import { invalid } from '../failure';
import type { Field, FormOf, Json } from '../operation/field';
import { checkCount, requireText } from '../whatsapp/limits';

/** The contact cards of a message: a form for the usual case, JSON for all that WhatsApp knows. */
export const contactsFields = [
	{
		displayName: 'Contacts Given As',
		name: 'contactsInput',
		type: 'options',
		options: [
			{ name: 'Form', value: 'form', description: 'Name, phones, e-mails and company' },
			{
				name: 'JSON',
				value: 'json',
				description: "WhatsApp's contact objects, with addresses, birthday and so on",
			},
		],
		default: 'form',
	},
	{
		displayName: 'Contacts',
		name: 'contacts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		default: { contact: [{ name: '', phones: '', emails: '', company: '' }] },
		displayOptions: { show: { contactsInput: ['form'] } },
		placeholder: 'Add contact',
		options: [
			{
				displayName: 'Contact',
				name: 'contact',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Budi Santoso',
						description: 'The full name, as the card shows it',
					},
					{
						displayName: 'Phones',
						name: 'phones',
						type: 'string',
						default: '',
						placeholder: 'e.g. +62 812 3456 7890',
						description: 'Phone numbers as the card shows them, separated by commas',
					},
					{
						displayName: 'E-Mails',
						name: 'emails',
						type: 'string',
						default: '',
						placeholder: 'e.g. budi@example.com',
						description: 'E-mail addresses, separated by commas',
					},
					{
						displayName: 'Company',
						name: 'company',
						type: 'string',
						default: '',
						placeholder: 'e.g. Toko Kita',
					},
				],
			},
		],
	},
	{
		displayName: 'Contacts (JSON)',
		name: 'contactsJson',
		type: 'json',
		typeOptions: { rows: 6 },
		default: '[]',
		displayOptions: { show: { contactsInput: ['json'] } },
		placeholder:
			'e.g. [{"name": {"formatted_name": "Budi"}, "phones": [{"phone": "+62 812 3456 7890"}]}]',
		description: "A list of WhatsApp's contact objects. Each needs name.formatted_name.",
	},
] as const satisfies readonly Field[];

type ContactsForm = FormOf<typeof contactsFields>;

const listOf = (text: string) =>
	text
		.split(/[,;\n\r]+/)
		.map((part) => part.trim())
		.filter((part) => part !== '');

/**
 * `first_name` because WhatsApp's Cloud API wants a further part of the name
 * (source: "WhatsApp message limits").
 */
function fromForm({ contacts }: ContactsForm): IDataObject[] {
	return (contacts.contact ?? []).map(({ name, phones, emails, company }, index) => {
		requireText(name, `Name of Contact ${index + 1}`);
		const own = { phones: listOf(phones), emails: listOf(emails) };
		if (own.phones.length === 0 && own.emails.length === 0) {
			const label = `Phones of Contact ${index + 1}`;
			throw invalid(
				label,
				'is empty',
				'Give a phone number or an e-mail address: a card with a name only is of no use.',
			);
		}
		return {
			name: { formatted_name: name.trim(), first_name: name.trim() },
			...(own.phones.length > 0 ? { phones: own.phones.map((phone) => ({ phone })) } : {}),
			...(own.emails.length > 0 ? { emails: own.emails.map((email) => ({ email })) } : {}),
			...(company.trim() === '' ? {} : { org: { company: company.trim() } }),
		};
	});
}

const formattedName = (contact: Json | undefined): unknown =>
	(contact as { name?: { formatted_name?: unknown } } | null | undefined)?.name?.formatted_name;

function fromJson(json: Json): IDataObject[] {
	const given = Array.isArray(json) ? json : [json];
	return given.map((contact, index) => {
		const name = formattedName(contact);
		if (typeof name === 'string' && name.trim() !== '') return contact as IDataObject;
		throw invalid(
			'Contacts (JSON)',
			`has no name.formatted_name in contact ${index + 1}`,
			'Write each contact like {"name": {"formatted_name": "Budi"}, "phones": [{"phone": "+62 812 3456 7890"}]}.',
		);
	});
}

/** The contact objects of the form, as WhatsApp takes them, checked. Throws Failure. */
export function readContacts(form: ContactsForm): IDataObject[] {
	const json = form.contactsInput === 'json';
	const contacts = json ? fromJson(form.contactsJson) : fromForm(form);
	checkCount(contacts.length, 'contacts', json ? 'Contacts (JSON)' : 'Contacts');
	return contacts;
}

/** The contacts in lines, as a preview. */
export function contactLines(contacts: readonly IDataObject[]): string {
	return contacts
		.map((contact) => {
			const phones = (contact.phones ?? []) as Array<{ phone?: string }>;
			const numbers = phones.map(({ phone }) => phone).filter(Boolean);
			return [`[Contact] ${String(formattedName(contact as Json))}`, ...numbers].join(', ');
		})
		.join('\n');
}
