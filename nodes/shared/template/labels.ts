const MAX_LABEL = 90;
const MAX_EXAMPLE = 24;
const LEAST_QUOTE = 12;
/** What the template's words stand behind. */
const QUOTE = ' – "';
/** As much of a text as is looked through for words to quote; WhatsApp's are no longer. */
const MOST_QUOTED = 2_000;

/** What a label is made of besides its title. */
export interface LabelParts {
	/** The template's words, of which the part around the variable is shown. */
	text?: string;
	/** Name of the variable in the text. */
	around?: string;
	example?: string;
}

/**
 * A field's label that a person recognises the template by, about 90 characters at most: `{{2}} JNE –
 * "Pesanan {{1}} dikirim dengan {{2}}…"`. What tells it from others comes first, because n8n shows the
 * beginning of a label only (source: "n8n forms"): the example, else the words beside the variable.
 */
export function labelled(
	title: string,
	{ text = '', around = '', example = '' }: LabelParts,
): string {
	const sample = shortened(oneLine(example), MAX_EXAMPLE);
	const words = oneLine(text.slice(0, MOST_QUOTED));
	const beginning =
		around === ''
			? withExample(title, sample)
			: withHint(title, sample || besideVariable(words, around));
	const room = MAX_LABEL - Array.from(beginning).length - 7;
	if (words === '' || room < LEAST_QUOTE) return beginning;
	return `${beginning}${QUOTE}${excerpt(words, around, room)}"`;
}

/**
 * The beginning of a label, which tells it from the others and is what the form shows of it: so messages
 * name a variable by it.
 */
export const nameIn = (label: string): string => label.split(QUOTE)[0];

const withExample = (title: string, sample: string) =>
	sample === '' ? title : `${title}, e.g. ${sample}`;

const withHint = (title: string, hint: string) => (hint === '' ? title : `${title} ${hint}`);

const placeOf = (name: string) =>
	new RegExp(`\\{\\{\\s*${name.replace(/[^\p{L}\p{N}_ ]/gu, '.')}\\s*\\}\\}`, 'u');

/** The two words before the variable, or where there are none the two behind it. */
function besideVariable(words: string, around: string): string {
	const [before, behind] = words.split(placeOf(around));
	if (behind === undefined) return '';
	const wordsIn = (part: string) => part.match(/[\p{L}\p{N}][^\s{}]*[\p{L}\p{N}]/gu) ?? [];
	const earlier = wordsIn(before.replace(/^.*\}\}/, ''))
		.slice(-2)
		.join(' ');
	const later = wordsIn(behind.replace(/\{\{.*$/, ''))
		.slice(0, 2)
		.join(' ');
	const found = earlier === '' ? later : earlier;
	return found === '' ? '' : `(${shortened(found, MAX_EXAMPLE)})`;
}

/** At most `room` characters of the text, with the variable in it and words kept whole. */
function excerpt(text: string, around: string, room: number): string {
	const characters = Array.from(text);
	if (characters.length <= room) return text;
	const found = placeOf(around).exec(text);
	const position = found ? Array.from(text.slice(0, found.index)).length : 0;
	const length = found ? Array.from(found[0]).length : 0;
	const before = Math.floor((room - length) / 2);
	const start = Math.min(Math.max(0, position - before), characters.length - room);
	const end = start + room;
	const whole = characters.slice(start, end).join('');
	return [
		start > 0 ? `…${whole.replace(/^[^\s{]{0,10}\s/, '')}` : whole,
		end < characters.length ? '…' : '',
	]
		.join('')
		.replace(/\s*\{\{?[^{}]*\}?…$/, '…')
		.replace(/\s[^\s}]{0,10}…$/, '…');
}

function shortened(text: string, most: number): string {
	const characters = Array.from(text);
	return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
