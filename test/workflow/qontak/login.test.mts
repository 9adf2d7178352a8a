import type { IDataObject } from 'n8n-workflow';
import { QontakOAuthApi } from '../../../credentials/QontakOAuthApi.credentials';
import { accountOf, fingerprintOf, type Tokens } from '../../../nodes/Qontak/auth/account';
import { simulatorForAll } from '../../unit/support/simulator.mts';
import { contact, contacts, digits } from '../support/messages.mts';
import { runWorkflow, type Credentials } from '../support/engine.mts';
import { credentialsFor, requestWorkflow, runQontak } from './support/node.mts';

const simulator = simulatorForAll({ qontak: { receipts: 'manual' } });
const gateway = () => simulator.qontak;
const counts = () => gateway().tokens.requests;
const reached = () => gateway().messages.map(({ to }) => to);

let users = 0;
/** A login of its own for each test, as n8n's process remembers logins. */
const login = (more: object = {}) => {
	users += 1;
	gateway().settings.username = `owner${users}@toko.example`;
	return credentialsFor(gateway(), more);
};

const send = {
	authentication: 'login',
	resource: 'message',
	operation: 'sendTemplate',
	recipient: '={{ $json.phone }}',
	recipientName: '={{ $json.name }}',
	channel: { __rl: true, mode: 'id', value: '56b60c3c-0123-46af-958b-32f3ad12ee37' },
	template: { __rl: true, mode: 'id', value: 'd3e1083c-66ea-410b-b807-1d84182ffa82' },
	templateInput: 'json',
	templateVariablesJson: '={{ { "body_1": $json.name, "body_2": "lagu" } }}',
	// All under way at once.
	options: {
		speed: { limit: { mode: 'fixed', messages: 10_000, unit: 'second', inFlight: 50 } },
	},
};

// Whoever waits whether another process renews a token waits as short as any may.
beforeAll(() => void jest.spyOn(Math, 'random').mockReturnValue(0));

beforeEach(() => {
	Object.assign(gateway().settings, { expiredAnswer: 401, latencyMs: 0, password: 'pw' });
	gateway().faults.clear();
	gateway().messages.clear();
	gateway().requests.clear();
	gateway().tokens.clearCounts();
	gateway().tokens.refuseRefresh = false;
});

describe('a token that another process of n8n renewed', () => {
	/** A login in use, whose token then expires: with the tokens that came after, as n8n stores them. */
	const renewed = async () => {
		const credentials = login();
		await runQontak(gateway(), send, contacts(1), { credentials });
		gateway().tokens.expireNow();
		gateway().tokens.clearCounts();
		gateway().messages.clear();
		return { credentials, next: gateway().tokens.issue() };
	};

	/** n8n's store, in which another process puts its tokens at the n-th time that it is read. */
	const storedAtRead = (credentials: Credentials, nth: number, next: Tokens) => {
		const stored = credentials.qontakOAuthApi as IDataObject;
		const { accessToken, refreshToken } = next;
		// Of the account with what the form has when nobody changes it.
		const defaults = new QontakOAuthApi().properties.map(({ name, default: of }) => [name, of]);
		const account = accountOf({ ...Object.fromEntries(defaults), ...stored } as never);
		let reads = 0;
		Object.defineProperty(credentials, 'qontakOAuthApi', {
			get: () => {
				reads += 1;
				const accountFingerprint = fingerprintOf(account);
				if (reads === nth) Object.assign(stored, { accessToken, refreshToken, accountFingerprint });
				return stored;
			},
		});
	};

	test.each([[401], [403], [200]] as const)(
		'is taken from n8n where the run has the old one, expired by %s',
		async (expiredAnswer) => {
			gateway().settings.expiredAnswer = expiredAnswer;
			const { credentials, next } = await renewed();
			// The run reads the old one first; then the other process stores its own.
			storedAtRead(credentials, 2, next);
			const { error } = await runQontak(gateway(), send, contacts(20), { credentials });
			expect(error).toBeUndefined();
			expect(counts()).toEqual({ password: 0, refresh: 0, refusedPassword: 0, refusedRefresh: 0 });
			expect(reached().sort()).toEqual(contacts(20).map((_, n) => digits(n)));
		},
		20_000,
	);

	test('is waited for, and nothing asked, where that one is about to store it', async () => {
		const { credentials, next } = await renewed();
		// The run reads, looks at once, and again when it has waited.
		storedAtRead(credentials, 3, next);
		const { error } = await runQontak(gateway(), send, contacts(20), { credentials });
		expect(error).toBeUndefined();
		expect(counts()).toEqual({ password: 0, refresh: 0, refusedPassword: 0, refusedRefresh: 0 });
		expect(reached()).toHaveLength(20);
	});

	test('is taken where that one used up the refresh token in the same moment', async () => {
		const { credentials, next } = await renewed();
		gateway().tokens.refuseRefresh = true;
		// As before, and once more after the refusal.
		storedAtRead(credentials, 4, next);
		const { error } = await runQontak(gateway(), send, contacts(20), { credentials });
		expect(error).toBeUndefined();
		expect(counts()).toEqual({ password: 0, refresh: 0, refusedPassword: 0, refusedRefresh: 1 });
		expect(reached()).toHaveLength(20);
	});

	test('is waited for by the first run of a login, too', async () => {
		const credentials = login();
		storedAtRead(credentials, 3, gateway().tokens.issue());
		const { error } = await runQontak(gateway(), send, contacts(20), { credentials });
		expect(error).toBeUndefined();
		expect(counts()).toEqual({ password: 0, refresh: 0, refusedPassword: 0, refusedRefresh: 0 });
		expect(reached()).toHaveLength(20);
	});

	test('that has expired, too, is renewed', async () => {
		const { credentials, next } = await renewed();
		storedAtRead(credentials, 2, next);
		gateway().tokens.expireNow();
		const { error } = await runQontak(gateway(), send, contacts(20), { credentials });
		expect(error).toBeUndefined();
		expect(counts()).toEqual({ password: 0, refresh: 1, refusedPassword: 0, refusedRefresh: 0 });
		expect(reached()).toHaveLength(20);
	});
});

describe('a login', () => {
	test('is made once for all items, and stored', async () => {
		const credentials = login();
		const { error, json } = await runQontak(gateway(), send, contacts(20), { credentials });
		expect(error).toBeUndefined();
		expect(json('Qontak')).toHaveLength(20);
		expect(reached().sort()).toEqual(contacts(20).map((_, n) => digits(n)));
		expect(counts()).toEqual({ password: 1, refresh: 0, refusedPassword: 0, refusedRefresh: 0 });
		expect(credentials.qontakOAuthApi).toMatchObject({
			accessToken: gateway().tokens.newest?.accessToken,
			refreshToken: gateway().tokens.newest?.refreshToken,
		});
	});

	test('serves the next run as well', async () => {
		const credentials = login();
		await runQontak(gateway(), send, contacts(1), { credentials });
		await runQontak(gateway(), send, contacts(1), { credentials });
		expect(counts().password).toBe(1);
		expect(reached()).toHaveLength(2);
	});

	test('with a wrong password: its words, one try, nothing sent', async () => {
		const credentials = login({ password: 'not this one' });
		const { error, stored } = await runQontak(gateway(), send, contacts(30), { credentials });
		expect(error?.message).toMatch(/^Qontak refused the login of the credential: “The provided/);
		expect(error?.description).toContain("check 'Username' and 'Password'");
		expect(error?.failure).toEqual({ cause: 'credential-invalid' });
		expect(counts()).toMatchObject({ password: 0, refusedPassword: 1 });
		expect(reached()).toEqual([]);
		expect(stored).not.toContain('not this one');
	});

	test('with a wrong password and continue-on-fail: every item told, still one try', async () => {
		const credentials = login({ password: 'not this one' });
		const onError = 'continueErrorOutput';
		const { json } = await runQontak(gateway(), send, contacts(30), { credentials, onError });
		expect(json('Failed')).toHaveLength(30);
		expect(json('Failed')[7]).toMatchObject({
			value: 'Customer 7',
			error: { reason: 'unauthorized', item: 7 },
		});
		expect(counts().refusedPassword).toBe(1);
	});

	test('at an address that nobody answers', async () => {
		const credentials = login({ tokenUrl: 'http://127.0.0.1:1/oauth/token' });
		const options = { retry: { policy: { attempts: 1 } } };
		const { error } = await runQontak(
			gateway(),
			{ ...send, options: { ...send.options, ...options } },
			contacts(1),
			{
				credentials,
			},
		);
		expect(error?.message).toContain('could not be reached at 127.0.0.1:1 to log in');
		expect(error?.description).toContain('Nothing was sent');
	});
});

describe('an expired token', () => {
	/** 50 messages after a first one, the token being expired in between while 50 are under way. */
	const expiredRun = async (more: object = {}) => {
		const credentials = login();
		await runQontak(gateway(), send, contacts(1), { credentials });
		gateway().messages.clear();
		gateway().tokens.clearCounts();
		gateway().tokens.expireNow();
		Object.assign(gateway().settings, { latencyMs: 5, ...more });
		const outcome = await runQontak(gateway(), send, contacts(50), { credentials });
		return { ...outcome, credentials };
	};

	test.each([401, 403, 200] as const)(
		'told by HTTP %d: one token request, 50 delivered, none twice, the newest token stored',
		async (expiredAnswer) => {
			const { error, credentials } = await expiredRun({ expiredAnswer });
			expect(error).toBeUndefined();
			expect(reached().sort()).toEqual(contacts(50).map((_, n) => digits(n)));
			expect(counts()).toEqual({ password: 0, refresh: 1, refusedPassword: 0, refusedRefresh: 0 });
			expect(credentials.qontakOAuthApi).toMatchObject({
				accessToken: gateway().tokens.newest?.accessToken,
				refreshToken: gateway().tokens.newest?.refreshToken,
			});
		},
	);

	test('that expires between the check and the sends: each delivered once', async () => {
		const credentials = login();
		await runQontak(gateway(), send, contacts(1), { credentials });
		gateway().messages.clear();
		gateway().tokens.clearCounts();
		const watch = setInterval(() => {
			if (reached().length < 10) return;
			clearInterval(watch);
			gateway().tokens.expireNow();
		}, 1);
		gateway().settings.latencyMs = 5;
		const { error } = await runQontak(gateway(), send, contacts(50), { credentials });
		clearInterval(watch);
		expect(error).toBeUndefined();
		expect(reached().sort()).toEqual(contacts(50).map((_, n) => digits(n)));
		expect(counts()).toMatchObject({ password: 0, refresh: 1 });
	});

	test('whose refresh token is refused: one login by password', async () => {
		gateway().tokens.refuseRefresh = true;
		const { error } = await expiredRun();
		expect(error).toBeUndefined();
		expect(reached()).toHaveLength(50);
		expect(counts()).toEqual({ password: 1, refresh: 0, refusedPassword: 0, refusedRefresh: 1 });
	});

	test('in several nodes at once: one token request', async () => {
		const credentials = login();
		await runQontak(gateway(), send, contacts(1), { credentials });
		gateway().tokens.clearCounts();
		gateway().tokens.expireNow();
		gateway().settings.latencyMs = 5;
		const runs = Array.from({ length: 10 }, async (_, n) => {
			const own = { qontakOAuthApi: { ...(credentials.qontakOAuthApi as object) } as never };
			return await runQontak(gateway(), send, [contact(n)], { credentials: own });
		});
		const errors = (await Promise.all(runs)).map(({ error }) => error);
		expect(errors).toEqual(errors.map(() => undefined));
		expect(counts()).toMatchObject({ password: 0, refresh: 1 });
	});

	test('appears nowhere in what n8n stores', async () => {
		const { stored, credentials } = await expiredRun();
		const { accessToken, refreshToken } = credentials.qontakOAuthApi as Record<string, string>;
		expect(stored).not.toContain(accessToken);
		expect(stored).not.toContain(refreshToken);
	});
});

describe('a token that is good', () => {
	test.each([
		['a refusal for permissions', 403, 'You do not have permission to do this'],
		['a refusal of the content', 422, 'Invalid token in the text'],
	])('is not renewed after %s', async (_, status, words) => {
		const credentials = login();
		await runQontak(gateway(), send, contacts(1), { credentials });
		gateway().tokens.clearCounts();
		gateway().requests.clear();
		for (let n = 0; n < 5; n++) {
			const body = { status: 'error', error: { code: status, messages: [words] } };
			gateway().faults.next({ kind: 'status', status, body, match: { recipient: digits(n) } });
		}
		const onError = 'continueErrorOutput';
		const { json } = await runQontak(gateway(), send, contacts(5), { credentials, onError });
		expect(json('Failed')).toHaveLength(5);
		expect(json('Failed')[0].error).toMatchObject({ httpStatus: status, gatewayMessage: words });
		expect(counts()).toEqual({ password: 0, refresh: 0, refusedPassword: 0, refusedRefresh: 0 });
		expect(gateway().requests.filter(({ path }) => path.endsWith('/direct'))).toHaveLength(5);
	});

	test('a 403 that only looks like an expiry: tried once more, not renewed', async () => {
		const credentials = login();
		await runQontak(gateway(), send, contacts(1), { credentials });
		gateway().tokens.clearCounts();
		gateway().requests.clear();
		const body = { status: 'error', error: { code: 403, messages: ['Token expired'] } };
		const match = { recipient: digits(0) };
		gateway().faults.next({ kind: 'status', status: 403, body, times: 2, match });
		const { error } = await runQontak(gateway(), send, contacts(1), { credentials });
		expect(error?.message).toContain('Token expired');
		expect(counts()).toMatchObject({ password: 0, refresh: 0 });
		expect(gateway().requests.filter(({ path }) => path.endsWith('/direct'))).toHaveLength(2);
	});
});

describe("the login in n8n's HTTP Request node", () => {
	/** Direct broadcasts through the older helper, with the options that node gives it. */
	const requestAll = async (count: number, credentials: ReturnType<typeof login>) => {
		const body = (n: number) => ({
			to_number: digits(n),
			to_name: 'Budi',
			message_template_id: '99aa44c1-6573-4a89-b0ca-f272b1b846b4',
			channel_integration_id: '56b60c3c-0123-46af-958b-32f3ad12ee37',
			language: { code: 'id' },
			parameters: { body: [] },
		});
		const uri = `${gateway().url}/api/open/v1/broadcasts/whatsapp/direct`;
		const items = contacts(count).map((_, n) => ({ json: { method: 'POST', uri, body: body(n) } }));
		return await runWorkflow(requestWorkflow('qontakOAuthApi', items), { credentials });
	};

	test('50 at once with an expired token: one token request, each delivered once', async () => {
		const credentials = login();
		await requestAll(1, credentials);
		gateway().messages.clear();
		gateway().tokens.clearCounts();
		gateway().tokens.expireNow();
		gateway().settings.latencyMs = 5;
		const { error } = await requestAll(50, credentials);
		expect(error).toBeUndefined();
		expect(reached().sort()).toEqual(contacts(50).map((_, n) => digits(n)));
		expect(counts()).toEqual({ password: 0, refresh: 1, refusedPassword: 0, refusedRefresh: 0 });
	});

	test('another refusal: nothing renewed, and not sent again', async () => {
		const credentials = login();
		await requestAll(1, credentials);
		gateway().messages.clear();
		gateway().requests.clear();
		gateway().tokens.clearCounts();
		gateway().faults.next({ kind: 'status', status: 500, body: { message: 'Broken' } });
		const { error } = await requestAll(1, credentials);
		expect(error).toBeDefined();
		expect(counts()).toMatchObject({ password: 0, refresh: 0 });
		expect(gateway().requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});
});
