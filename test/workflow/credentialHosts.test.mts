import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { selfSigned } from './faults/certificate.mts';
import { requestWorkflow } from './qontak/support/node.mts';
import { pressTest } from './support/credentialTest.mts';
import { runWorkflow, type Credentials } from './support/engine.mts';

/** A base URL at which no gateway is: the button of a credential says so in words. */

const LOGIN = 'qontakOAuthApi';
/** A key, and the base URL of most accounts. */
const STATIC = {
	decisionTelecomApi: [{ apiKey: 'key' }, 'https://web.it-decision.com/v1/api'],
	ivosightsApi: [{ apiKey: 'key' }, 'https://waba.ivosights.com'],
	qontakHmacApi: [{ clientId: 'id', clientSecret: 'key' }, 'https://api.mekari.com/qontak/chat/v1'],
	qontakTokenApi: [{ kind: 'user', token: 'key' }, 'https://service-chat.qontak.com/api/open/v1'],
} as const;
const TYPES = Object.keys(STATIC) as Array<keyof typeof STATIC>;

const servers: Server[] = [];

async function listen(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}
const close = async (server: Server) =>
	await new Promise<void>((resolve) => server.close(() => resolve()));

afterAll(async () => {
	await Promise.all(servers.map(close));
});

/** A port at which nobody listens any more. */
async function deadPort(): Promise<number> {
	const server = createServer();
	const port = await listen(server);
	await close(server);
	return port;
}

const store = (type: keyof typeof STATIC, baseUrl: string): Credentials =>
	({ [type]: { ...STATIC[type][0], baseUrl, baseUrlLook: '' } }) as never;

describe.each(TYPES)('the test of %s', (type) => {
	const [, usual] = STATIC[type];

	test('names a server that there is not, and what to enter', async () => {
		const said = await pressTest(type, store(type, 'https://gateway.invalid/api'));
		expect(said).toContain('There is no server called gateway.invalid');
		expect(said).toContain(`Check the 'Base URL': usually it is ${usual}.`);
	});

	test('says that nothing answers', async () => {
		const port = await deadPort();
		const said = await pressTest(type, store(type, `http://127.0.0.1:${port}`));
		expect(said).toContain(`Nothing answers at 127.0.0.1:${port}. Check the 'Base URL'`);
	});

	test('says that nothing answers where a connection is cut', async () => {
		const server = createServer((request) => request.socket.destroy());
		servers.push(server);
		const port = await listen(server);
		const said = await pressTest(type, store(type, `http://127.0.0.1:${port}`));
		expect(said).toContain(`Nothing answers at 127.0.0.1:${port}`);
	});

	test('sends no key to a server that cannot prove who it is', async () => {
		const asked: unknown[] = [];
		const server = createSecureServer(selfSigned(), (request, response) => {
			asked.push(request.headers);
			response.end();
		});
		servers.push(server);
		const said = await pressTest(type, store(type, `https://127.0.0.1:${await listen(server)}`));
		expect(said).toContain('cannot prove who it is');
		expect(asked).toEqual([]);
	});

	test('looks once, without the key, and in no run', async () => {
		const asked: string[] = [];
		const server = createServer((request, response) => {
			const key = /key|authorization/i.test(JSON.stringify(Object.keys(request.headers)));
			asked.push(`${request.method} ${key ? 'with' : 'without'} key`);
			response.writeHead(401, { 'content-type': 'application/json' }).end('{"status":401}');
		});
		servers.push(server);
		const baseUrl = `http://127.0.0.1:${await listen(server)}`;
		expect(await pressTest(type, store(type, baseUrl))).toMatch(/does not (accept|know) /);
		expect(asked.filter((one) => one.startsWith('HEAD'))).toEqual(['HEAD without key']);
		expect(asked.slice(1).every((one) => one.endsWith('with key'))).toBe(true);

		asked.length = 0;
		const workflow = requestWorkflow(type, [{ method: 'GET', uri: `${baseUrl}/anything` }]);
		const { error } = await runWorkflow(workflow, { credentials: store(type, baseUrl) });
		expect(error).toBeDefined();
		expect(asked.filter((one) => !one.startsWith('GET'))).toEqual([]);
	});
});

test('a login names the fields to look at', async () => {
	const baseUrl = `http://127.0.0.1:${await deadPort()}`;
	const said = await pressTest(LOGIN, {
		[LOGIN]: { username: 'u', password: 'p', clientId: 'c', clientSecret: 's', baseUrl },
	} as never);
	expect(said).toContain("to log in: check 'Base URL' and 'Token URL'");
});
