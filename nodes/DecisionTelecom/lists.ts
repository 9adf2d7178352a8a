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
	const raw = { rawExpressions: true } as const;
	const rawButtons = this.getNodeParameter('templateButtons', {}, raw) as typeof buttons;
	const kept = (stored: unknown, workedOut: unknown) => {
		const read = readTemplateText(String(stored ?? ''));
		return 'text' in read ? read.text : String(workedOut ?? '');
	};
	const textOf = (name: string) =>
		kept(this.getNodeParameter(name, '', raw), this.getNodeParameter(name, ''));
	const described: Described = {
		templateHeader: this.getNodeParameter('templateHeader', 'none') as Described['templateHeader'],
		templateHeaderText: textOf('templateHeaderText'),
		templateText: textOf('templateText'),
		templateButtons: {
			button: (buttons.button ?? []).map(({ kind = 'url', position = 1, text = '' }, place) => ({
				kind,
				position,
				text: kept(rawButtons.button?.[place]?.text, text),
			})),
		},
	};
	try {
		return mapperFields(describedTemplate(described, OFFERED));
	} catch (thrown) {
		throw toNodeError(this.getNode(), asFailure(thrown));
	}
}
