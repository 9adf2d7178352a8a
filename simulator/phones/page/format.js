import { h } from './dom.js';

/** WhatsApp's own marks: *bold* _italic_ ~strike~ ```mono``` `code`, lists and quotes. */

const MARKS = { '*': 'strong', _: 'em', '~': 's', '`': 'code' };
const LINK = /^(?:https?:\/\/|www\.)[^\s<>"]+/i;
const DEEPEST = 4;

/**
 * Reads one line into strings and `{tag, parts}`. A mark counts where a word begins and ends, as on
 * the phone: `2*3*4` stays as it is. Text inside links and code is left alone.
 */
export function readLine(text, depth = 0) {
	const parts = [];
	let plain = '';
	const keep = (part) => {
		if (plain) parts.push(plain);
		plain = '';
		if (part) parts.push(part);
	};
	for (let at = 0; at < text.length; ) {
		const link = isWord(text[at - 1]) ? null : LINK.exec(text.slice(at));
		if (link) {
			const address = link[0].replace(/[.,;:!?)\]*_~]+$/, '');
			keep({ tag: 'link', parts: [address] });
			at += address.length;
			continue;
		}
		const end = depth < DEEPEST ? endOfMark(text, at) : -1;
		if (end > 0) {
			const tag = MARKS[text[at]];
			const inner = text.slice(at + 1, end);
			keep({ tag, parts: tag === 'code' ? [inner] : readLine(inner, depth + 1) });
			at = end + 1;
			continue;
		}
		plain += text[at];
		at += 1;
	}
	keep();
	return parts;
}

/** Where the mark that opens here is closed; -1 when it opens nothing. */
function endOfMark(text, at) {
	const mark = text[at];
	if (!MARKS[mark] || isWord(text[at - 1]) || isSpace(text[at + 1]) || text[at + 1] === mark) {
		return -1;
	}
	for (let end = text.indexOf(mark, at + 2); end > 0; end = text.indexOf(mark, end + 1)) {
		if (!isSpace(text[end - 1]) && !isWord(text[end + 1])) return end;
	}
	return -1;
}

const isWord = (character) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const isSpace = (character) => character === undefined || /\s/.test(character);

/** Reads a text into lines: `{kind: 'line' | 'item' | 'quote' | 'mono', parts, label?}`. */
export function readText(text) {
	return text.split(/```([^`][\s\S]*?)```/).flatMap((piece, index, pieces) => {
		if (index % 2 === 1) return [{ kind: 'mono', parts: [piece.replace(/^\n|\n$/g, '')] }];
		// The line breaks around a block of mono are the block's own.
		const before = index < pieces.length - 1 ? piece.replace(/\n$/, '') : piece;
		const trimmed = (index > 0 ? before.replace(/^\n/, '') : before).replace(/\r/g, '');
		return trimmed === '' ? [] : trimmed.split('\n').map(readBlock);
	});
}

function readBlock(line) {
	const [, bullet] = /^[*-] (.+)$/.exec(line) ?? [];
	if (bullet !== undefined) return { kind: 'item', label: '•', parts: readLine(bullet) };
	const [, number, item] = /^(\d{1,3})\. (.+)$/.exec(line) ?? [];
	if (item !== undefined) return { kind: 'item', label: `${number}.`, parts: readLine(item) };
	const [, quote] = /^> (.+)$/.exec(line) ?? [];
	if (quote !== undefined) return { kind: 'quote', parts: readLine(quote) };
	return { kind: 'line', parts: readLine(line) };
}

/** The text as WhatsApp shows it. Only these elements, with nothing but text in them. */
export function formatted(text) {
	return readText(text).map(({ kind, label, parts }) => {
		const inner = parts.map(drawn);
		if (kind === 'item') return h('div.item', {}, h('span.label', {}, label), h('span', {}, inner));
		return h(`div.${kind}`, {}, inner.length > 0 ? inner : '\u200b');
	});
}

function drawn(part) {
	if (typeof part === 'string') return part;
	const name = part.tag === 'link' ? 'span.link' : part.tag;
	return h(name, {}, part.parts.map(drawn));
}
