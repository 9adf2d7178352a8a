import { invalid } from '../answers.mts';
import { needsValue, type Template, variablesOf } from './definition.mts';
import type { SentHeader } from './sent.mts';

/** The values of a send, sorted by where they go. In bulk, body and buttons hold names of columns. */
export interface TemplateValues {
	header: Record<string, string>;
	headerMedia?: { link: string; filename?: string };
	body: Record<string, string>;
	/** By the button's index. */
	buttons: Record<number, string>;
}

interface Sent {
	header?: SentHeader;
	body?: readonly { key: string; text: string }[];
	buttons?: readonly { index: string; type: string; value: string }[];
}

/**
 * Holds what is sent against the template: each variable once, none left out, none too many. Throws a
 * Refusal that names the place.
 */
export function checkParameters(template: Template, sent: Sent): TemplateValues {
	return {
		...checkHeader(template, sent.header),
		body: checkBody(template, sent.body ?? []),
		buttons: checkButtons(template, sent.buttons ?? []),
	};
}

function checkHeader(
	{ header: defined }: Template,
	sent: SentHeader | undefined,
): Pick<TemplateValues, 'header' | 'headerMedia'> {
	const variables = defined?.format === 'TEXT' ? variablesOf(defined.text) : [];
	const expected = defined?.format === 'TEXT' && variables.length === 0 ? undefined : defined;
	if (!expected) {
		if (sent) throw wrong('header', 'is not expected by the message template');
		return { header: {} };
	}
	if (!sent) throw wrong('header', `is missing: the message template has ${expected.format}`);
	if (sent.format !== expected.format) {
		throw wrong('header', `format must be ${expected.format}, not ${sent.format}`);
	}
	const [first] = sent.params;
	if (sent.format === 'TEXT') {
		if (first.key !== variables[0] && first.key !== 'text') {
			throw wrong('header', `has no variable ${first.key}`);
		}
		return { header: { [variables[0]]: first.value } };
	}
	const values = Object.fromEntries(sent.params.map(({ key, value }) => [key, value]));
	if (values.url === undefined) throw wrong('header', 'params must have the key url');
	if (Object.keys(values).length < sent.params.length) {
		throw wrong('header', `params have the key ${first.key} twice`);
	}
	return { header: {}, headerMedia: { link: values.url, filename: values.filename } };
}

function checkBody(
	template: Template,
	sent: readonly { key: string; text: string }[],
): Record<string, string> {
	const names = variablesOf(template.body);
	const values = Object.fromEntries(sent.map(({ key, text }) => [key, text]));
	const given = Object.keys(values);
	if (sent.length !== names.length || given.length !== names.length) {
		throw wrong(
			'body',
			`has ${sent.length} parameters, the message template expects ${names.length}`,
		);
	}
	const strange = given.find((key) => !names.includes(key));
	if (strange !== undefined) throw wrong('body', `has no variable ${strange}`);
	return values;
}

function checkButtons(
	{ buttons: defined }: Template,
	sent: readonly { index: string; type: string; value: string }[],
): Record<number, string> {
	const values: Record<number, string> = {};
	for (const { index: text, type, value } of sent) {
		const index = Number(text);
		const button = defined[index];
		if (!button || !needsValue(button)) {
			throw wrong('buttons', `index ${text} takes no value in the message template`);
		}
		if (button.type !== type.toUpperCase()) {
			throw wrong('buttons', `index ${text} is of type ${button.type}, not ${type}`);
		}
		if (index in values) throw wrong('buttons', `index ${text} is given twice`);
		values[index] = value;
	}
	defined.forEach((button, index) => {
		if (needsValue(button) && !(index in values)) {
			throw wrong('buttons', `index ${index} of type ${button.type} needs a value`);
		}
	});
	return values;
}

function wrong(place: 'header' | 'body' | 'buttons', text: string) {
	return invalid({ [`parameters.${place}`]: [text] });
}
