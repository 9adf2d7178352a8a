import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** One request that Ivosights' documentation shows as a curl command. */
export interface PrintedRequest {
	/** The heading above it. */
	title: string;
	method: string;
	/** Path with query. */
	path: string;
	body?: Record<string, unknown>;
	/** The name of the file field of a multipart request. */
	file?: string;
	/** The answer printed below it for status 200; undefined when none is printed. */
	answer?: unknown;
}

const SEED = join(__dirname, '../../../seeds/003-ivosights-ivowba.txt');

/** All curl commands of the document, in its order. */
export function printedRequests(): PrintedRequest[] {
	const lines = readFileSync(SEED, 'utf8').split('\n');
	const starts = lines.flatMap((line, index) => (line.startsWith('curl ') ? [index] : []));
	return starts.map((start, index) => readCurl(lines, start, starts[index + 1] ?? lines.length));
}

function readCurl(lines: string[], start: number, next: number): PrintedRequest {
	const end = lines.findIndex((line, index) => index >= start && !line.endsWith('\\'));
	const curl = lines.slice(start, end + 1).join('\n');
	const url = new URL(/"(https:[^"]+)"/.exec(curl)?.[1] ?? '');
	const data = /-d '(.*)'/.exec(curl)?.[1];
	const rest = lines.slice(end + 1, next).join('\n');
	const request: PrintedRequest = {
		title: titleAbove(lines, start),
		method: /-X (\w+)/.exec(curl)?.[1] ?? 'GET',
		path: url.pathname,
		file: /-F "(\w+)=/.exec(curl)?.[1],
		answer: readAnswer(rest),
	};
	if (data === undefined) return request;
	const body = parse(data) ?? parse(`{${/let body = \{([\s\S]*?\n)\};/.exec(rest)?.[1]}}`);
	// `curl -G -d` puts the data into the query.
	if (!curl.includes('-G ')) return { ...request, body };
	const query = new URLSearchParams(body as Record<string, string>);
	return { ...request, path: `${request.path}?${query}` };
}

/** The document's one curl that is not JSON is read from its JavaScript form. */
function parse(text: string): Record<string, unknown> | undefined {
	try {
		return JSON.parse(text) as Record<string, unknown>;
	} catch {
		if (!text.includes('\n')) return undefined;
		return JSON.parse(JSON.stringify(runInNewContext(`(${text})`))) as Record<string, unknown>;
	}
}

function readAnswer(rest: string): unknown {
	const printed =
		/Example response \(200\):\n([\s\S]*?)\n(Received response|Example|Send list)/.exec(rest);
	if (!printed || printed[1].startsWith('<')) return undefined;
	return JSON.parse(printed[1]);
}

function titleAbove(lines: string[], start: number): string {
	const above = lines.slice(0, start);
	const example = above[start - 1].replace(/^Example request:?/, '').trim();
	const heading = above.lastIndexOf('requires authentication');
	return [lines[heading - 1], example].filter(Boolean).join(' ');
}
