import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Hook {
	url: string;
	/** Every post that came in, in order. */
	posts: { body: string; headers: IncomingHttpHeaders }[];
	/** The statuses to answer with, first to last; then 200. */
	answers: number[];
	close(): Promise<void>;
}

/** A web server such as a workflow's webhook. */
export async function startHook(): Promise<Hook> {
	const posts: Hook['posts'] = [];
	const answers: number[] = [];
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			posts.push({ body: Buffer.concat(chunks).toString(), headers: request.headers });
			response.writeHead(answers.shift() ?? 200).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
		posts,
		answers,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

/** A new web server for each test of the file. It is there inside of tests and hooks only. */
export function hookForEach(): Hook {
	let hook: Hook;
	beforeEach(async () => {
		hook = await startHook();
	});
	afterEach(async () => await hook.close());
	return {
		get url() {
			return hook.url;
		},
		get posts() {
			return hook.posts;
		},
		get answers() {
			return hook.answers;
		},
		close: async () => await hook.close(),
	};
}
