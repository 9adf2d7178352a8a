import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { toNodeError } from '../shared/nodeError';
import { asFailure } from '../shared/failure';
import { readTemplateText } from '../shared/operation/templateText';
import { mapperFields } from '../shared/template/valueFields';
import { describedTemplate, type Described } from './template/definition';

/** As many as the form offers while nobody told the text. */
const OFFERED = ['body_5'];

/** A field for each variable of the template that the form describes. Asks the gateway nothing. */
export async function getTemplateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const buttons = this.getNodeParameter('templateButtons', {}) as Described['templateButtons'];
	const textOf = (name: string) => {
		const raw = this.getNodeParameter(name, '', { rawExpressions: true });
		const read = readTemplateText(String(raw ?? ''));
		return 'text' in read ? read.text : String(this.getNodeParameter(name, '') ?? '');
	};
	const described: Described = {
		templateHeader: this.getNodeParameter('templateHeader', 'none') as Described['templateHeader'],
		templateHeaderText: textOf('templateHeaderText'),
		templateText: textOf('templateText'),
		templateButtons: {
			button: (buttons.button ?? []).map(({ kind = 'url', position = 1, text = '' }) => ({
				kind,
				position,
				text,
			})),
		},
	};
	try {
		return mapperFields(describedTemplate(described, OFFERED));
	} catch (thrown) {
		throw toNodeError(this.getNode(), asFailure(thrown));
	}
}
