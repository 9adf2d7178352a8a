import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server with files, beside a stand-in gateway: links on this machine reach its own port alone. */
export interface FileServer {
	url: string;
	png: Buffer;
	/** Every request for a file, in order. */
	asked: IncomingMessage[];
	close(): Promise<void>;
}

const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);

/** Hands a request on to the stand-in, and its answer back. */
function handOn(request: IncomingMessage, response: ServerResponse, gateway: string): void {
	const { method, headers, url = '' } = request;
	const onward = ask(gateway + url, { method, headers }, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
	});
	request.pipe(onward);
}

/**
 * Starts it on a loopback port that the system gives.
 *
 * @param gateway where the stand-in is, which answers under this server's address, too
 */
export async function startFileServer(gateway: () => string): Promise<FileServer> {
	const asked: IncomingMessage[] = [];
	const server = createServer((request, response) => {
		if (request.url?.startsWith('/api/')) return handOn(request, response, gateway());
		asked.push(request);
		if (request.url === '/kucing.png') {
			response.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
		} else if (request.url === '/Faktur%20Oktober.pdf') {
			response.writeHead(200, { 'content-type': 'application/pdf' }).end(PNG);
		} else if (request.url === '/unduh?id=7') {
			const name = "attachment; filename*=UTF-8''Faktur%20November.pdf";
			const headers = { 'content-type': 'application/pdf', 'content-disposition': name };
			response.writeHead(200, headers).end(PNG);
		} else if (request.url === '/bucket/foto.jpg') {
			response.writeHead(200, { 'content-type': 'binary/octet-stream' }).end(PNG);
		} else if (request.url === '/page') {
			response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
		} else if (request.url === '/moved.png') {
			response.writeHead(302, { location: '/kucing.png' }).end();
		} else {
			response.writeHead(404).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		png: PNG,
		asked,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
