import type { FilledButton, FilledHeader, FilledTemplate, FilledVariable } from './fill';

type Parameter = Record<string, unknown>;

/** One entry of `components` as WhatsApp takes it. */
export interface MetaComponent {
	type: 'body' | 'header' | 'button';
	index?: string | number;
	sub_type?: string;
	parameters?: Parameter[];
}

/**
 * The `components` of a template message in WhatsApp's own style and in the order of a document that
 * prints them all (source: "WhatsApp template components"): body, header, buttons; only parts that
 * have a parameter; a template without any is one bare body.
 */
export function metaComponents({ header, body, buttons }: FilledTemplate): MetaComponent[] {
	const components: MetaComponent[] = [];
	if (body.length > 0) components.push({ type: 'body', parameters: body.map(textParameter) });
	if (header) components.push({ type: 'header', parameters: headerParameters(header) });
	components.push(...buttons.map(buttonComponent));
	return components.length > 0 ? components : [{ type: 'body' }];
}

function textParameter({ key, text, named }: FilledVariable): Parameter {
	return named ? { type: 'text', parameter_name: key, text } : { type: 'text', text };
}

function headerParameters(header: FilledHeader): Parameter[] {
	switch (header.format) {
		case 'TEXT':
			return header.parameters.map(textParameter);
		case 'IMAGE':
			return [{ type: 'image', image: { link: header.link } }];
		case 'VIDEO':
			return [{ type: 'video', video: { link: header.link } }];
		case 'DOCUMENT': {
			const { link, fileName } = header;
			return [{ type: 'document', document: fileName ? { link, filename: fileName } : { link } }];
		}
		case 'LOCATION': {
			const { latitude, longitude, name, address } = header;
			const named = { ...(name && { name }), ...(address && { address }) };
			return [{ type: 'location', location: { latitude, longitude, ...named } }];
		}
	}
}

/**
 * The index is a string for links and codes, a number for one-time codes and flows
 * (source: "WhatsApp template components").
 */
function buttonComponent({ index, kind, value }: FilledButton): MetaComponent {
	const button = (
		sub_type: string,
		place: string | number,
		parameter: Parameter,
	): MetaComponent => ({
		type: 'button',
		index: place,
		sub_type,
		parameters: [parameter],
	});
	switch (kind) {
		case 'urlSuffix':
			return button('url', String(index), { type: 'text', text: value });
		case 'oneTimeCode':
			return button('url', index, { type: 'text', text: value });
		case 'code':
			return button('copy_code', String(index), { type: 'coupon_code', coupon_code: value });
		case 'flowToken':
			return button('flow', index, { type: 'action', action: { flow_token: value } });
	}
}
