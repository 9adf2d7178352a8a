import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestWorkflow } from './qontak/support/node.mts';
import { pressTest } from './support/credentialTest.mts';
import { runWorkflow, type Credentials } from './support/engine.mts';

/** Where a key must not go: in the clear, or wherever a redirect leads. */

const KEY = 'a-key-of-an-account';
/** What the login has is made by the gateway. */
const TOKEN = 'an-access-token';

const CREDENTIALS = {
	decisionTelecomApi: { apiKey: KEY },
	ivosightsApi: { apiKey: KEY },
	qontakHmacApi: { clientId: 'client', clientSecret: KEY },
	qontakOAuthApi: { username: 'tester', password: KEY },
	qontakTokenApi: { kind: 'user', token: KEY },
};
const TYPES = Object.keys(CREDENTIALS) as Array<keyof typeof CREDENTIALS>;

let arrived: string[] = [];
const servers: Server[] = [];

async function listen(server: Server): Promise<number> {
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

/** The attacker's: takes everything. */
let elsewhere = 0;
/** Takes a login, and sends everything else elsewhere. */
let redirecting = 0;
let status = 302;

beforeAll(async () => {
	elsewhere = await listen(
		createServer((request, response) => {
			arrived.push(`${request.url} ${JSON.stringify(request.headers)}`);
			response.setHeader('content-type', 'application/json').end('{"status":"success"}');
		}),
	);
	redirecting = await listen(
		createServer((request, response) => {
			if (request.url === '/oauth/token') {
				const tokens = { access_token: TOKEN, refresh_token: 'r' };
				response.setHeader('content-type', 'application/json').end(JSON.stringify(tokens));
				return;
			}
			response.writeHead(status, { location: `http://127.0.0.1:${elsewhere}/moved` }).end();
		}),
	);
});
afterAll(async () => {
	for (const server of servers) {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
});
beforeEach(() => {
	arrived = [];
	status = 302;
});

const store = (type: keyof typeof CREDENTIALS, baseUrl: string): Credentials =>
	({ [type]: { ...CREDENTIALS[type], baseUrl } }) as never;

const press = async (type: keyof typeof CREDENTIALS, baseUrl: string) =>
	await pressTest(type, store(type, baseUrl));

/** What n8n's HTTP Request node is told. */
async function requestWith(type: keyof typeof CREDENTIALS, uri: string, more: object = {}) {
	const workflow = requestWorkflow(type, [{ method: 'GET', uri, ...more }]);
	const baseUrl = `http://127.0.0.1:${redirecting}`;
	const { error } = await runWorkflow(workflow, { credentials: store(type, baseUrl) });
	return error;
}

describe.each(TYPES)('the test of %s', (type) => {
	test.each([
		// This machine by another name, so that what would leave is seen.
		() => `http://0.0.0.0:${elsewhere}/api`,
		() => `HTTP://0.0.0.0:${elsewhere}`,
		() => ' http://gateway.example',
		() => '//gateway.example',
	])('does not go to an address in the clear (%#)', async (baseUrl) => {
		expect(await press(type, baseUrl())).toContain('has to begin with https://');
		expect(arrived).toEqual([]);
	});

	test('does not go where the node would not go', async () => {
		const said = await press(type, `http://127.0.0.1:${elsewhere}/api?next=`);
		expect(said).toContain('is more than an address');
		expect(arrived).toEqual([]);
	});

	test.each([301, 302, 303, 307, 308])('does not follow HTTP %i', async (code) => {
		status = code;
		expect(await press(type, `http://127.0.0.1:${redirecting}`)).toContain('leads on to another');
		expect(arrived).toEqual([]);
	});
});

describe.each(TYPES)('a key of %s that is refused with HTTP 200', (type) => {
	test.each<object>([
		{ message: 'Unauthenticated.' },
		{ message: 'Unauthorized' },
		{ error: 'invalid_token' },
		{ code: 401, message: 'No' },
	])('is told: %j', async (body) => {
		const port = await listen(
			createServer((request, response) => {
				const tokens = { access_token: TOKEN, refresh_token: 'r' };
				const answer = request.url === '/oauth/token' ? tokens : body;
				response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
			}),
		);
		expect(await press(type, `http://127.0.0.1:${port}`)).toMatch(
			/does not (accept|know|take) (the|this) (key|API key|token|signature)/,
		);
	});
});

describe.each(TYPES)('the HTTP Request node with %s', (type) => {
	test('sends nothing in the clear', async () => {
		const error = await requestWith(type, `http://0.0.0.0:${elsewhere}/api`);
		expect(error?.message).toContain('does not start with https://');
		expect(arrived).toEqual([]);
	});

	test('follows no redirect, even when it is told to', async () => {
		const uri = `http://127.0.0.1:${redirecting}/api`;
		const told = { followRedirect: true, followAllRedirects: true, maxRedirects: 21 };
		expect(await requestWith(type, uri, told)).toBeDefined();
		expect(arrived).toEqual([]);
	});
});
