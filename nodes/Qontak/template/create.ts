import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import { dictionariesIn, isDictionary, textIn } from '../../shared/json';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { templateBody } from './content';
import { createFields } from './contentFields';
import { newTemplate, newTemplateSample } from './template';

/** How deep a template may lie in the answer. */
const MOST_WRAPPINGS = 4;

/**
 * The template in an answer. The OpenAPI has it in a list inside the data; other answers may be the
 * template itself, or a list of them (source: "Qontak templates").
 */
function createdIn(body: unknown): IDataObject | undefined {
	let found: unknown = body;
	for (let depth = 0; depth <= MOST_WRAPPINGS; depth++) {
		if (Array.isArray(found)) found = dictionariesIn(found)[0];
		if (!isDictionary(found)) return undefined;
		if (textIn(found.id) !== undefined) return found;
		found = found.data;
	}
	return undefined;
}

/** Templates for open rooms have an address of their own (source: "Qontak templates"). */
const PATHS = {
	broadcast: ['templates', 'whatsapp'],
	room: ['templates', 'whatsapp', 'hsm_chat'],
} as const;

/**
 * A new template, which goes to WhatsApp for approval (source: "Qontak templates"). It cannot be
 * changed later. Throws Failure (`unconfirmed`) when the answer does not hold it.
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
			path: PATHS[form.purpose],
			body: templateBody(form),
		});
		const created = createdIn(answer.body);
		if (!created) {
			throw new Failure(
				'unconfirmed',
				'Qontak answered without the new template, so it may or may not be there',
				{ description: 'Look for it in Get Many of templates before you create it again.' },
			);
		}
		yield* emit(form.simplify ? newTemplate(created) : ((answer.body ?? {}) as IDataObject));
	},
	sample: { ...newTemplateSample, status: 'pending' },
});
