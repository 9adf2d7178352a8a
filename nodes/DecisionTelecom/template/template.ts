import type { IDataObject } from 'n8n-workflow';
import { metaComponents, type MetaComponent } from '../../shared/template/components';
import type { FilledTemplate } from '../../shared/template/filled';
import { fillAndPreview, type ReadyTemplate } from '../../shared/template/preview';
import { templateValues } from '../../shared/template/valueFields';
import { describedTemplate, namedTemplate } from './definition';
import {
	givenComponents,
	specialValue,
	textsIn,
	withSpecials,
	type SpecialValue,
} from './parameters';
import type { TemplateContentForm, TemplateNameForm } from './fields';

const TEXT_UNKNOWN =
	"The words of the template are not known here: the preview shows the values only, and their number is not checked. Copy them into 'Template Text'.";

/**
 * Ids of the values that are given, in whichever way. An empty one counts: a column without a value is
 * a variable without one, not a template with fewer. Fields that nobody touched are null.
 */
function givenIds({
	templateInput,
	templateVariables,
	templateVariablesJson,
}: TemplateContentForm): string[] {
	if (templateInput === 'components') return [];
	if (templateInput === 'json') return Object.keys(templateVariablesJson ?? {});
	const { mappingMode, value, itemFields } = templateVariables;
	if (mappingMode === 'autoMapInputData') return Object.keys(itemFields);
	const touched = Object.entries(value ?? {}).filter(([, one]) => one !== null);
	return touched.map(([id]) => id);
}

/** A template ready to be sent, with its components in WhatsApp's own form. */
export interface SendableTemplate extends ReadyTemplate {
	components: MetaComponent[];
}

/**
 * The template that the form describes, filled with the form's values. Asks the gateway nothing.
 *
 * @throws Failure `variableMismatch` or what else is wrong with a field, naming it
 */
export function prepareTemplate(form: TemplateNameForm & TemplateContentForm): SendableTemplate {
	if (form.templateInput === 'components') return fromComponents(form);
	const definition = namedTemplate(form, describedTemplate(form, givenIds(form)));
	const warnings = form.templateText.trim() === '' ? [TEXT_UNKNOWN] : [];
	const { templateInput, ...rest } = form;
	const given = templateValues({ ...rest, templateInput }, definition);
	const specials = new Map<string, SpecialValue>();
	const values = Object.entries(given).map(([id, value]) => {
		const special = specialValue(id, value);
		if (special) specials.set(id, special);
		return [id, special ? special.text : value];
	});
	const ready = fillAndPreview(definition, Object.fromEntries(values), warnings);
	return { ...ready, components: withSpecials(componentsOf(ready.filled), specials) };
}

const GIVEN_AS_JSON =
	"The components were given as JSON: they are sent as they are, and not held against the template's text.";

function fromComponents(form: TemplateNameForm & TemplateContentForm): SendableTemplate {
	const components = givenComponents(form.templateComponentsJson);
	const definition = namedTemplate(form, { ...describedTemplate(form, []), buttons: [] });
	const filled: FilledTemplate = { body: [], buttons: [], warnings: [GIVEN_AS_JSON] };
	const text = textsIn(components);
	const preview = { text, body: text, buttons: [], warnings: [GIVEN_AS_JSON] };
	return { definition, filled, preview, components };
}

const ORDER: ReadonlyArray<MetaComponent['type']> = ['header', 'body', 'button'];

/** The components in the document's order, header first; none for a template without variables. */
function componentsOf(filled: FilledTemplate): MetaComponent[] {
	const given = metaComponents(filled).filter(
		({ type, parameters }) => parameters !== undefined || type === 'button',
	);
	return given.sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}

/**
 * The template message as the document has it, inside `template_params` as well as in its code
 * samples (source: "DecisionTelecom template message").
 *
 * @param to the recipient's digits
 */
export function templateRequest(
	{ templateName, templateLanguage, templateNamespace }: TemplateNameForm,
	components: readonly MetaComponent[],
	to: string,
): IDataObject {
	const namespace = templateNamespace.trim();
	return {
		to,
		type: 'template',
		template: {
			...(namespace === '' ? {} : { namespace }),
			language: { policy: 'deterministic', code: templateLanguage.trim() },
			name: templateName.trim(),
			components: components as unknown as IDataObject[],
		},
	};
}
