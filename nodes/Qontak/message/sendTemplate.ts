import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import { recipientOf, sendMessage } from '../../shared/message/sendMessage';
import { campaignFields } from '../../shared/operation/campaignFields';
import type { Field } from '../../shared/operation/field';
import {
	dryRunField,
	extraFieldsField,
	optionsField,
	recipientField,
	retryField,
	simplifyField,
	timeoutField,
	withExtraFields,
} from '../../shared/operation/fields';
import { defineOperation, type Ask, type Plan } from '../../shared/operation/operation';
import { templateByNameField, templateLanguageFields } from '../../shared/template/byName';
import type { TemplateDefinition } from '../../shared/template/definition';
import type { FilledTemplate } from '../../shared/template/filled';
import { requireSendable } from '../../shared/template/sendable';
import { templateTextField } from '../../shared/template/textNotice';
import { templateValueFields } from '../../shared/template/valueFields';
import { channelField } from '../channel/channel';
import { inputFileField, uploadFile } from '../file/file';
import { HOME } from '../gateway';
import { dataOf, requireId } from '../reads';
import { prepareTemplate } from '../template/template';
import { defaultCountryField } from './fields';
import { directParameters, undocumented } from './templateParameters';

const recipientNameField = {
	displayName: 'Recipient Name',
	name: 'recipientName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Budi Santoso',
	description: 'The name under which Qontak keeps the contact. Left empty, it is the phone number.',
} as const satisfies Field;

const mediaSourceField = {
	displayName: 'Header File From',
	name: 'mediaSource',
	type: 'options',
	options: [
		{
			name: 'Input Item',
			value: 'binary',
			description: 'The file in the input item is uploaded to Qontak first',
		},
		{
			name: 'Link',
			value: 'url',
			description: 'The template variable Header URL has a public link to the file',
		},
	],
	default: 'url',
	description: 'For templates whose header is an image, a video or a document',
} as const satisfies Field;

const headerFileField = {
	...inputFileField,
	displayOptions: { show: { mediaSource: ['binary'] } },
	hint: `${inputFileField.hint}. Leave the URL of the header, below, empty.`,
} as const satisfies Field;

const languageField = {
	displayName: 'Language',
	name: 'language',
	type: 'string',
	default: '',
	placeholder: 'e.g. en_US',
	description: 'Only when it has to differ from the language of the template',
} as const satisfies Field;

const MEDIA_KINDS = { IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document' } as const;

/** Stands for the link until the file is uploaded, so that everything else can be checked before. */
const NOT_YET_UPLOADED = 'https://cdn.qontak.com/uploads/direct/file';

const isMedia = (format: string | undefined): format is keyof typeof MEDIA_KINDS =>
	format !== undefined && Object.hasOwn(MEDIA_KINDS, format);

function linkOfUpload({ name, header }: TemplateDefinition): Record<string, string> {
	if (isMedia(header?.format)) return { header_media: NOT_YET_UPLOADED };
	throw new Failure('variableMismatch', `The header of the template '${name}' is no file`, {
		field: 'Header File From',
		description: "Set 'Header File From' to Link, or choose another template.",
	});
}

/** The template with the link of the item's file, which is uploaded now, for the message it is for. */
function* uploadHeader(
	filled: FilledTemplate,
	binaryProperty: string,
	forSend: Pick<Ask, 'to' | 'message'>,
): Plan<FilledTemplate> {
	const { header } = filled;
	if (!header || !('link' in header)) return filled;
	const file = {
		binaryProperty,
		as: MEDIA_KINDS[header.format],
		...(header.fileName ? { fileName: header.fileName } : {}),
	};
	const { url, fileName } = yield* uploadFile(file, forSend);
	const shown = header.fileName ?? fileName;
	return { ...filled, header: { ...header, link: url, ...(shown ? { fileName: shown } : {}) } };
}

/**
 * An approved template to one person, at any time: a direct broadcast
 * (source: "Qontak direct broadcast").
 */
export const sendTemplate = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Template',
		value: 'sendTemplate',
		action: 'Send template message',
		description: 'Send an approved template to any customer, at any time. Not with a bot token.',
	},
	fields: [
		recipientField,
		recipientNameField,
		channelField,
		templateByNameField('searchApprovedTemplates'),
		...templateLanguageFields,
		templateTextField,
		mediaSourceField,
		headerFileField,
		...templateValueFields,
		simplifyField,
		optionsField([
			defaultCountryField,
			dryRunField,
			extraFieldsField,
			languageField,
			retryField,
			timeoutField,
			...campaignFields,
		]),
	],
	*plan(form) {
		const { digits } = recipientOf(form, HOME);
		const channel = requireId(form.channel, 'Channel');
		const fromItem = form.mediaSource === 'binary';
		const ready = yield* prepareTemplate(form, fromItem ? linkOfUpload : undefined);
		const { definition, preview } = ready;
		requireSendable(definition);
		const bodyOf = (filled: FilledTemplate): IDataObject => ({
			to_number: digits,
			to_name: form.recipientName.trim() || digits,
			message_template_id: definition.id,
			channel_integration_id: channel,
			language: { code: form.options.language?.trim() || definition.language },
			parameters: directParameters(filled),
		});
		// The name is Qontak's only: the customer does not see it.
		const messageOf = (filled: FilledTemplate) =>
			withExtraFields({ ...bodyOf(filled), to_name: '' }, form.options.extraFields);
		const forSend = { to: digits, message: messageOf(ready.filled) };
		const uploads = fromItem && !form.options.dryRun;
		const filled = uploads
			? yield* uploadHeader(ready.filled, form.binaryPropertyName.trim(), forSend)
			: ready.filled;
		yield* sendMessage({
			gateway: 'qontak',
			form,
			defaultCountry: HOME,
			path: ['broadcasts', 'whatsapp', 'direct'],
			body: () => bodyOf(filled),
			message: messageOf(filled),
			preview: preview as unknown as IDataObject,
			warnings: [...filled.warnings, ...undocumented(filled)],
			accepted: ({ body }) => {
				const { id } = dataOf(body);
				return typeof id === 'string' && id !== '' ? { broadcastId: id } : {};
			},
		});
	},
	sample: {
		gateway: 'qontak',
		broadcastId: '6d38b2cf-84a7-406c-9bd3-8c8c59787e8b',
		recipient: '628117661000',
		status: 'accepted',
		sentAt: '2026-11-20T08:15:30.000Z',
	},
});
