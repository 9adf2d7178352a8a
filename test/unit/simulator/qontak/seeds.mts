import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** One request that a document shows. */
export interface PrintedRequest {
	title: string;
	method: string;
	/** From the host's root, with query. */
	path: string;
	headers: Record<string, string>;
	body?: Record<string, unknown>;
	/** The texts of a multipart request. */
	form?: Record<string, string>;
}

function read(name: string): string {
	return readFileSync(join(__dirname, '../../../seeds', name), 'utf8');
}

/** The Guide: each `json http` block is a request. */
export function guideRequests(): PrintedRequest[] {
	const blocks = [
		...read('000-qontak-hub-whatsapp-guide.txt').matchAll(/```json http\n(.*?)```/gs),
	];
	return blocks.map(([, block]) => {
		const { method, url, query = {}, headers = {}, body } = JSON.parse(block);
		const { pathname } = new URL(url);
		const search = new URLSearchParams(query).toString();
		const path = search === '' ? pathname : `${pathname}?${search}`;
		return { title: `${method} ${path}`, method: method.toUpperCase(), path, headers, body };
	});
}

/** The Digest: every curl command and bare request line, and its refresh of a token. */
export function digestRequests(): PrintedRequest[] {
	const text = read('001-qontak-omnichannel-docs-digest.txt');
	const snippets = [...text.matchAll(/```(?:shell|bash) (.*?)```/gs)].map(([, snippet]) => snippet);
	const requests = snippets.map(readSnippet);
	const refresh = /\{ "refresh_token": "".*?\}/s.exec(text)?.[0] ?? '{}';
	return [
		...requests,
		{
			title: 'refresh of a token',
			method: 'POST',
			path: '/oauth/token',
			headers: {},
			body: JSON.parse(refresh),
		},
	];
}

function readSnippet(snippet: string): PrintedRequest {
	const url = /(https:\/\/[^\s'\\]+|\{\{BaseUrl\}\}\S+)/.exec(snippet)?.[1] ?? '';
	// The digest leaves out what stands between host and version.
	const path = url.replace(/^https:\/\/[^/]+/, '').replace('{{BaseUrl}}', '/api/open');
	const method = /(?:--request|-X) (\w+)/.exec(snippet)?.[1] ?? snippet.split(' ')[0];
	const parts = [...snippet.matchAll(/--form (\w+)=(\S*)/g)].map(([, name, value]) => [
		name,
		value,
	]);
	const types = /'Content-Type: ([\w/-]+)'/.exec(snippet);
	return {
		title: `${method} ${path}`,
		method,
		path,
		headers: types && parts.length === 0 ? { 'Content-Type': types[1] } : {},
		...(parts.length > 0 && { form: Object.fromEntries(parts) }),
	};
}

/** The Client readme: every body that its code sends as a direct broadcast. */
export function clientBroadcasts(): { title: string; body: Record<string, unknown> }[] {
	const text = read('004-qontak-client-broadcast.txt');
	const literals = [
		...text.matchAll(/(?:const )?(with\w+) = +(\{.*?\n *\})\n *(?:const response|```)/gs),
	];
	return literals.map(([, name, literal]) => ({
		title: name,
		body: JSON.parse(JSON.stringify(runInNewContext(`(${literal})`))),
	}));
}

/**
 * The Client readme: its other calls, by the path that Qontak's client asks
 * (sources: "Qontak channels", "Qontak templates", "Qontak broadcast log").
 */
export const clientReads = ['/templates/whatsapp', '/integrations'];
