/**
 * Texts without the spellings that JSON, URLs and HTML have for a character, so that a secret is found in
 * whatever spelling somebody repeats it.
 */

/** A text in plain spelling and small letters, and where each of its characters began. */
export interface PlainText {
	text: string;
	/** Place in the original of each character, and of the end; the same places when absent. */
	places?: readonly number[];
}

const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	apos: "'",
	ast: '*',
	grave: '`',
	hat: '^',
	lcub: '{',
	lpar: '(',
	lsqb: '[',
	quest: '?',
	rcub: '}',
	rpar: ')',
	rsqb: ']',
	underbar: '_',
	verbar: '|',
	bsol: '\\',
	colon: ':',
	comma: ',',
	commat: '@',
	dash: '-',
	dollar: '$',
	equals: '=',
	excl: '!',
	gt: '>',
	hyphen: '-',
	lowbar: '_',
	lt: '<',
	num: '#',
	percnt: '%',
	period: '.',
	plus: '+',
	quot: '"',
	semi: ';',
	sol: '/',
};

/** Of JSON and of languages like it, of URLs, and of HTML; each bounded, so that reading stays linear. */
const ESCAPES =
	/\\u([0-9a-f]{4})|\\[ux]\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\(["'/\\])|%u([0-9a-f]{4})|%([0-9a-f]{2})|&#x0{0,20}([0-9a-f]{1,6});?|&#0{0,20}(\d{1,7});?|&([a-z]{2,8});|\\(0?[0-3][0-7]{2})/gi;

/** Whether a text may spell a character otherwise than as itself. */
export const hasEscapes = (text: string): boolean => /[\\%&]/.test(text);

const character = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** The character that an escape stands for; `undefined` for what is none. */
function unescaped([
	,
	u,
	braced,
	x,
	sign,
	percentU,
	percent,
	htmlHex,
	html,
	name,
	octal,
]: string[]) {
	if (sign !== undefined) return sign;
	if (octal !== undefined) return character(parseInt(octal, 8));
	const hex = u ?? braced ?? x ?? percentU ?? percent ?? htmlHex;
	if (hex !== undefined) return character(parseInt(hex, 16));
	if (html !== undefined) return character(Number(html));
	return name === undefined ? undefined : NAMED[name.toLowerCase()];
}

/** Latin letters in small; places stay what they are. */
export const lowered = (text: string): string =>
	// Of other letters some get longer or shorter; without any, this is several times as fast.
	/^[\0-\x7f]*$/.test(text)
		? text.toLowerCase()
		: text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** One layer of escapes taken off; `undefined` when there was none. */
function unwrapped({ text, places }: PlainText): PlainText | undefined {
	if (!hasEscapes(text)) return undefined;
	const parts: string[] = [];
	const kept: number[] = [];
	let from = 0;
	const keepTo = (end: number) => {
		parts.push(text.slice(from, end));
		for (let place = from; place < end; place++) kept.push(places?.[place] ?? place);
	};
	for (const found of text.matchAll(ESCAPES)) {
		const plain = unescaped(found as unknown as string[]);
		if (plain === undefined) continue;
		keepTo(found.index);
		parts.push(plain);
		for (let unit = 0; unit < plain.length; unit++) kept.push(places?.[found.index] ?? found.index);
		from = found.index + found[0].length;
	}
	if (from === 0) return undefined;
	keepTo(text.length);
	kept.push(places?.[text.length] ?? text.length);
	return { text: lowered(parts.join('')), places: kept };
}

/** Signs that nobody sees, line ends, and what UTF-16 read as bytes has between letters. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/** A text of which everything is seen, as most are. */
const SEEN = /^[ -~]*$/;

/** A text without what nobody sees in it; `undefined` when there is none. */
function withoutUnseen({ text, places }: PlainText): PlainText | undefined {
	if (SEEN.test(text)) return undefined;
	const parts: string[] = [];
	const kept: number[] = [];
	let from = 0;
	const keepTo = (end: number) => {
		parts.push(text.slice(from, end));
		for (let place = from; place < end; place++) kept.push(places?.[place] ?? place);
	};
	for (const found of text.matchAll(UNSEEN)) {
		keepTo(found.index);
		from = found.index + found[0].length;
	}
	if (from === 0) return undefined;
	keepTo(text.length);
	kept.push(places?.[text.length] ?? text.length);
	return { text: parts.join(''), places: kept };
}

/** Layers that are taken off: what is escaped more often is not a likely answer. */
const LAYERS = 6;

/** A text as it is, and as it reads with each layer of escapes taken off, and without what nobody sees. */
export function readings(text: string): PlainText[] {
	const all: PlainText[] = [{ text: lowered(text) }];
	for (let layer = 0; layer < LAYERS; layer++) {
		const next = unwrapped(all[layer]);
		if (!next) break;
		all.push(next);
	}
	return [...all, ...all.flatMap((one) => withoutUnseen(one) ?? [])];
}
