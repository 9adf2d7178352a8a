import { upstream } from '../refusals.mts';
import { checkButtons } from './checkButtons.mts';
import { checkCode, checkText, TOO_LONG } from './checkTexts.mts';
import type {
	SentBody,
	SentCarousel,
	SentComponents,
	SentHeader,
	SentText,
} from './components.mts';
import { componentOf, fillIn, type Template, type Variables, variablesOf } from './definition.mts';

/** The values of a send, sorted by where they go. */
export interface TemplateValues {
	header: Record<string, string>;
	headerMedia?: { link: string; filename?: string };
	body: Record<string, string>;
	/** By the button's index: the suffix, code, token or payload. */
	buttons: Record<number, string>;
	/** The cards of a carousel, in their order. */
	cards?: TemplateValues[];
}

const COUNT_MISMATCH = 'Number of parameters does not match the expected number of params';
const FORMAT_MISMATCH = 'Parameter format does not match format in the created template';

/**
 * Holds what is sent against the template, as WhatsApp does: each variable once, none left out,
 * each of the right type. Throws a Refusal with WhatsApp's code (source: "WhatsApp error codes").
 */
export function checkComponents(template: Template, sent: SentComponents): TemplateValues {
	const header = onlyOne(sent, 'header') as SentHeader | undefined;
	const body = onlyOne(sent, 'body') as SentBody | undefined;
	const carousel = onlyOne(sent, 'carousel') as SentCarousel | undefined;
	checkOffer(template, onlyOne(sent, 'limited_time_offer'));
	return {
		...checkCards(template, carousel),
		...checkHeader(template, header),
		body: checkBody(template, body),
		buttons: checkButtons(template, sent),
	};
}

function onlyOne(
	sent: SentComponents,
	type: Exclude<SentComponents[number]['type'], 'button'>,
): SentComponents[number] | undefined {
	const found = sent.filter((component) => component.type === type);
	if (found.length > 1) {
		throw upstream(100, 'Invalid parameter', `components: ${type} is given ${found.length} times`);
	}
	return found[0];
}

/** An offer that ends says when, with each message. */
function checkOffer(template: Template, sent: SentComponents[number] | undefined): void {
	const defined = componentOf(template, 'LIMITED_TIME_OFFER');
	const expires = defined?.limited_time_offer.has_expiration ?? false;
	if (expires === (sent !== undefined)) return;
	throw expires
		? upstream(131008, 'Required parameter is missing', 'limited_time_offer: is missing')
		: upstream(132012, FORMAT_MISMATCH, 'limited_time_offer: is not expected');
}

/** Each card is held against its own, as if it were a template. */
function checkCards(
	template: Template,
	sent: SentCarousel | undefined,
): Pick<TemplateValues, 'cards'> {
	const defined = componentOf(template, 'CAROUSEL')?.cards ?? [];
	const given = sent?.cards ?? [];
	const places = given.map(({ card_index: place }) => place);
	if (places.join() !== defined.map((_, place) => place).join()) {
		throw upstream(132000, COUNT_MISMATCH, `carousel: expected ${defined.length} cards in order`);
	}
	if (defined.length === 0) return {};
	return {
		cards: defined.map(({ components }, place) => {
			const card = { ...template, components };
			const values = checkComponents(card, given[place].components);
			checkLength('card', fillIn(componentOf(card, 'BODY')?.text ?? '', values.body), 160);
			return values;
		}),
	};
}

function checkHeader(
	template: Template,
	sent: SentHeader | undefined,
): Pick<TemplateValues, 'header' | 'headerMedia'> {
	const parameters = sent?.parameters ?? [];
	const defined = componentOf(template, 'HEADER');
	if (!defined || defined.format === 'TEXT') {
		const variables = defined
			? variablesOf(defined.text, defined.parameters)
			: { named: false, names: [] };
		const texts = parameters.filter((value): value is SentText => value.type === 'text');
		if (texts.length < parameters.length) {
			throw upstream(132012, FORMAT_MISMATCH, 'header: Format mismatch, expected TEXT');
		}
		const header = readTexts('header', variables, texts);
		checkLength('header', defined ? fillIn(defined.text, header) : '', 60);
		return { header };
	}
	const expected = defined.format;
	const given = parameters[0];
	if (!given) {
		throw upstream(
			132012,
			FORMAT_MISMATCH,
			`header: Format mismatch, expected ${expected}, received UNKNOWN`,
		);
	}
	if (given.type.toUpperCase() !== expected || given.type === 'text') {
		throw upstream(
			132012,
			FORMAT_MISMATCH,
			`header: Format mismatch, expected ${expected}, received ${given.type.toUpperCase()}`,
		);
	}
	if (given.type === 'product') return { header: {} };
	if (given.type === 'document') return { header: {}, headerMedia: given.document };
	return { header: {}, headerMedia: given.type === 'image' ? given.image : given.video };
}

function checkBody(template: Template, sent: SentBody | undefined): Record<string, string> {
	const defined = componentOf(template, 'BODY');
	const text = defined?.text ?? '';
	const variables = variablesOf(text, defined?.parameters);
	const values = readTexts('body', variables, sent?.parameters ?? []);
	checkLength('body', fillIn(text, values), 1024);
	if (template.category_id === 'AUTHENTICATION') {
		for (const value of Object.values(values)) checkCode('body', value);
	}
	return values;
}

function readTexts(
	place: string,
	variables: Variables,
	given: readonly SentText[],
): Record<string, string> {
	if (given.length !== variables.names.length) {
		throw upstream(
			132000,
			COUNT_MISMATCH,
			`${place}: number of localizable_params (${given.length}) does not match ` +
				`the expected number of params (${variables.names.length})`,
		);
	}
	const values: Record<string, string> = {};
	given.forEach((parameter, position) => {
		checkText(place, parameter.text);
		const { parameter_name: name } = parameter;
		if (!variables.named && name !== undefined) {
			throw upstream(100, 'Invalid parameter', `${place}: parameter_name is not expected`);
		}
		if (variables.named && (name === undefined || !variables.names.includes(name))) {
			throw upstream(100, 'Invalid parameter', `${place}: Parameter name is missing or empty`);
		}
		values[name ?? String(position + 1)] = parameter.text;
	});
	if (Object.keys(values).length < variables.names.length) {
		throw upstream(100, 'Invalid parameter', `${place}: a parameter_name is given twice`);
	}
	return values;
}

function checkLength(place: string, text: string, max: number): void {
	const { length } = [...text];
	if (length > max) {
		throw upstream(
			132005,
			TOO_LONG,
			`${place}: text has ${length} characters with its variables, ${max} are allowed`,
		);
	}
}
