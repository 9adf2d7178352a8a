import type { IDataObject } from 'n8n-workflow';
import { listedVariables } from '../../shared/template/variables';
import { toDefinition, type IvosightsTemplate } from './model';

/** A template with what people need of it, the most useful first. */
export function simplified(template: IvosightsTemplate): IDataObject {
	const definition = toDefinition(template);
	return {
		id: definition.id,
		name: definition.name,
		label: definition.label ?? definition.name,
		language: definition.language,
		category: definition.category,
		status: definition.status,
		body: definition.body?.text ?? '',
		variables: listedVariables(definition),
		updatedAt: template.updated_at ?? null,
	};
}

export const templateSample = {
	id: '60243665e4058d3b4a377bd2',
	name: 'new_project_setup_notification',
	label: 'New Project Setup Notification',
	language: 'id',
	category: 'UTILITY',
	status: 'approved',
	body: 'Halo {{1}}, akun WhatsApp Business Anda sudah siap.',
	variables: [{ id: 'body_1', label: 'Body {{1}} – "Halo {{1}}, akun…"', example: 'Salsabila' }],
	updatedAt: '2021-05-10T05:13:23.843000Z',
};
