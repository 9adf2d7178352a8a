import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import {
	dryRunField,
	extraFieldsField,
	optionsField,
	retryField,
	simplifyField,
	timeoutField,
	withExtraFields,
} from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { templateByNameField, templateLanguageFields } from '../../shared/template/byName';
import type { FilledTemplate, FilledVariable } from '../../shared/template/filled';
import type { ReadyTemplate } from '../../shared/template/preview';
import { nameIn } from '../../shared/template/labels';
import { requireSendable } from '../../shared/template/sendable';
import { templateTextField } from '../../shared/template/textNotice';
import { variablesOf } from '../../shared/template/variables';
import { requireText } from '../../shared/whatsapp/limits';
import { channelField } from '../channel/channel';
import { columnsOf, contactListField, readContactList } from '../contactList/contactList';
import { requireImported } from '../contactList/importing';
import { headerParameters, undocumented, withButtons } from '../message/templateParameters';
import { dataOf, requireId } from '../reads';
import { prepareTemplate } from '../template/template';
import { columnFields, sendWhenFields } from './fields';

const nameField = {
	displayName: 'Name',
	name: 'broadcastName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. October offer',
	description: 'How the broadcast is called in Qontak',
} as const;

/**
 * In bulk, `value` is the name of a column, and there is no `value_text`
 * (source: "Qontak bulk broadcast").
 */
const bulkParameters = ({ header, body, buttons }: FilledTemplate): IDataObject => ({
	...(header ? { header: headerParameters(header) } : {}),
	body: body.map(({ key, text }) => ({ key, value: text })),
	...withButtons(buttons),
});

/** Throws Failure (`variableMismatch`) for variables whose column the list does not have. */
function checkColumns({ definition, filled }: ReadyTemplate, columns: string[] | undefined): void {
	if (!columns) return;
	const variables = variablesOf(definition);
	const named = (part: string, texts: readonly FilledVariable[]) =>
		texts.map(({ key, text }) => ({ part, place: key, column: text }));
	const given = [
		...named('header', filled.header?.format === 'TEXT' ? filled.header.parameters : []),
		...named('body', filled.body),
		...filled.buttons.flatMap((button) => {
			const column = 'value' in button ? button.value : button.kind === 'flow' && button.token;
			return column ? [{ part: 'button', place: button.index, column }] : [];
		}),
	];
	const wrong = given.filter(({ column }) => !columns.includes(column));
	if (wrong.length === 0) return;
	const lines = wrong.map(({ part, place, column }) => {
		// A one-time code is one variable, and stands in the body and on the button.
		const variable =
			variables.length === 1
				? variables[0]
				: variables.find((one) => one.part === part && (one.key === place || one.index === place));
		const name = variable ? nameIn(variable.label) : place;
		return `'${name}' names the column ${column}`;
	});
	throw new Failure(
		'variableMismatch',
		`${[...new Set(lines)].join('; ')}, which the contact list does not have`,
		{
			field: 'Template Variables',
			description: `Choose one of its columns for each variable: ${columns.join(', ')}.`,
		},
	);
}

/**
 * An approved template to everybody on a contact list, now or later
 * (source: "Qontak bulk broadcast").
 */
export const create = defineOperation({
	resource: 'broadcast',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create broadcast',
		description: 'Send an approved template to everybody on a contact list. Not with a bot token.',
	},
	fields: [
		nameField,
		channelField,
		contactListField,
		templateByNameField('searchApprovedTemplates'),
		...templateLanguageFields,
		templateTextField,
		...columnFields,
		...sendWhenFields,
		simplifyField,
		optionsField([dryRunField, extraFieldsField, retryField, timeoutField]),
	],
	*plan(form) {
		requireText(form.broadcastName, 'Name');
		if (form.sendWhen === 'later') requireText(form.sendAt, 'Send At');
		const channel = requireId(form.channel, 'Channel');
		const ready = yield* prepareTemplate(form, undefined, 'columns');
		requireSendable(ready.definition);
		const list = yield* readContactList(form.contactList, 'run');
		requireImported(list);
		checkColumns(ready, columnsOf(list));
		const { sendAt } = form;
		const at = form.sendWhen === 'later' ? { execute_type: 'specific', send_at: sendAt } : {};
		const body = withExtraFields(
			{
				name: form.broadcastName.trim(),
				message_template_id: ready.definition.id,
				contact_list_id: form.contactList.trim(),
				channel_integration_id: channel,
				execute_type: 'immediately',
				...at,
				parameters: bulkParameters(ready.filled),
			},
			form.options.extraFields,
		);
		const warnings = [...ready.filled.warnings, ...undocumented(ready.filled)];
		const recipients = list.contacts_count_success ?? list.contacts_count ?? null;
		const common = { gateway: 'qontak', name: body.name, recipients };
		const noted = warnings.length > 0 ? { warnings } : {};
		if (form.options.dryRun) {
			const preview = ready.preview as unknown as IDataObject;
			yield* emit({ ...common, status: 'dryRun', preview, ...noted });
			return;
		}
		const answer = yield* ask({
			effect: 'send',
			method: 'POST',
			path: ['broadcasts', 'whatsapp'],
			body,
			to: `list ${form.contactList.trim()}`,
		});
		const { id } = dataOf(answer.body);
		const known = typeof id === 'string' && id !== '';
		yield* emit(
			form.simplify
				? {
						...common,
						...(known ? { broadcastId: id } : {}),
						status: known ? 'accepted' : 'unconfirmed',
						...(form.sendWhen === 'later' ? { sendAt } : {}),
						sentAt: answer.at,
						...noted,
					}
				: ((answer.body ?? {}) as IDataObject),
		);
	},
	sample: {
		gateway: 'qontak',
		name: 'October offer',
		recipients: 1000,
		broadcastId: '34879159-8298-486b-8420-f968285d8a42',
		status: 'accepted',
		sentAt: '2026-11-20T08:15:30.000Z',
	},
});
