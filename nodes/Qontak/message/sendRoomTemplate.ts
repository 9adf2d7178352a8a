import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import { simplifyField } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { templateByNameField, templateLanguageFields } from '../../shared/template/byName';
import { fillTemplate } from '../../shared/template/fill';
import { previewTemplate } from '../../shared/template/preview';
import { requireSendable } from '../../shared/template/sendable';
import { templateTextField } from '../../shared/template/textNotice';
import { variablesOf } from '../../shared/template/variables';
import { readChosen } from '../template/template';
import { roomOptionsField } from './fields';
import { roomSample, sendToRoom } from './message';
import { findTarget, targetFields } from './target';

/**
 * An approved template in a conversation, so that it stands in its room
 * (source: "Qontak room messages"). No source shows a way to give variables.
 */
export const sendRoomTemplate = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Template in Room',
		value: 'sendRoomTemplate',
		action: 'Send template in room',
		description: 'Send a template without variables into a conversation. Not with a bot token.',
	},
	fields: [
		...targetFields,
		templateByNameField('searchApprovedTemplates'),
		...templateLanguageFields,
		templateTextField,
		simplifyField,
		roomOptionsField,
	],
	*plan(form) {
		const definition = yield* readChosen(form);
		requireSendable(definition);
		const variables = variablesOf(definition).filter(({ required }) => required);
		if (variables.length > 0) {
			const { name } = definition;
			throw new Failure(
				'variableMismatch',
				`The template '${name}' has variables, which cannot be given in a room`,
				{
					field: 'Template',
					description: 'Use Send Template, or choose a template without variables.',
				},
			);
		}
		const filled = fillTemplate(definition, {});
		const preview = previewTemplate(definition, filled);
		const target = yield* findTarget(form, 'anyRoom');
		yield* sendToRoom(form, target, {
			path: ['messages', 'whatsapp', 'hsm'],
			content: { message_template_id: definition.id },
			form: {},
			preview: preview as unknown as IDataObject,
			warnings: filled.warnings,
		});
	},
	sample: roomSample,
});
