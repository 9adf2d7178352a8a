import { invalid } from '../failure';
import type { Field, FormOf, Json } from '../operation/field';
import { checkCount, checkText, checkUnique, requireText } from '../whatsapp/limits';

const rowsField = {
	displayName: 'Rows',
	name: 'rows',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	default: { row: [{ title: '', description: '', id: '' }] },
	placeholder: 'Add row',
	options: [
		{
			displayName: 'Row',
			name: 'row',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. Delivery',
					description: 'Up to 24 characters',
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					placeholder: 'e.g. Where is my order?',
					description: 'A second line below the title, up to 72 characters',
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					default: '',
					placeholder: 'e.g. delivery',
					description:
						'What your workflow gets when the row is chosen. Left empty, it is the title.',
				},
			],
		},
	],
} as const satisfies Field;

/** A list of choices behind a button. Read them with {@link readList}. */
export const listFields = [
	{
		displayName: 'Button Text',
		name: 'buttonText',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Choose a topic',
		description: 'What is written on the button that opens the list, up to 20 characters',
	},
	{
		displayName: 'Sections Given As',
		name: 'sectionsInput',
		type: 'options',
		options: [
			{ name: 'Form', value: 'form', description: 'Sections and rows typed in here' },
			{
				name: 'JSON',
				value: 'json',
				description: 'All sections in one list, for rows that come from your data',
			},
		],
		default: 'form',
	},
	{
		displayName: 'Sections',
		name: 'sections',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		default: { section: [{ title: '', rows: { row: [{ title: '', description: '', id: '' }] } }] },
		displayOptions: { show: { sectionsInput: ['form'] } },
		placeholder: 'Add section',
		description: 'Up to 10 rows in all sections together',
		options: [
			{
				displayName: 'Section',
				name: 'section',
				values: [
					{
						displayName: 'Title',
						name: 'title',
						type: 'string',
						default: '',
						placeholder: 'e.g. Orders',
						description: 'Up to 24 characters. Needed when there is more than one section.',
					},
					rowsField,
				],
			},
		],
	},
	{
		displayName: 'Sections (JSON)',
		name: 'sectionsJson',
		type: 'json',
		typeOptions: { rows: 6 },
		default: '[]',
		displayOptions: { show: { sectionsInput: ['json'] } },
		placeholder: 'e.g. [{"title": "Orders", "rows": [{"title": "Delivery"}]}]',
		description: 'A list of sections, each with a title and its rows',
	},
] as const satisfies readonly Field[];

/** A choice that is checked: `id` comes back when the customer takes it. */
export interface ListRow {
	id: string;
	title: string;
	description?: string;
}

/** Choices under one title; a list of one section may be without it. */
export interface ListSection {
	title?: string;
	rows: ListRow[];
}

/** What is given before it is checked: texts, empty where there is nothing. */
type GivenSection = { title: string; rows: Array<Record<'id' | 'title' | 'description', string>> };

const textOf = (value: Json | undefined): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function fromJson(json: Json): GivenSection[] {
	const wrong = (what: string) =>
		invalid(
			'Sections (JSON)',
			what,
			'Write it like [{"title": "Orders", "rows": [{"id": "a", "title": "A"}]}].',
		);
	const isObject = (value: Json): value is { [key: string]: Json } =>
		typeof value === 'object' && value !== null && !Array.isArray(value);
	if (!Array.isArray(json)) throw wrong('is not a list');
	return json.map((section) => {
		if (!isObject(section) || !Array.isArray(section.rows) || !section.rows.every(isObject)) {
			throw wrong('has a section without a list of rows');
		}
		return {
			title: textOf(section.title),
			rows: section.rows.map((row) => ({
				id: textOf(row.id),
				title: textOf(row.title),
				description: textOf(row.description),
			})),
		};
	});
}

function fromForm({ sections }: FormOf<typeof listFields>): GivenSection[] {
	return (sections.section ?? []).map(({ title, rows }) => ({ title, rows: rows.row ?? [] }));
}

function checkSection({ title, rows }: GivenSection, place: number, of: number): ListSection {
	const where = `Section ${place}`;
	if (of > 1) requireText(title, `Title of ${where}`);
	checkText(title, 'sectionTitle', `Title of ${where}`);
	checkCount(rows.length, 'listRows', `Rows of ${where}`);
	const checked = rows.map((row, index): ListRow => {
		const id = row.id.trim() === '' ? row.title : row.id;
		const label = (field: string) => `${field} of Row ${index + 1} in ${where}`;
		checkText(row.title, 'rowTitle', label('Title'));
		checkText(id, 'rowId', label('ID'));
		checkText(row.description, 'rowDescription', label('Description'));
		const described = row.description.trim() !== '';
		return { id, title: row.title, ...(described ? { description: row.description } : {}) };
	});
	return title.trim() === '' ? { rows: checked } : { title, rows: checked };
}

/** Button and sections of a list, checked. Throws Failure naming the field. */
export function readList(form: FormOf<typeof listFields>): {
	button: string;
	sections: ListSection[];
} {
	checkText(form.buttonText, 'listButton', 'Button Text');
	const label = form.sectionsInput === 'json' ? 'Sections (JSON)' : 'Sections';
	const given = form.sectionsInput === 'json' ? fromJson(form.sectionsJson) : fromForm(form);
	checkCount(given.length, 'listSections', label);
	checkCount(
		given.reduce((sum, { rows }) => sum + rows.length, 0),
		'listRows',
		label,
	);
	const sections = given.map((section, index) => checkSection(section, index + 1, given.length));
	const ids = sections.flatMap(({ rows }) => rows.map(({ id }) => id));
	checkUnique(ids, 'row ID', label);
	return { button: form.buttonText, sections };
}
