import { invalid } from '../failure';
import { slotsOf } from './definition';

/** What a person writes into the content of a template. */

/** The lines that say something, e.g. an example for each variable. */
export const linesOf = (text: string) =>
	text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '');

/**
 * A body may not begin or end with a variable (source: "WhatsApp template rules"). Throws Failure
 * naming the label.
 */
export function checkEdges(body: string, label: string): void {
	if (!/^\s*\{\{|\}\}\s*$/.test(body)) return;
	throw invalid(
		label,
		'begins or ends with a variable, which WhatsApp refuses',
		'Put a word or a full stop before or behind it.',
	);
}

/** A text of a template with the examples of its variables, and what a person calls both. */
export interface TextWithExamples {
	text: string;
	label: string;
	/** How many examples are given. */
	examples: number;
	examplesLabel: string;
	/** Whether more examples than variables are a mistake too. */
	exact: boolean;
}

const counted = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;

/**
 * Variables are numbered from 1 without a gap, and each has an example
 * (source: "WhatsApp template rules"). Throws Failure (`invalidRequest`) naming the text or its
 * examples.
 */
export function checkVariables(given: TextWithExamples): void {
	const { text, label, examples, examplesLabel, exact } = given;
	const keys = slotsOf(text, []).map(({ key }) => key);
	const missing = keys.findIndex((_, index) => !keys.includes(String(index + 1)));
	if (missing >= 0) {
		const found = keys.map((key) => `{{${key}}}`).join(', ');
		throw invalid(
			label,
			`has the variables ${found}; WhatsApp wants {{${missing + 1}}} too`,
			'Number the variables {{1}}, {{2}} and so on, without a gap.',
		);
	}
	if (examples === keys.length || (examples > keys.length && !exact)) return;
	throw invalid(
		examplesLabel,
		`has ${counted(examples, 'example')} for ${counted(keys.length, 'variable')} of '${label}'`,
		"Give one example for each variable, in their order: WhatsApp's reviewers read them.",
	);
}
