import type { IDataObject } from 'n8n-workflow';
import { fillTemplate, type FilledTemplate } from '../template/fill';
import type { TemplateDefinition } from '../template/definition';
import { previewTemplate, type TemplatePreview } from '../template/preview';

/** A template with its values, checked, and what the customer would read. */
export interface ReadyTemplate {
	definition: TemplateDefinition;
	filled: FilledTemplate;
	preview: TemplatePreview;
}

/**
 * Fills a template with values by id. `warnings` are what else the person has to know of it. Throws
 * Failure naming the label.
 */
export function filledTemplate(
	definition: TemplateDefinition,
	values: Record<string, unknown>,
	warnings: readonly string[] = [],
): ReadyTemplate {
	const filled = fillTemplate(definition, values);
	filled.warnings.push(...warnings);
	return { definition, filled, preview: previewTemplate(definition, filled) };
}

/** What the operation Preview gives for a template that the gateway itself described. */
export const previewOutput = ({ definition, preview }: ReadyTemplate): IDataObject => ({
	template: definition.name,
	language: definition.language,
	status: definition.status,
	...(preview as unknown as IDataObject),
});
