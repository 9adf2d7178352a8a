/** What WhatsApp refuses in the plain parts of a new template (source: "WhatsApp template rules"). */
const REFUSED: readonly [RegExp, string][] = [
	[/[\r\n\t\u2028\u2029]/, 'newlines'],
	[/[*`]|(^|[^\p{L}\p{N}])([_~])\S[^_~]*\2($|[^\p{L}\p{N}])/u, 'formatting characters'],
	[/(?![\u00a9\u00ae\u2122])\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u, 'emojis'],
];

/**
 * What a header's, footer's or button's text has that it may not have, in words; undefined when it is fine.
 * A header may have one variable, which its own check looks at.
 */
export function refusedCharacters(text: string, part: 'header' | 'footer' | 'button') {
	const variable = /\{\{[^{}]*\}\}/g;
	const rest = part === 'header' ? text.replace(variable, '') : text;
	const found = REFUSED.filter(([sign]) => sign.test(rest)).map(([, name]) => name);
	if (part !== 'header' && variable.test(text)) found.unshift('variables');
	return found.length > 0 ? `can't have any ${found.join(', ')}` : undefined;
}
