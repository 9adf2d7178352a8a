import type { IDataObject } from 'n8n-workflow';
import { metaComponents, type MetaComponent } from '../../shared/template/components';
import type { FilledTemplate } from '../../shared/template/fill';
import type { TemplateNameForm } from './fields';

const ORDER: ReadonlyArray<MetaComponent['type']> = ['header', 'body', 'button'];

/** The components in the document's order, header first; none for a template without variables. */
function componentsOf(filled: FilledTemplate): MetaComponent[] {
	const given = metaComponents(filled).filter(({ parameters }) => parameters !== undefined);
	return given.sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}

/**
 * The template message as the document has it, inside `template_params` as well as in its code samples
 * (seed 002).
 *
 * @param to the recipient's digits
 */
export function templateRequest(
	{ templateName, templateLanguage, templateNamespace }: TemplateNameForm,
	filled: FilledTemplate,
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
			components: componentsOf(filled) as unknown as IDataObject[],
		},
	};
}
