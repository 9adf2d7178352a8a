import type { IDataObject } from 'n8n-workflow';
import { invalid } from '../../shared/failure';
import { readOptionsField } from '../../shared/operation/fields';
import type { Field, FormOf } from '../../shared/operation/field';
import { checkCount, checkText } from '../../shared/whatsapp/limits';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { businessSample, settingsIn } from './profile';

/**
 * WhatsApp's own words; the document prints "Professional Services"
 * (source: "WhatsApp business profile").
 */
const industry = <const T extends string>(value: T, name: string = value) => ({ name, value });

const updateFieldsField = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description: 'What is not added here stays as it is',
	options: [
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			description: 'Up to 256 characters',
		},
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'Up to 512 characters',
		},
		{
			displayName: 'E-Mail',
			name: 'email',
			type: 'string',
			default: '',
			placeholder: 'e.g. hello@example.com',
		},
		{
			displayName: 'Industry',
			name: 'vertical',
			type: 'options',
			options: [
				industry('Automotive'),
				industry('Beauty, Spa and Salon'),
				industry('Clothing and Apparel'),
				industry('Education'),
				industry('Entertainment'),
				industry('Event Planning and Service'),
				industry('Finance and Banking'),
				industry('Food and Grocery'),
				industry('Hotel and Lodging'),
				industry('Medical and Health'),
				industry('Non-profit', 'Non-Profit'),
				industry('Other'),
				industry('Professional Services'),
				industry('Public Service'),
				industry('Restaurant'),
				industry('Shopping and Retail'),
				industry('Travel and Transportation'),
			],
			default: 'Other',
		},
		{
			displayName: 'Websites',
			name: 'websites',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com',
			description: 'One or two addresses, separated by a comma',
		},
	],
} as const satisfies Field;

type Changes = FormOf<[typeof updateFieldsField]>['updateFields'];

function websitesOf(text: string): string[] {
	const websites = text
		.split(/[,\s]+/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	checkCount(websites.length, 'businessWebsites', 'Websites');
	for (const website of websites) {
		checkText(website, 'businessWebsite', 'Websites');
		if (/^https?:\/\//i.test(website) && URL.canParse(website)) continue;
		throw invalid(
			'Websites',
			`has no web address in it: ${website}`,
			'Write it like https://example.com.',
		);
	}
	return websites;
}

/** The changes in Ivosights' own fields, checked. Throws Failure naming the field. */
function changesOf({ address, description, email, vertical, websites }: Changes): IDataObject {
	const changes: IDataObject = {};
	const text = (
		name: string,
		value: string | undefined,
		limit: 'businessAddress' | 'businessDescription' | 'businessEmail',
		label: string,
	) => {
		if (value === undefined) return;
		checkText(value, limit, label);
		changes[name] = value.trim();
	};
	text('address', address, 'businessAddress', 'Address');
	text('description', description, 'businessDescription', 'Description');
	text('email', email, 'businessEmail', 'E-Mail');
	if (vertical !== undefined) changes.vertical = vertical;
	if (websites !== undefined) changes.websites = websitesOf(websites);
	if (Object.keys(changes).length > 0) return changes;
	throw invalid('Update Fields', 'is empty', 'Add at least one field to change.');
}

const hasContent = (value: unknown) =>
	Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value.trim() !== '';

/**
 * Changes the business profile (source: "Ivosights profile"). The document's sample writes all five
 * fields, and no document says what becomes of one that is left out. So the present ones are read
 * first and written along: what is not changed is not lost.
 */
export const updateBusiness = defineOperation({
	resource: 'profile',
	option: {
		name: 'Update Business Profile',
		value: 'updateBusiness',
		action: 'Update business profile',
		description: 'Change address, description, e-mail, industry or websites of your business',
	},
	fields: [updateFieldsField, readOptionsField],
	*plan({ updateFields }) {
		const path = ['settings', 'business-profile'];
		const changes = changesOf(updateFields);
		const answer = yield* ask({ effect: 'read', method: 'GET', path });
		const present = Object.entries(settingsIn(answer, 'business', 'profile')).filter(([, value]) =>
			hasContent(value),
		);
		const profile: IDataObject = { ...Object.fromEntries(present), ...changes };
		yield* ask({ effect: 'write', method: 'POST', path, body: profile });
		yield* emit(profile);
	},
	sample: businessSample,
});
