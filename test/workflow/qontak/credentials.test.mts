import { simulatorForAll } from '../../unit/support/simulator.mts';
import { pressTest } from '../support/credentialTest.mts';
import { credentialsFor } from './support/node.mts';

const simulator = simulatorForAll();
const gateway = () => simulator.qontak;
const counts = () => gateway().tokens.requests;

let users = 0;
const login = (more: object = {}) => {
	users += 1;
	gateway().settings.username = `tester${users}@toko.example`;
	return credentialsFor(gateway(), more);
};

beforeEach(() => {
	gateway().faults.clear();
	gateway().requests.clear();
	gateway().tokens.clearCounts();
	gateway().tokens.refuseRefresh = false;
});

describe('the login', () => {
	test('is good: it logs in and reads something small', async () => {
		const store = login();
		expect(await pressTest('qontakOAuthApi', store)).toBe('OK');
		expect(store.qontakOAuthApi).toMatchObject({
			accessToken: gateway().tokens.newest?.accessToken,
		});
		expect(gateway().requests.map(({ path, query }) => `${path}?${query}`)).toEqual([
			'/oauth/token?',
			'/api/open/v1/integrations?limit=1',
		]);
	});

	test('tested again: no second login', async () => {
		const store = login();
		await pressTest('qontakOAuthApi', store);
		expect(await pressTest('qontakOAuthApi', store)).toBe('OK');
		expect(counts().password).toBe(1);
	});

	test('an expired token is renewed by the test', async () => {
		const store = login();
		await pressTest('qontakOAuthApi', store);
		gateway().tokens.expireNow();
		expect(await pressTest('qontakOAuthApi', store)).toBe('OK');
		expect(counts()).toMatchObject({ password: 1, refresh: 1 });
	});

	test('a wrong password: the words of Qontak, and one try only', async () => {
		const said = await pressTest('qontakOAuthApi', login({ password: 'not this one' }));
		expect(said).toMatch(/^Qontak refused the login of the credential: “The provided.*HTTP 400/);
		expect(counts().refusedPassword).toBe(1);
	});

	test('a changed password is tested, not the token of the old one', async () => {
		const store = login();
		await pressTest('qontakOAuthApi', store);
		const changed = { qontakOAuthApi: { ...(store.qontakOAuthApi as object), password: 'new' } };
		expect(await pressTest('qontakOAuthApi', changed as never)).toContain('refused the login');
	});

	test('a user without rights', async () => {
		const store = login();
		await pressTest('qontakOAuthApi', store);
		const body = { status: 'error', error: { code: 403, messages: ['Forbidden'] } };
		gateway().faults.next({ kind: 'status', status: 403, body, times: 2 });
		expect(await pressTest('qontakOAuthApi', store)).toContain('Use an admin or supervisor');
		expect(counts().password).toBe(1);
	});
});

describe('the token', () => {
	test.each(['user', 'bot'] as const)('of a %s is good', async (kind) => {
		const token = gateway().settings[`${kind}Token`];
		expect(await pressTest('qontakTokenApi', credentialsFor(gateway(), { kind, token }))).toBe(
			'OK',
		);
		const [look, { path, headers }] = gateway().requests;
		expect([look.method, look.headers.authorization]).toEqual(['HEAD', undefined]);
		const asked = { user: '/templates/whatsapp', bot: '/health' }[kind];
		expect([path, headers.authorization]).toEqual([`/api/open/v1${asked}`, `Bearer ${token}`]);
	});

	test("of a bot is no user's", async () => {
		const token = gateway().settings.botToken;
		const said = await pressTest(
			'qontakTokenApi',
			credentialsFor(gateway(), { kind: 'user', token }),
		);
		expect(said).toContain("If it is a bot's, choose Bot Token under 'Token Kind'");
	});

	test('is unknown', async () => {
		const said = await pressTest('qontakTokenApi', credentialsFor(gateway(), { token: 'old' }));
		expect(said).toContain('it has expired: a token lives for a year');
	});

	test('goes to an address without this API', async () => {
		const store = credentialsFor(gateway(), { baseUrl: `${gateway().url}/elsewhere` });
		expect(await pressTest('qontakTokenApi', store)).toContain('no Qontak API at this Base URL');
	});
});

describe('HMAC', () => {
	test('is good: the query is signed, with brackets of no kind changed', async () => {
		expect(await pressTest('qontakHmacApi', credentialsFor(gateway()))).toBe('OK');
		expect(gateway().requests.at(-1)).toMatchObject({
			path: '/qontak/chat/v1/integrations',
			query: 'limit=1',
			answeredStatus: 200,
		});
	});

	test.each([
		['a wrong secret', { clientSecret: 'another' }],
		['a wrong id', { clientId: 'another' }],
	])('%s', async (_, more) => {
		const said = await pressTest('qontakHmacApi', credentialsFor(gateway(), more));
		expect(said).toContain('Mekari does not accept the signature');
		expect(said).toContain('qontak-chat:all');
		expect(said).toContain('clock');
	});
});

describe('an answer with HTTP 200 that is no success', () => {
	const refusal = (code: number) => ({ status: 'error', error: { code, messages: ['No'] } });
	const pressed = async (type: string, body: unknown) => {
		gateway().faults.next({
			kind: 'status',
			status: 200,
			body: body as never,
			times: 4,
			match: { method: 'GET' },
		});
		return await pressTest(type, login());
	};

	test.each([
		['qontakHmacApi', 401, 'does not accept the signature'],
		['qontakHmacApi', 403, 'may not use Qontak'],
		['qontakHmacApi', 404, 'Base URL'],
		['qontakHmacApi', 500, 'answered with an error'],
		['qontakOAuthApi', 403, 'Use an admin or supervisor'],
		['qontakOAuthApi', 422, 'answered with an error'],
		['qontakTokenApi', 401, 'does not know this token'],
		['qontakTokenApi', 429, 'answered with an error'],
	])('%s: an error with the code %d', async (type, code, words) => {
		expect(await pressed(type, refusal(code))).toContain(words);
	});

	test.each(['qontakHmacApi', 'qontakOAuthApi'])('%s: a web page, or nothing', async (type) => {
		expect(await pressed(type, '<html><title>Welcome</title></html>')).toContain('Base URL');
		gateway().faults.clear();
		expect(await pressed(type, '')).toContain('Base URL');
	});
});
