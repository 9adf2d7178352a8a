import {
	fillTemplate,
	previewTemplate,
	type FilledTemplate,
	type TemplateDefinition,
	type TemplatePreview,
} from '../../shared/template';
import { templateValues } from '../../shared/templateForm';
import { describedTemplate, namedTemplate } from './definition';
import type { TemplateContentForm, TemplateNameForm } from './fields';

/** A template with its values, checked, and what the customer would read. */
export interface ReadyTemplate {
	definition: TemplateDefinition;
	filled: FilledTemplate;
	preview: TemplatePreview;
}

const TEXT_UNKNOWN =
	"The words of the template are not known here: the preview shows the values only, and their number is not checked. Copy them into 'Template Text'.";

/** Ids of the values that are given, in whichever way. */
function givenIds({
	templateInput,
	templateVariables,
	templateVariablesJson,
}: TemplateContentForm) {
	const { mappingMode, value, itemFields } = templateVariables;
	const typed = mappingMode === 'autoMapInputData' ? itemFields : value;
	const values = templateInput === 'json' ? templateVariablesJson : typed;
	return Object.entries(values ?? {})
		.filter(([, one]) => String(one ?? '').trim() !== '')
		.map(([id]) => id);
}

/** Checks the values against what is told of the template. Throws Failure naming the label. */
export function readyTemplate(form: TemplateNameForm & TemplateContentForm): ReadyTemplate {
	const definition = namedTemplate(form, describedTemplate(form, givenIds(form)));
	const filled = fillTemplate(definition, templateValues(form, definition));
	if (form.templateText.trim() === '') filled.warnings.push(TEXT_UNKNOWN);
	return { definition, filled, preview: previewTemplate(definition, filled) };
}
