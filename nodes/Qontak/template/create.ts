import type { IDataObject } from 'n8n-workflow';
import { dictionariesIn, isDictionary } from '../../shared/json';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { templateBody } from './content';
import { createFields } from './contentFields';
import { simplifiedTemplate, templateSample } from './template';

/** The template in an answer that no document shows: an object, or the first of a list. */
function createdIn(body: unknown): IDataObject {
	const data = isDictionary(body) ? body.data : undefined;
	const [first] = Array.isArray(data) ? dictionariesIn(data) : [data].filter(isDictionary);
	return first ?? {};
}

/**
 * A new template, which goes to WhatsApp for approval (source: "Qontak templates"). It cannot be
 * changed later.
 */
export const create = defineOperation({
	resource: 'template',
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create template',
		description: 'Hand in a new template for approval. It cannot be changed afterwards.',
	},
	fields: [...createFields, simplifyField, readOptionsField],
	*plan(form) {
		const answer = yield* ask({
			effect: 'write',
			method: 'POST',
			path: ['templates', 'whatsapp'],
			body: templateBody(form),
		});
		const created = createdIn(answer.body);
		yield* emit(form.simplify ? simplifiedTemplate(created) : ((answer.body ?? {}) as IDataObject));
	},
	sample: { ...templateSample, status: 'pending' },
});
