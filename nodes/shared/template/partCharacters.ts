import { invalid } from '../failure';
import { hasEmoji } from '../whatsapp/emoji';
import { slotsOf } from './definition';

/** The parts of a new template that take plain words only (source: "WhatsApp template rules"). */
export type PlainPart = 'header' | 'footer' | 'button';

const PLACES: Readonly<Record<PlainPart, string>> = {
	header: 'headers',
	footer: 'footers',
	button: 'buttons',
};

/** *bold*, _italic_, ~struck~ and `code`; an asterisk or backtick alone is refused, too. */
const FORMATTING = /[*`]|(?<![\p{L}\p{N}])([_~])(?=\S)[^_~\n]{1,200}\1(?![\p{L}\p{N}])/u;

const LINE_BREAK = /[\n\r\v\f\u0085\u2028\u2029\t]/;

/** Words that join a list: "a, b and c". */
const joined = (words: readonly string[]): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/**
 * Holds a header's, footer's or button's text to WhatsApp's rule for its characters
 * (source: "WhatsApp template rules"): no line break, no emoji, no formatting, and no variable, of which a
 * header may have one. Throws a Failure (`invalidRequest`) that names all of it.
 */
export function checkCharacters(text: string, part: PlainPart, label: string): void {
	const variables = slotsOf(text, []).length;
	const found = [
		...(part !== 'header' && (variables > 0 || text.includes('{{')) ? ['a variable'] : []),
		...(part === 'header' && variables > 1 ? ['more than one variable'] : []),
		...(LINE_BREAK.test(text.trim()) ? ['a line break'] : []),
		...(hasEmoji(text) ? ['an emoji'] : []),
		...(FORMATTING.test(text.replace(/\{\{[^{}]*\}\}/g, '')) ? ['formatting'] : []),
	];
	if (found.length === 0) return;
	throw invalid(
		label,
		`has ${joined(found)}, which WhatsApp refuses in ${PLACES[part]}`,
		`Write plain words in one line${part === 'header' ? ', with {{1}} at most once' : ''}.`,
	);
}

/**
 * Holds the link of a button to WhatsApp's rule: one variable at most, `{{1}}`, at its end. Throws a Failure
 * (`invalidRequest`) naming the label.
 */
export function checkButtonLink(url: string, label: string): void {
	const fixed = url.trim().replace(/\{\{1\}\}$/, '');
	if (/[{}]/.test(fixed)) {
		throw invalid(
			label,
			'may have one variable, {{1}}, at its end',
			'Write it like https://example.com/track/{{1}}.',
		);
	}
	if (!/^https?:\/\/\S+$/i.test(fixed) || !URL.canParse(fixed)) {
		throw invalid(label, `is not a link: ${url}`, 'Write it like https://example.com/shop.');
	}
}
