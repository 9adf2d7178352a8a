const repeated = (unit: string) => (length: number) =>
	unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const SINGLE = [
	...' \n\t?&=/\\.,;:@#%+-_*()[]{}<>"\'`|~^$!0',
	'a',
	'Z',
	'\r',
	'\u00a0',
	'\u200b',
	'\u3164',
	'٣',
	'ﷺ',
	'😀',
	'\ud800',
];
const PAIRS = [
	'{{', '}}', '{{ ', ' }}', '\r\n', '\n1', '1\n', '1+', '1x', 'x1', '?a', '?=', '&=', '//', '/.', './', '%2', '%25', '\\/', '\\u', '&#', ', ', '1,', '1 -',
]; // prettier-ignore
const WORDS = [
	'{{a}}', '{{1}} ', '{{ a', '{{!}}{{?}}', 'token ', 'token expired ', 'a.b@', '<title', '<title>', '<h1 ', '</title>', '<html', '?token=', 'phone=', '&phone=1', 'wa.me/', 'https://', '2026-11-20T10:00:00Z(', '1:00Z ', '1:00:00.', '*a*', '_a_', '\\\\"', 'basic ', '(#1', '130000 ', 'rate_limit_reset: ', 'or 0812', '[object', '62812 ', 'invalid parameter',
]; // prettier-ignore
const ENDS = ['!', 'x', '1', '}}', '"'];

const wrapped = (open: string, close: string) => (length: number) => {
	const half = Math.floor(length / (open.length + close.length));
	return open.repeat(half) + close.repeat(half);
};

/** Texts that are known to keep readers busy, of any length: one character, pairs, words, nested ones. */
export const SEEDS: Array<[string, (length: number) => string]> = [
	...[...SINGLE, ...PAIRS, ...WORDS].map((unit): [string, (length: number) => string] => [
		`${JSON.stringify(unit)} again and again`,
		repeated(unit),
	]),
	...[' ', '\n', '{', '{{ ', '?', '/', '1', 'a', '\u200b'].flatMap((unit) =>
		ENDS.map((end): [string, (length: number) => string] => [
			`${JSON.stringify(unit)} and then ${end}`,
			(length) => repeated(unit)(length - end.length) + end,
		]),
	),
	...[
		['{', '}'],
		['(', ')'],
		['[', ']'],
		['{{a', 'a}}'],
		['<a', '>'],
		['"', '"'],
	].map(([open, close]): [string, (length: number) => string] => [
		`${open} in ${open}`,
		wrapped(open, close),
	]),
	['lines that differ', (length) => many(length, (n) => `${n}\n`)],
	['variables that differ', (length) => many(length, (n) => `{{v${n}}}`)],
	['variables that differ in signs only', (length) => many(length, (n) => `{{${sign(n)}}} `)],
	['addresses that differ', (length) => many(length, (n) => `https://a.io/${n}?token=${n} `)],
	['numbers that differ', (length) => many(length, (n) => `+62812${1_000_000 + n},`)],
];

function many(length: number, one: (n: number) => string): string {
	const parts: string[] = [];
	for (let n = 0, size = 0; size < length; n++) {
		parts.push(one(n));
		size += parts[n].length;
	}
	return parts.join('').slice(0, length);
}

const sign = (n: number) => String.fromCodePoint(0x4e00 + (n % 20_000)) + '!'.repeat(n / 20_000);
