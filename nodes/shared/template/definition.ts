/** A template as every gateway has it, whatever its own field names. */
export interface TemplateDefinition extends TemplateContent {
	/** The gateway's own id. */
	id: string;
	name: string;
	/** A title for people, where the gateway has one. */
	label?: string;
	language: string;
	/** UTILITY, MARKETING, AUTHENTICATION, or one of the older ones. */
	category: string;
	/** Lower case: approved, pending, rejected, … */
	status: string;
	footer?: string;
	/** The cards of a carousel, in their order. */
	cards?: TemplateContent[];
	offer?: TemplateOffer;
	/**
	 * Parts that nobody here knows, in the gateway's own words, e.g. "a header of the format GIF". Such a
	 * template cannot be sent: a part that is left out would be missing for the customer.
	 */
	unknown?: string[];
}

/** What a template and each card of a carousel are made of. */
export interface TemplateContent {
	header?: TemplateHeader;
	body?: TemplateText;
	/** All buttons in their order: a button's index is its place in this list. */
	buttons: TemplateButton[];
}

/** The line of a limited-time offer. */
export interface TemplateOffer {
	text: string;
	/** Whether each message says when the offer ends. */
	expires: boolean;
}

/** A variable that the gateway lists: `1` or `first_name`, without brackets. */
export interface TemplateVariableSlot {
	key: string;
	example?: string;
}

/** A text of a template, with `{{1}}` or `{{first_name}}` where values go. */
export interface TemplateText {
	text: string;
	/** The variables the gateway lists. Those in the text are found without it. */
	variables: TemplateVariableSlot[];
}

/** A header that is a file, in WhatsApp's words. */
export type MediaFormat = 'IMAGE' | 'VIDEO' | 'DOCUMENT';

/** What a header can be, in WhatsApp's words. */
export const HEADER_FORMATS = [
	'TEXT',
	'IMAGE',
	'VIDEO',
	'DOCUMENT',
	'LOCATION',
	'PRODUCT',
] as const;

/** What stands above the body: a text, a file, a place or a product of the catalog. */
export interface TemplateHeader {
	format: (typeof HEADER_FORMATS)[number];
	text?: string;
	variables: TemplateVariableSlot[];
	/** Link to the media the template was approved with. */
	example?: string;
}

/** The buttons whose values are known, if they need any. MPM shows several products, SPM one. */
export const BUTTON_TYPES = [
	'URL',
	'PHONE_NUMBER',
	'QUICK_REPLY',
	'COPY_CODE',
	'OTP',
	'FLOW',
	'CATALOG',
	'MPM',
	'SPM',
	'VOICE_CALL',
] as const;

/** A button below the body. */
export interface TemplateButton {
	/** One of {@link BUTTON_TYPES}, or what WhatsApp adds. */
	type: string;
	text: string;
	url?: string;
	phoneNumber?: string;
	/** Whether the link ends in a variable; without it, the link itself tells. */
	dynamic?: boolean;
	example?: string;
}

/** Without spaces around the name, which are cut off afterwards: so the time to read a text is in line with its length. */
const PLACEHOLDER = /\{\{([^{}]+)\}\}/g;

/**
 * The variables of a text: those in it and those the gateway lists, since a gateway's text and
 * list may disagree (source: "WhatsApp template rules"). Numbered ones in order of number.
 */
export function slotsOf(
	text: string,
	listed: readonly TemplateVariableSlot[],
): TemplateVariableSlot[] {
	const slots = new Map<string, TemplateVariableSlot>();
	for (const [, name] of text.matchAll(PLACEHOLDER)) {
		const key = name.trim();
		if (key !== '') slots.set(key, { key });
	}
	for (const slot of listed) slots.set(slot.key, { ...slots.get(slot.key), ...slot });
	const all = [...slots.values()];
	if (!all.every(({ key }) => isNumbered(key))) return all;
	return all.sort((a, b) => Number(a.key) - Number(b.key));
}

/** Whether a variable has a number for a name, `{{1}}`, and so is told by its place. */
export function isNumbered(key: string): boolean {
	return /^\d+$/.test(key);
}

/** Puts values in place of `{{…}}`, once: what a value holds is not read again. */
export function replacePlaceholders(
	text: string,
	valueOf: (key: string) => string | undefined,
): string {
	return text.replace(PLACEHOLDER, (placeholder, name: string) => {
		const key = name.trim();
		return (key === '' ? undefined : valueOf(key)) ?? placeholder;
	});
}

/** Whether a button's link ends in a variable. */
export function isDynamicUrl(button: TemplateButton): boolean {
	if (button.type !== 'URL') return false;
	return button.dynamic ?? slotsOf(button.url ?? '', []).length > 0;
}

/** The fixed beginning of a button's link, before its variable. */
export function linkBase({ url = '' }: TemplateButton): string {
	return url.replace(/\{\{[\s\S]*$/, '');
}

/**
 * The index of the button that carries a one-time code, in templates where one code fills body and
 * button. WhatsApp creates that button as OTP and lists it as URL
 * (source: "WhatsApp one-time codes"), so the category tells; some gateways do not list it at all.
 * Undefined for all other templates.
 */
export function oneTimeCodeButton(definition: TemplateDefinition): number | undefined {
	const { category, header, body, buttons, cards } = definition;
	const byButton = buttons.findIndex(({ type }) => type === 'OTP');
	if (byButton < 0 && category.toUpperCase() !== 'AUTHENTICATION') return undefined;
	if (header || cards || slotsOf(body?.text ?? '', body?.variables ?? []).length > 1)
		return undefined;
	return Math.max(0, byButton);
}
