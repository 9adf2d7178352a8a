import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { textIn } from '../shared/json';
import { firstTemplateId } from '../shared/template/byName';
import type { TemplateDefinition } from '../shared/template/definition';
import { fieldsOrWords } from '../shared/template/mapperNotice';
import { templateText } from '../shared/template/textNotice';
import { mapperFields } from '../shared/template/valueFields';
import { readForEditor } from '../shared/transport/runReads';
import { MOST_FOUND, searchInEditor, type Searchable } from '../shared/transport/searchInEditor';
import { isWhatsApp, readChannels } from './channel/channel';
import { nameOf, numberOf } from './channel/settings';
import { FIXED_COLUMNS, columnsOf, readContactList } from './contactList/contactList';
import { qontak } from './gateway';
import { readEntries, readPage } from './reads';
import { toDefinition } from './template/definition';
import { readTemplate, readVersions } from './template/template';

type ToItem = (entry: IDataObject) => INodeListSearchItems;

const joined = (parts: unknown[]) =>
	parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');

const templateItem: ToItem = (entry) => {
	const { id, name, language, category, status } = toDefinition(entry);
	return { name: joined([name, language, category, status]), value: id };
};

const namedItem =
	(...more: string[]): ToItem =>
	(entry) => ({
		name: joined([entry.name ?? entry.full_name, ...more.map((field) => entry[field])]),
		value: String(entry.id),
	});

/** A list of Qontak's and what of it the editor shows. */
interface List {
	path: readonly string[];
	isWanted?: (entry: IDataObject) => boolean;
	toItem: ToItem;
	/** Whether the editor shows it by name, not in the order of the gateway. */
	byName?: boolean;
}

const searchIn = ({ path, isWanted = () => true, toItem, byName }: List) =>
	async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		cursor?: string,
	): Promise<INodeListSearchResult> {
		const list: Searchable<IDataObject> = {
			readPage: (at) => readPage(path, {}, at),
			readAll: (wanted, most) => readEntries(path, {}, most, wanted),
			isWanted,
			matches: (entry, words) => toItem(entry).name.toLowerCase().includes(words),
			toItem,
			byName,
		};
		return await searchInEditor(this, qontak, list, filter, cursor);
	};

/** WhatsApp numbers, of both kinds, that are switched on. */
export async function searchChannels(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const active = (channel: IDataObject) => isWhatsApp(channel) && channel.is_active !== false;
	const found = await readForEditor(this, qontak, readChannels(MOST_FOUND, active));
	const results = found.map((channel) => {
		const [name, number] = [nameOf(channel), numberOf(channel)];
		return {
			name: joined([name, number, channel.target_channel, name ? '' : channel.id]),
			value: String(channel.id),
		};
	});
	const words = filter?.trim().toLowerCase() ?? '';
	return { results: results.filter((one) => one.name.toLowerCase().includes(words)) };
}

/** All templates. */
export const searchTemplates = searchIn({
	path: ['templates', 'whatsapp'],
	toItem: templateItem,
	byName: true,
});

/** The templates that can be sent. */
export const searchApprovedTemplates = searchIn({
	path: ['templates', 'whatsapp'],
	isWanted: ({ status }) => String(status).toUpperCase() === 'APPROVED',
	toItem: templateItem,
	byName: true,
});

/** Broadcasts, also those to a single person. */
export const searchBroadcasts = searchIn({
	path: ['broadcasts', 'whatsapp'],
	toItem: namedItem('created_at'),
});

/** `1 contact`, `1,240 contacts`; nothing where Qontak does not count them. */
const contactsOf = ({ contacts_count: counted }: IDataObject): string => {
	const contacts = typeof counted === 'string' ? Number(counted) : counted;
	if (typeof contacts !== 'number' || !Number.isFinite(contacts)) return '';
	return contacts === 1 ? '1 contact' : `${contacts.toLocaleString('en-US')} contacts`;
};

/** Contact lists, with how many they are and how far their import is. */
export const searchContactLists = searchIn({
	path: ['contacts', 'contact_lists'],
	toItem: (list) => ({
		name: joined([list.name, contactsOf(list), list.progress]),
		value: String(list.id),
	}),
});

/** The room that the form names, where it is no expression: that has no value in the editor. */
function chosenRoom(context: ILoadOptionsFunctions): string | undefined {
	if (context.getCurrentNodeParameter('operation') !== 'assignAgent') return undefined;
	const room = textIn(context.getCurrentNodeParameter('roomId'))?.trim() ?? '';
	return room === '' || room.startsWith('=') ? undefined : room;
}

/**
 * People, with their role: those who can be given the room that the form names, else all of the account
 * (source: "Qontak rooms").
 */
export async function searchAgents(
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
): Promise<INodeListSearchResult> {
	const room = chosenRoom(this);
	const path = room === undefined ? ['users'] : ['rooms', room, 'agents', 'assignable'];
	return await searchIn({ path, toItem: namedItem('role', 'email') }).call(this, filter, cursor);
}

/** The languages that templates can be written in (source: "Qontak templates"). */
export async function getTemplateLanguages(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const found = await readForEditor(
		this,
		qontak,
		readEntries(['templates', 'languages'], {}, MOST_FOUND),
	);
	return found.flatMap((entry) => {
		const value = textIn(entry.code);
		return value === undefined ? [] : [{ name: joined([entry.language, value]), value }];
	});
}

/** The chosen template; nothing when none is. */
async function chosenTemplate(
	context: ILoadOptionsFunctions,
): Promise<TemplateDefinition | undefined> {
	const chosen = firstTemplateId(context.getNodeParameter('template', ''), readVersions);
	const id = await readForEditor(context, qontak, chosen);
	if (id.trim() === '') return undefined;
	return toDefinition(await readForEditor(context, qontak, readTemplate(id)));
}

/** A field for each variable of the chosen template. */
export async function getTemplateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return await fieldsOrWords(this, async () => mapperFields(await chosenTemplate(this)));
}

/** What the chosen template says. */
export async function getTemplateText(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return templateText(await chosenTemplate(this));
}

/** The columns that a broadcast's list has, as choices. */
async function columnChoices(context: ILoadOptionsFunctions, listId: string) {
	const list = await readForEditor(context, qontak, readContactList(listId));
	return (columnsOf(list) ?? FIXED_COLUMNS).map((name) => ({ name, value: name }));
}

/** The same for a broadcast: each variable takes one of the contact list's columns. */
export async function getBroadcastVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const listId = this.getNodeParameter('contactList', '', { extractValue: true }) as string;
	if (listId.trim() === '') {
		return { fields: [], emptyFieldsNotice: 'Choose a contact list and a template first.' };
	}
	return await fieldsOrWords(this, async () => {
		const mapped = mapperFields(await chosenTemplate(this));
		const columns = await columnChoices(this, listId);
		const fields = mapped.fields.map((field) =>
			/^header_(media|filename)$/.test(field.id)
				? field
				: { ...field, type: 'options' as const, options: columns },
		);
		return { ...mapped, fields };
	});
}
