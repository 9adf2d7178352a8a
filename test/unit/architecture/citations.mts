/** What a text cites: headings of docs/sources.md, and numbers of rules in docs/architecture.md. */
export interface Citations {
	sources: string[];
	rules: string[];
}

/** Comments may break a citation at the end of a line: that is taken out. */
const inOneLine = (text: string) => text.replace(/[ \t]*\n[ \t]*(?:\*(?!\/)|\/\/)?[ \t]*/g, ' ');

/** The names under which facts stand in docs/sources.md. */
export function headingsOf(page: string): string[] {
	return [...page.matchAll(/^#{2,3} (.+)$/gm)].map(([, name]) => name.trim());
}

/** The citations in a text: in brackets, or by the name of the page. */
export function citationsIn(text: string): Citations {
	const line = inOneLine(text);
	const lists = line.matchAll(/(?:\bsources?:|docs\/sources\.md,) ((?:"[^"]*"(?:, | and )?)+)/gi);
	return {
		sources: [...lists].flatMap(([, list]) =>
			[...list.matchAll(/"([^"]*)"/g)].map(([, name]) => name),
		),
		rules: [...line.matchAll(/docs\/architecture\.md, rule (\d+)/g)].map(([, number]) => number),
	};
}

/** Pages that are not in the repository, and sources without quotes, which nobody could check. */
const OUTSIDE = [
	/\breference,? (?:n8n )?\(?\d+(?:\.\d+)*[a-e]?\b(?! of\b)/gi,
	/\breference n8n\b(?! \d)/gi,
	/\bseeds? 00\d\b/gi,
	/(?<![\w/])(?:interface|n8n|n8n-runtime)\.md\b/g,
	/\barchitecture rule\b/gi,
	/\bdesign\//g,
	/(?<!docs\/)\bgateways\.md,? (?:section )?\d/g,
	/\((?:sources?): (?!")/gi,
	/\bSources?: (?!")\w/g,
];

/** What a text cites that nobody who has only the repository can look up. */
export function outsideCitationsIn(text: string): string[] {
	const line = inOneLine(text);
	return OUTSIDE.flatMap((kind) => line.match(kind) ?? []);
}

/** The paths of the repository in a page of Markdown, each as it stands between backticks. */
export const pathsIn = (page: string): string[] =>
	[...page.matchAll(/`((?:nodes|credentials|simulator|test|examples|docs|icons)\/[\w./-]*)`/g)].map(
		([, file]) => file,
	);
