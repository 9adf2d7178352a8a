import type { ResourceMapperFields } from 'n8n-workflow';
import { Failure } from '../failure';
import type { Field, FormOf } from '../operation/field';
import type { TemplateDefinition } from './definition';
import { variablesOf } from './variables';

/** The template picker; `method` is the node's list search. */
export const templateField = <const M extends string>(method: M) =>
	({
		displayName: 'Template',
		name: 'template',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The message template to use',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a template…',
				typeOptions: { searchListMethod: method, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 60243665e4058d3b4a377bd2',
			},
		],
	}) as const satisfies Field;

/** How the template's variables are given: a field for each, or JSON. */
export const templateValueFields = [
	{
		displayName: 'Variables Given As',
		name: 'templateInput',
		type: 'options',
		options: [
			{
				name: 'Form',
				value: 'form',
				description: 'A field for each variable of the chosen template',
			},
			{
				name: 'JSON',
				value: 'json',
				description: 'All variables in one object, for templates chosen by an expression',
			},
		],
		default: 'form',
	},
	{
		displayName: 'Template Variables',
		name: 'templateVariables',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		// Before that it would say that the template has no variables.
		displayOptions: { show: { templateInput: ['form'] }, hide: { template: [''] } },
		typeOptions: {
			loadOptionsDependsOn: ['template.mode', 'template.value'],
			resourceMapper: {
				resourceMapperMethod: 'getTemplateVariables',
				mode: 'add',
				valuesLabel: 'Template Variables',
				fieldWords: { singular: 'variable', plural: 'variables' },
				addAllFields: true,
				supportAutoMap: true,
				multiKeyMatch: false,
				refreshStaleSchemaOnOpen: true,
				// Else it says in red that there are none, also while it asks; our notice says it in words.
				hideNoDataError: true,
			},
		},
	},
	{
		displayName: 'Template Variables (JSON)',
		name: 'templateVariablesJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { templateInput: ['json'] } },
		placeholder: 'e.g. {"body_1": "Budi", "button_0_url": "A-1001"}',
		description:
			'An object with the ID of each variable: header_1, header_media, body_1, body_2, button_0_url, button_0_code and so on',
	},
] as const satisfies readonly Field[];

type ValueForm = FormOf<typeof templateValueFields>;

/**
 * The values that the form gives for a template's variables, by id. Automatic mapping takes the
 * item's fields that are named like a variable. Throws Failure when JSON is no object.
 */
export function templateValues(
	form: ValueForm,
	definition: TemplateDefinition,
): Record<string, unknown> {
	if (form.templateInput === 'json') {
		const values = form.templateVariablesJson;
		if (typeof values === 'object' && values !== null && !Array.isArray(values)) return values;
		throw new Failure('variableMismatch', "'Template Variables (JSON)' is not an object", {
			field: 'Template Variables (JSON)',
			description: 'Write it like {"body_1": "Budi"}.',
		});
	}
	const { mappingMode, value, itemFields } = form.templateVariables;
	if (mappingMode === 'defineBelow') return value ?? {};
	const ids = variablesOf(definition).map(({ id }) => id);
	return Object.fromEntries(ids.map((id) => [id, itemFields[id]]));
}

/**
 * The form's fields for a template, if one is chosen, for n8n's resource mapper. None is `required`: n8n would stop
 * the whole workflow before it runs and name the id; our own check names the label
 * (source: "n8n forms").
 */
export function mapperFields(definition?: TemplateDefinition): ResourceMapperFields {
	if (definition === undefined) {
		return { fields: [], emptyFieldsNotice: 'Choose a template to see its variables.' };
	}
	const fields = variablesOf(definition).map(({ id, label }) => ({
		id,
		displayName: label,
		type: 'string' as const,
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
	}));
	if (fields.length > 0) return { fields };
	const nothing = 'This template has no variables: there is nothing to fill in.';
	return { fields, emptyFieldsNotice: nothing };
}
