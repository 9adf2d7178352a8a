import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

/** The pages that tell people what to press. */
export const PAGES = [
	'README.md',
	'examples/README.md',
	'docs/decisionTelecom.md',
	'docs/gateways.md',
	'docs/ivosights.md',
	'docs/moving.md',
	'docs/qontak.md',
	'docs/reliability.md',
];

const QUOTE = /\*\*([^*]+)\*\*|(?<![\w\\`])_([^_\n]+)_(?![\w`])/g;

/** `Options → Dry Run` and `On Error: Continue` are a way through several labels. */
const partsOf = (quote: string) =>
	quote.split(/ → |: /).map((part) => part.replace(/\s+/g, ' ').trim());

/** A line that tells what to do: a step in a list, or one with a way through a menu. */
const instructs = (line: string) => /^\s*\d+\. /.test(line);

/**
 * The labels that a page quotes, in bold or italics: all of a numbered step, and elsewhere each way with
 * an arrow. Other bold words are emphasis.
 */
export function labelsQuotedIn(page: string): string[] {
	const text = readFileSync(path.join(root, page), 'utf8')
		.replace(/```[\s\S]*?```/g, '')
		.replace(/`[^`\n]*`/g, '``');
	return text.split('\n').flatMap((line) =>
		[...line.matchAll(QUOTE)]
			.map(([, bold, italics]) => bold ?? italics)
			.filter((quote) => quote.includes(' → ') || (instructs(line) && !quote.endsWith('.')))
			.flatMap(partsOf),
	);
}

/** The labels that a text in a form quotes, in bold or single quotes: `press <b>Install</b>`. */
export function labelsQuotedInForm(text: string): string[] {
	const bold = [...text.matchAll(/<b>([^<]+)<\/b>(?!<br)/g)].map(([, quote]) => quote);
	const single = [...text.matchAll(/(?<![\p{L}\p{N}])'([A-Z][^'<>]{1,40})'(?!\p{L})/gu)].map(
		([, quote]) => quote,
	);
	const quoted = [...bold.filter((quote) => !quote.endsWith('.')), ...single];
	// Not a header's or a parameter's name.
	return quoted.flatMap(partsOf).filter((part) => /^[A-Z][\p{L} ]/u.test(part));
}
