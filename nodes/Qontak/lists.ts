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
}

const searchIn = ({ path, isWanted = () => true, toItem }: List) =>
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
export const searchTemplates = searchIn({ path: ['templates', 'whatsapp'], toItem: templateItem });

/** The templates that can be sent. */
export const searchApprovedTemplates = searchIn({
	path: ['templates', 'whatsapp'],
	isWanted: ({ status }) => String(status).toUpperCase() === 'APPROVED',
	toItem: templateItem,
});

/** Broadcasts, also those to a single person. */
export const searchBroadcasts = searchIn({
	path: ['broadcasts', 'whatsapp'],
	toItem: namedItem('created_at'),
});

/** Contact lists, with how far their import is. */
export const searchContactLists = searchIn({
	path: ['contacts', 'contact_lists'],
	toItem: namedItem('progress'),
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

/** A field for each variable of the chosen template. */
export async function getTemplateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const chosen = firstTemplateId(this.getNodeParameter('template', ''), readVersions);
	const id = await readForEditor(this, qontak, chosen);
	if (id.trim() === '') {
		return { fields: [], emptyFieldsNotice: 'Choose a template to see its variables.' };
	}
	return mapperFields(toDefinition(await readForEditor(this, qontak, readTemplate(id))));
}

/** The same for a broadcast: each variable takes one of the contact list's columns. */
export async function getBroadcastVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const mapped = await getTemplateVariables.call(this);
	const listId = this.getNodeParameter('contactList', '', { extractValue: true }) as string;
	if (listId.trim() === '') {
		return { fields: [], emptyFieldsNotice: 'Choose a contact list and a template first.' };
	}
	const list = await readForEditor(this, qontak, readContactList(listId));
	const columns = (columnsOf(list) ?? FIXED_COLUMNS).map((name) => ({ name, value: name }));
	const fields = mapped.fields.map((field) =>
		/^header_(media|filename)$/.test(field.id)
			? field
			: { ...field, type: 'options' as const, options: columns },
	);
	return { ...mapped, fields };
}
