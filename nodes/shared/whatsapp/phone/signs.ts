/**
 * What a font shows nothing for: what Unicode lets it leave out, what a program kept for itself (icons
 * of a font that is not here), and blanks that are no spaces. They get into texts by copy and paste.
 */
const UNSEEN =
	/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\u2800\ufff9-\ufffc\ufffe\uffff\u{1d159}]/gu;

/** Marks that stand on another sign, such as the frame of 1️⃣. */
const MARKS = /\p{M}/gu;

/** Seen in a way, but not in a message of one line. */
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;

const NAMES: Readonly<Record<number, string>> = {
	0x9: 'tab',
	0xa: 'line break',
	0xd: 'line break',
	0xad: 'soft hyphen',
	0x34f: 'grapheme joiner',
	0x61c: 'Arabic letter mark',
	0x115f: 'Hangul filler',
	0x1160: 'Hangul filler',
	0x180e: 'Mongolian vowel separator',
	0x200b: 'zero width space',
	0x200c: 'zero width non-joiner',
	0x200d: 'zero width joiner',
	0x200e: 'left-to-right mark',
	0x200f: 'right-to-left mark',
	0x2028: 'line separator',
	0x2029: 'paragraph separator',
	0x202a: 'left-to-right embedding',
	0x202b: 'right-to-left embedding',
	0x202c: 'end of embedding',
	0x202d: 'left-to-right override',
	0x202e: 'right-to-left override',
	0x2060: 'word joiner',
	0x2066: 'left-to-right isolate',
	0x2067: 'right-to-left isolate',
	0x2068: 'first strong isolate',
	0x2069: 'end of isolate',
	0x2800: 'Braille blank',
	0x3164: 'Hangul filler',
	0xfe0f: 'variation selector',
	0xfeff: 'byte order mark',
	0xffa0: 'Hangul filler',
	0xfffc: 'object replacement',
};

/** A text without the signs that nobody sees. */
export const onlySeen = (text: string): string => text.replace(UNSEEN, '');

/** A number without the signs that nobody sees, and without marks on its digits: neither means a thing. */
export const withoutUnseen = (text: string): string => onlySeen(text).replace(MARKS, '');

/** The text with a name in place of each sign that nobody sees: `0812[U+3164 Hangul filler]ABC`. */
export const withNames = (text: string): string =>
	text.replace(UNSEEN, nameOf).replace(CONTROLS, nameOf);

function nameOf(sign: string): string {
	const code = sign.codePointAt(0) as number;
	const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
	const name = NAMES[code];
	return `[${name === undefined ? number : `${number} ${name}`}]`;
}
