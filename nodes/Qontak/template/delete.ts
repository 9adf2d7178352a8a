import type { IDataObject } from 'n8n-workflow';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { templateField } from '../../shared/template/valueFields';
import { requireId } from '../reads';

/**
 * Deletes a template. The documents tell only that the call exists, not how it names the template:
 * the id goes in the body (source: "Qontak templates").
 */
export const deleteTemplate = defineOperation({
	resource: 'template',
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete template',
		description:
			"Delete a template for good. Qontak's documents do not show the call: try it once with a template you do not need.",
	},
	fields: [templateField('searchTemplates'), simplifyField, readOptionsField],
	*plan(form) {
		const id = requireId(form.template, 'Template');
		const answer = yield* ask({
			effect: 'write',
			method: 'DELETE',
			path: ['templates', 'whatsapp'],
			body: { id },
			missing: {
				reason: 'templateNotFound',
				message: `'Template' has the ID ${id}, which Qontak does not know`,
				description: 'Choose the template from the list. It may be deleted already.',
			},
		});
		yield* emit(form.simplify ? { id, deleted: true } : ((answer.body ?? {}) as IDataObject));
	},
	sample: { id: 'cf7a16bd-e84f-4f72-8cce-70934edfc585', deleted: true },
});
