import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn, isDictionary } from '../../shared/json';
import { invalid } from '../../shared/failure';
import type { MetaComponent } from '../../shared/template/components';

/** What WhatsApp writes for each phone in its own way: an amount, a time. */
const SPECIAL = ['currency', 'date_time'] as const;

/** A value that is a parameter of WhatsApp's own, and the text that stands for it. */
export interface SpecialValue {
	parameter: IDataObject;
	/** Its `fallback_value`. */
	text: string;
}

/**
 * The value as an amount or a time (source: "DecisionTelecom template message"); `undefined` for any other.
 * Throws Failure (`invalidRequest`) naming the variable when its parts are missing.
 */
export function specialValue(id: string, value: unknown): SpecialValue | undefined {
	if (!isDictionary(value)) return undefined;
	const type = SPECIAL.find((known) => known === value.type);
	if (type === undefined) return undefined;
	const content = dictionaryIn(value[type]);
	const { fallback_value: text, code, amount_1000: amount } = content;
	const named = typeof text === 'string' && text.trim() !== '';
	const priced = /^[A-Z]{3}$/.test(String(code)) && Number.isInteger(amount);
	if (named && (type === 'date_time' || priced)) return { parameter: value, text: text.trim() };
	throw invalid(
		id,
		type === 'currency'
			? 'is an amount without fallback_value, code or amount_1000'
			: 'is a time without fallback_value',
		type === 'currency'
			? 'Write it like {"type": "currency", "currency": {"fallback_value": "Rp 150.000", "code": "IDR", "amount_1000": 150000000}}.'
			: 'Write it like {"type": "date_time", "date_time": {"fallback_value": "12 June 2026"}}.',
	);
}

/** The components with the amounts and times in place of the texts that stood for them, by id. */
export function withSpecials(
	components: readonly MetaComponent[],
	specials: ReadonlyMap<string, SpecialValue>,
): MetaComponent[] {
	return components.map((component) => {
		const { type, parameters } = component;
		if (specials.size === 0 || (type !== 'body' && type !== 'header') || !parameters)
			return component;
		const placed = parameters.map((parameter, place) => {
			const name = parameter.parameter_name ?? place + 1;
			return specials.get(`${type}_${String(name)}`)?.parameter ?? parameter;
		});
		return { ...component, parameters: placed };
	});
}

/** The components with the name of the provider that fetches the header's file. */
export function withProvider(
	components: readonly MetaComponent[],
	provider: string | undefined,
): MetaComponent[] {
	const name = provider?.trim() ?? '';
	if (name === '') return [...components];
	return components.map((component) => {
		if (component.type !== 'header') return component;
		const parameters = component.parameters?.map((parameter) => {
			const kind = String(parameter.type);
			const media = parameter[kind];
			return isDictionary(media) && 'link' in media
				? { ...parameter, [kind]: { ...media, provider: { name } } }
				: parameter;
		});
		return { ...component, parameters };
	});
}

const TYPES = ['header', 'body', 'button', 'carousel', 'limited_time_offer'];

/** WhatsApp's components as a person gave them. Throws Failure (`invalidRequest`) for anything else. */
export function givenComponents(json: unknown): MetaComponent[] {
	const isList = Array.isArray(json) && json.every(isDictionary);
	if (isList && json.every(({ type }) => TYPES.includes(String(type)))) {
		return json as unknown as MetaComponent[];
	}
	throw invalid(
		'Template Components (JSON)',
		'is not a list of components',
		`Write it like [{"type": "body", "parameters": [{"type": "text", "text": "Budi"}]}]. Types are ${TYPES.join(', ')}.`,
	);
}

/** The texts of components given as JSON, for a preview. */
export const textsIn = (components: readonly MetaComponent[]): string =>
	components
		.flatMap(({ parameters = [] }) => parameters)
		.map((parameter) => {
			const content = parameter[String(parameter.type)];
			if (typeof content === 'string') return content;
			const { fallback_value: words, link } = dictionaryIn(content);
			return String(words ?? link ?? JSON.stringify(content ?? parameter));
		})
		.join('\n');
