import { createConnection } from 'node:net';
import type { AxiosInstance } from 'axios';
import { simulatorForAll } from '../../support/simulator.mts';
import { pageClient } from './client.mts';

const simulator = simulatorForAll({ ivosights: { receipts: 'manual' } });
let client: AxiosInstance;
const NUMBER = '628123456789';
const SAY = { act: 'say', gateway: 'ivosights', phone: NUMBER, text: 'Halo' };

beforeAll(() => {
	client = pageClient(simulator.page.url);
});

describe('the page', () => {
	test('is served under /phones, with nothing but its own files', async () => {
		const { status, headers, data } = await client.get('/phones');
		expect(status).toBe(200);
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
		expect(simulator.page.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/phones$/);
		const links = [...(data as string).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link);
		expect(links.length).toBeGreaterThan(5);
		for (const link of links) {
			expect(link).toMatch(/^\/phones\/page\//);
			expect((await client.get(link)).status).toBe(200);
		}
		expect(data).not.toMatch(/<script(?![^>]*src=)|style="|\son\w+="/);
	});

	test('lets the browser run its own scripts only', async () => {
		for (const path of ['/phones', '/phones/page/main.js', '/phones/files/ivosights/none', '/x']) {
			const { headers } = await client.get(path);
			const policy = String(headers['content-security-policy']);
			expect(policy).toContain("default-src 'none'");
			expect(policy).toContain("script-src 'self'");
			expect(policy).not.toMatch(/unsafe|https?:/);
			expect(headers['x-content-type-options']).toBe('nosniff');
			expect(headers['cross-origin-resource-policy']).toBe('same-origin');
			expect(headers['access-control-allow-origin']).toBeUndefined();
		}
	});

	test('gives no file from outside its folder', async () => {
		for (const path of [
			'/phones/page/../index.mts',
			'/phones/page/%2e%2e/index.mts',
			'/phones/page/..%2findex.mts',
			'/phones/page/none.js',
		]) {
			expect((await client.get(path)).status).toBe(404);
		}
	});

	test('the root leads there', async () => {
		const { status, headers } = await client.get('/');
		expect([status, headers.location]).toEqual([302, '/phones']);
	});
});

describe('who is let in', () => {
	test('only this machine', async () => {
		for (const host of ['phones.example', '127.0.0.1.example', '10.0.0.1', 'a b']) {
			const { status } = await client.get('/phones', { headers: { Host: host } });
			expect([400, 403]).toContain(status);
		}
		const port = new URL(simulator.page.url).port;
		for (const host of [`localhost:${port}`, '127.0.0.1:9000', `[::1]:${port}`]) {
			expect((await client.get('/phones', { headers: { Host: host } })).status).toBe(200);
		}
	});

	test('it listens on the loopback address alone', async () => {
		const port = Number(new URL(simulator.page.url).port);
		const reached = await new Promise<boolean>((resolve) => {
			const socket = createConnection({ host: '127.0.0.2', port });
			socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
			socket.once('connect', () => socket.destroy());
		});
		expect(reached).toBe(false);
	});

	test.each([
		['another site', { Origin: 'https://evil.example' }],
		['another port', { Origin: 'http://127.0.0.1:1' }],
		['a page without origin', { Origin: 'null' }],
		['a plain form', { 'X-Phones-Page': null }],
		['no browser at all', { Origin: null }],
		['what the browser says comes from elsewhere', { 'Sec-Fetch-Site': 'cross-site' }],
	])('%s can do nothing', async (_who, headers) => {
		for (const path of ['/phones/acts', '/phones/images?gateway=ivosights']) {
			const { status, data } = await client.post(path, SAY, { headers });
			expect([status, data.message]).toEqual([403, 'Only the phones page itself may do this.']);
		}
		expect(simulator.phones.all()).toEqual([]);
	});

	test('other sites are not told that they may ask', async () => {
		const { status, headers } = await client.options('/phones/acts', {
			headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
		});
		expect(status).toBe(403);
		expect(headers['access-control-allow-origin']).toBeUndefined();
	});
});
