import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import type { IHttpRequestOptions } from 'n8n-workflow';
import {
	exchange,
	TOO_LARGE,
	type RequestContext,
} from '../../../../nodes/shared/transport/exchange';

let server: Server;
let answer: (response: ServerResponse) => void;
let named: string | undefined;
let length: string | undefined;
/** Ends when the connection of the last request is gone. */
let gone: Promise<unknown>;

beforeAll(async () => {
	server = createServer((_, response) => {
		gone = once(response, 'close');
		response.writeHead(200, {
			'Content-Type': 'image/png; charset=binary',
			...(named ? { 'Content-Disposition': named } : {}),
			...(length ? { 'Content-Length': length } : {}),
		});
		answer(response);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

/** n8n's helper, as far as files go: it wraps their stream in one that cannot be stopped. */
const context = {
	helpers: {
		httpRequest: async ({ url, abortSignal }: IHttpRequestOptions) => {
			const { status, headers, data } = await axios.get(url, {
				responseType: 'stream',
				signal: abortSignal,
				maxContentLength: Infinity,
			});
			return { statusCode: status, headers, body: data };
		},
	},
} as unknown as RequestContext;

/** Fetches what the server gives, in at most 10 bytes. */
const fetchFile = async (timeoutMs = 50) => {
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
	const options = { url, encoding: 'stream' as const };
	return await exchange(context, undefined, options, { timeoutMs, maxBytes: 10 });
};

describe('a file', () => {
	test('comes whole', async () => {
		answer = (response) => response.end('12345');
		expect(await fetchFile(30_000)).toMatchObject({
			status: 200,
			file: { data: Buffer.from('12345'), mimeType: 'image/png' },
		});
	});

	test('has a name without folders', async () => {
		answer = (response) => response.end('1');
		for (const name of ['../../etc/a.png', 'C:\\b\\a.png', 'a.png']) {
			named = `attachment; filename="${name}"`;
			expect(await fetchFile(30_000)).toMatchObject({ file: { fileName: 'a.png' } });
		}
		named = undefined;
	});

	test('that stands still is given up, and so is its connection', async () => {
		answer = (response) => response.write('12345');
		expect(await fetchFile()).toEqual({ brokenBy: 'ETIMEDOUT' });
		await gone;
	});

	test('that never begins is given up', async () => {
		answer = (response) => response.flushHeaders();
		expect(await fetchFile()).toEqual({ brokenBy: 'ETIMEDOUT' });
		await gone;
	});

	test('that trickles is given up', async () => {
		let trickle: NodeJS.Timeout | undefined;
		answer = (response) => {
			trickle = setInterval(() => response.write('1'), 20);
		};
		expect(await fetchFile()).toEqual({ brokenBy: 'ETIMEDOUT' });
		await gone;
		clearInterval(trickle);
	});

	test('that is too large is not read to its end', async () => {
		answer = (response) => response.write('12345678901');
		await expect(fetchFile(30_000)).rejects.toThrow('larger than');
		await gone;
	});
});

test('a file that is announced as too large is not read at all', async () => {
	answer = (response) => {
		// Headers that were set stay; the length is this answer's own.
		response.write('1');
	};
	length = '104857600';
	await expect(fetchFile(30_000)).rejects.toThrow('larger than');
	length = undefined;
	await gone;
});

test('JSON without an end does not take the memory of n8n', async () => {
	let written = 0;
	const megabyte = Buffer.alloc(1024 * 1024, '1');
	answer = (response) => {
		const more = () => {
			while (!response.destroyed && written < 200) {
				written += 1;
				if (!response.write(megabyte)) return;
			}
		};
		response.on('drain', more);
		more();
	};
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/json`;
	const options = { url, encoding: 'text' as const };
	const bounds = { timeoutMs: 30_000, maxBytes: 10 };
	expect(await exchange(context, undefined, options, bounds)).toEqual({ brokenBy: TOO_LARGE });
	await gone;
	expect(written).toBeLessThan(100);
});
