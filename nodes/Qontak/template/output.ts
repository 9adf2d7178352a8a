import type { IDataObject } from 'n8n-workflow';
import { listedVariables } from '../../shared/template/variables';
import { toDefinition } from './model';

/** A template with what people need of it, the most useful first. */
export function simplifiedTemplate(template: IDataObject): IDataObject {
	const definition = toDefinition(template);
	return {
		id: definition.id,
		name: definition.name,
		language: definition.language,
		category: definition.category,
		status: definition.status,
		body: definition.body?.text ?? '',
		variables: listedVariables(definition),
		quality: template.quality_rating_text ?? null,
	};
}

export const templateSample = {
	id: 'cf7a16bd-e84f-4f72-8cce-70934edfc585',
	name: 'message',
	language: 'id',
	category: 'UTILITY',
	status: 'approved',
	body: 'Hi {{1}}, Silakan periksa invoice di email anda.',
	variables: [{ id: 'body_1', label: 'Body {{1}} – "Hi {{1}}, Silakan periksa…"' }],
	quality: 'Neutral',
};
