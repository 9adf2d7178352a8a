import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastify, { type FastifyInstance } from 'fastify';
import type { PhoneBook } from '../core/phones.mts';
import { ActRefused, perform, sendImage } from './acts.mts';
import { Feed } from './feed.mts';
import type { PhonesGateways } from './gateway.mts';
import { refusal, SAFE_HEADERS } from './guard.mts';
import { HookBoard } from './hooks.mts';
import { fileHeaders, fileOf } from './view.mts';

export interface PhonesPage {
	/** What to open in a browser: `http://127.0.0.1:…/phones`. */
	url: string;
	/** Which workflows listen where. */
	hooks: HookBoard;
	close(): Promise<void>;
}

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'page');
const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.svg': 'image/svg+xml',
};
/** WhatsApp's limit for a picture: 5 MB. */
const LARGEST_BODY = 5 * 1024 * 1024;

/**
 * Serves the page that shows every phone of the book, live, and lets the visitor act as the customer.
 * On 127.0.0.1, by default on a port that the system gives.
 */
export async function startPhonesPage(
	phones: PhoneBook,
	gateways: PhonesGateways,
	port = 0,
): Promise<PhonesPage> {
	const feed = new Feed(phones, gateways);
	const hooks = new HookBoard(gateways);
	const nameOf = hooks.nameOf.bind(hooks);
	const server = fastify({ bodyLimit: LARGEST_BODY, forceCloseConnections: true });
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
		done(null, body),
	);
	server.addHook('onRequest', async (request, reply) => {
		reply.headers(SAFE_HEADERS);
		const message = refusal(request.method, request.headers);
		if (message) await reply.code(403).send({ message });
	});
	server.setErrorHandler(
		async (error: { statusCode?: number; message: string }, _request, reply) => {
			const status = error instanceof ActRefused ? 422 : (error.statusCode ?? 500);
			await reply.code(status).send({ message: error.message });
		},
	);
	addPage(server);
	server.get('/phones/events', (request, reply) => {
		reply.hijack();
		reply.raw.writeHead(200, { ...SAFE_HEADERS, 'content-type': 'text/event-stream' });
		feed.open(reply.raw, request.headers['last-event-id']?.toString());
	});
	server.get<{ Params: { gateway: string; id: string } }>(
		'/phones/files/:gateway/:id',
		async ({ params }, reply) => {
			const bubble = phones.find(params.gateway, params.id);
			const file = bubble && fileOf(bubble, gateways);
			if (!file) return await reply.code(404).send({ message: 'There is no such file.' });
			return await reply.headers(fileHeaders(file)).send(Buffer.from(file.bytes));
		},
	);
	server.post('/phones/acts', async ({ body }) => await perform(gateways, readJson(body), nameOf));
	server.post<{ Querystring: object }>(
		'/phones/images',
		async ({ query, body }) => await sendImage(gateways, query, bytesOf(body), nameOf),
	);
	server.get('/phones/hooks', async () => hooks.view());
	server.post('/phones/hooks', async ({ body }) => hooks.connect(readJson(body)));
	await server.listen({ host: '127.0.0.1', port });
	return {
		url: `http://127.0.0.1:${server.addresses()[0].port}/phones`,
		hooks,
		close: async () => {
			feed.close();
			await server.close();
		},
	};
}

/** The page and the files it is made of. Only names that are there when it starts are served. */
function addPage(server: FastifyInstance): void {
	const serve = (name: string) => async () => await readFile(path.join(FOLDER, name));
	for (const name of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
		const type = TYPES[path.extname(name)];
		if (!type) continue;
		const url = `/phones/page/${name.split(path.sep).join('/')}`;
		server.get(url, async (_request, reply) => reply.type(type).send(await serve(name)()));
	}
	server.get('/phones', async (_request, reply) =>
		reply.type(TYPES['.html']).send(await serve('index.html')()),
	);
	server.get('/', async (_request, reply) => await reply.redirect('/phones'));
}

function bytesOf(body: unknown): Uint8Array {
	return Buffer.isBuffer(body) ? body : new Uint8Array();
}

function readJson(body: unknown): unknown {
	try {
		return JSON.parse(Buffer.from(bytesOf(body)).toString('utf8'));
	} catch {
		throw new ActRefused('This is no JSON.');
	}
}
