import type { IDataObject } from 'n8n-workflow';
import { invalid } from '../../shared/failure';
import { recipientOf } from '../../shared/message/sendMessage';
import type { Field, FormOf } from '../../shared/operation/field';
import {
	dryRunField,
	optionsField,
	recipientField,
	plainRetryField,
	simplifyField,
	timeoutField,
} from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { requireText } from '../../shared/whatsapp/limits';
import { inputFileField } from '../file/file';
import { HOME } from '../gateway';
import { defaultCountryField } from '../message/fields';
import { listSample, simplifiedList } from './contactList';
import { escapeWarnings, readColumn, toCsv, type Row, withoutRepeats } from './csv';
import { importList } from './importing';

const FROM_ITEMS = { show: { source: ['items'] } };

const fields = [
	{
		displayName: 'Name',
		name: 'contactListName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. October customers',
		description:
			'How the list is called in Qontak. Items with different names make different lists.',
	},
	{
		displayName: 'Contacts From',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'File', value: 'file', description: 'A CSV or XLS file in the input item' },
			{ name: 'Input Items', value: 'items', description: 'Each input item is one contact' },
		],
		default: 'items',
	},
	{ ...recipientField, displayOptions: FROM_ITEMS },
	{
		displayName: 'Recipient Name',
		name: 'recipientName',
		type: 'string',
		default: '',
		displayOptions: FROM_ITEMS,
		placeholder: 'e.g. Budi Santoso',
		description: 'The column full_name. Left empty, it is the phone number.',
	},
	{
		displayName: 'Columns',
		name: 'columns',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		displayOptions: FROM_ITEMS,
		placeholder: 'Add column',
		description:
			'What else the list keeps of each contact: a broadcast can put it into its variables',
		options: [
			{
				displayName: 'Column',
				name: 'column',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. no_receipt',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. {{ $json.receipt }}',
					},
				],
			},
		],
	},
	{
		...inputFileField,
		displayOptions: { show: { source: ['file'] } },
		description:
			'A CSV or XLS file whose first row has the names of the columns: phone_number, full_name, then your own',
	},
	simplifyField,
	optionsField([
		defaultCountryField,
		dryRunField,
		{
			displayName: 'Longest Wait for Import (Minutes)',
			name: 'longestImport',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 60 },
			default: 5,
			description: 'How long to wait until Qontak has read the contacts',
		},
		plainRetryField,
		timeoutField,
	]),
] as const satisfies readonly Field[];

type CreateForm = FormOf<typeof fields>;

/**
 * What an item adds to its list. Throws Failure naming the field: `invalidNumber` for the recipient,
 * `invalidRequest` for a column.
 */
function rowOf(form: CreateForm): Row {
	const { digits, repaired } = recipientOf(form, HOME);
	const given = form.columns.column ?? [];
	const columns = given.map(({ name, value }) => ({ ...readColumn(name), value }));
	const cells = Object.fromEntries(columns.map(({ column, value }) => [column, value]));
	if (Object.keys(cells).length < given.length) {
		throw invalid('Columns', 'has two columns with one name', 'Give each column a different name.');
	}
	const renamed = columns.flatMap((one) => (one.renamed ? [one.renamed] : []));
	const name = form.recipientName.trim() || digits;
	return { number: digits, name, cells, renamed, ...(repaired ? { repaired } : {}) };
}

function warningsOf(rows: readonly Row[], repeated: readonly string[]): string[] {
	const renamed = new Set(rows.flatMap((row) => row.renamed ?? []));
	const repairs = [...renamed, ...rows.flatMap(({ repaired }) => (repaired ? [repaired] : []))];
	if (repeated.length === 0) return repairs;
	const shown = repeated.slice(0, 10).join(', ');
	return [
		repeated.length === 1
			? `1 number came more than once and was taken once, with its first item: ${shown}.`
			: `${repeated.length} numbers came more than once and were taken once, with their first item: ${shown}.`,
		...repairs,
	];
}

/**
 * A list of contacts for broadcasts, from all items at once or from a file
 * (source: "Qontak contact lists").
 */
export const create = defineOperation({
	resource: 'contactList',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create contact list',
		description: 'Make a contact list for broadcasts from all input items, or from a file',
	},
	fields,
	gather(form) {
		requireText(form.contactListName, 'Name');
		if (form.source === 'file') return undefined;
		return { key: form.contactListName.trim(), row: rowOf(form) };
	},
	*plan(form, rows: readonly Row[]) {
		const name = form.contactListName.trim();
		const fromItems = form.source === 'items';
		const { unique, repeated } = withoutRepeats(rows);
		const csv = fromItems ? toCsv(unique) : '';
		const warnings = fromItems ? [...warningsOf(rows, repeated), ...escapeWarnings(unique)] : [];
		const noted: IDataObject = warnings.length > 0 ? { warnings } : {};
		if (form.options.dryRun) {
			const contacts = fromItems ? unique.length : undefined;
			yield* emit({ gateway: 'qontak', name, status: 'dryRun', contacts, csv, ...noted });
			return;
		}
		const list = yield* importList(
			name,
			fromItems
				? { content: csv, fileName: 'contacts.csv', mimeType: 'text/csv' }
				: { binaryProperty: form.binaryPropertyName.trim() },
			(form.options.longestImport ?? 5) * 60_000,
		);
		yield* emit(form.simplify ? { gateway: 'qontak', ...simplifiedList(list), ...noted } : list);
	},
	sample: { gateway: 'qontak', ...listSample },
});
