/** A template as the gateway's read calls print it (source: "Ivosights templates"). */
export interface Template {
	/** IVOWBA's own id, 24 hexadecimal digits: the one that sends use. */
	id: string;
	label: string;
	template_name: string;
	/** Meta's number; no call takes it. */
	template_id: number;
	status: TemplateStatus;
	category_id: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION' | 'ISSUE_RESOLUTION';
	language_id: string;
	components: TemplateComponent[];
	histories: unknown[];
	created_at: string;
	updated_at: string;
}

export type TemplateStatus = 'approved' | 'pending' | 'rejected' | 'draft';

/** `{"{{1}}": null}`; PHP prints an empty map as an empty array. */
export type Parameters = Record<string, null> | never[];

export type TemplateComponent =
	| { type: 'HEADER'; format: 'TEXT'; text: string; parameters?: Parameters; examples?: string[] }
	| {
			type: 'HEADER';
			format: 'IMAGE' | 'VIDEO' | 'DOCUMENT' | 'PRODUCT';
			parameters?: Parameters;
			examples?: string[];
	  }
	| { type: 'BODY'; text: string; parameters?: Parameters; examples?: string[] }
	| { type: 'FOOTER'; text: string; parameters?: Parameters }
	| { type: 'BUTTONS'; buttons: TemplateButton[] }
	/** In Meta's form: no document of the gateway prints the next two. */
	| { type: 'CAROUSEL'; cards: { components: TemplateComponent[] }[] }
	| {
			type: 'LIMITED_TIME_OFFER';
			limited_time_offer: { text: string; has_expiration: boolean };
	  };

export interface TemplateButton {
	type: 'URL' | 'PHONE_NUMBER' | 'QUICK_REPLY' | 'COPY_CODE' | 'FLOW' | 'CATALOG' | 'MPM' | 'SPM';
	text: string;
	url?: string;
	url_type?: string;
	phone_number?: string;
	flow_id?: string;
	flow_action?: string;
	navigate_screen?: string;
	examples?: string[];
}

/** The placeholders of one text: numbered (then `names` is '1', '2' …) or named. */
export interface Variables {
	named: boolean;
	names: string[];
}

const PLACEHOLDER = /\{\{\s*([a-z0-9_]+)\s*\}\}/g;

/**
 * The variables of a component. Their number is the larger of the text's and of `parameters`',
 * which differ in the document's own sample (source: "WhatsApp template rules").
 */
export function variablesOf(text: string, parameters: Parameters = []): Variables {
	const printed = [text, ...Object.keys(parameters)].flatMap((part) =>
		[...part.matchAll(PLACEHOLDER)].map((match) => match[1]),
	);
	const named = printed.filter((name) => !/^\d+$/.test(name));
	if (named.length > 0) return { named: true, names: [...new Set(named)] };
	const count = Math.max(0, ...printed.map(Number));
	return { named: false, names: Array.from({ length: count }, (_, index) => String(index + 1)) };
}

/** `parameters` of the read model for a text. */
export function parametersOf(text: string): Parameters {
	const { names } = variablesOf(text);
	if (names.length === 0) return [];
	return Object.fromEntries(names.map((name) => [`{{${name}}}`, null]));
}

/** The text with its placeholders filled in; those without a value stay. */
export function fillIn(text: string, values: Record<string, string>): string {
	return text.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);
}

/** The one component of a type, if the template has it. */
export function componentOf<Type extends TemplateComponent['type']>(
	template: Template,
	type: Type,
): Extract<TemplateComponent, { type: Type }> | undefined {
	return template.components.find(
		(component): component is Extract<TemplateComponent, { type: Type }> => component.type === type,
	);
}

/** The template's buttons, in order. */
export function buttonsOf(template: Template): TemplateButton[] {
	return componentOf(template, 'BUTTONS')?.buttons ?? [];
}
