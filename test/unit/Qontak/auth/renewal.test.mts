import { Readable } from 'node:stream';
import type { IDataObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { QontakOAuthApi } from '../../../../credentials/QontakOAuthApi.credentials';
import { tellsExpiry } from '../../../../nodes/Qontak/auth/expiry';
import { RefusedRefresh } from '../../../../nodes/shared/transport/storedByAnother';

type Reply = { status: number; body: unknown };
interface Asked {
	url: string;
	grant?: string;
	body: IDataObject;
}

const INVALID = {
	status: 401,
	body: { status: 'error', error: { code: 401, messages: ['Invalid token'] } },
};

/** A Qontak that hands out tokens: `ACCESS-n` and `REFRESH-n`. */
class FakeQontak {
	readonly asked: Asked[] = [];
	good = '';
	goodRefresh = '';
	password = 'right';
	private count = 0;
	override?: (asked: Asked) => Reply | Error | undefined;

	get grants() {
		return this.asked.flatMap(({ grant }) => (grant ? [grant] : []));
	}

	private issue(): Reply {
		this.count += 1;
		this.good = `ACCESS-${this.count}`;
		this.goodRefresh = `REFRESH-${this.count}`;
		return {
			status: 200,
			body: {
				access_token: this.good,
				refresh_token: this.goodRefresh,
				token_type: 'Bearer',
				expires_in: 29823918,
			},
		};
	}

	private reply({ url, body, grant }: Asked, headers: IDataObject): Reply {
		if (!url.endsWith('/oauth/token')) {
			const accepted = headers.Authorization === `Bearer ${this.good}`;
			return accepted ? { status: 200, body: { status: 'success', data: [] } } : INVALID;
		}
		if (grant === 'refresh_token') {
			return body.refresh_token === this.goodRefresh
				? this.issue()
				: { status: 400, body: { error: 'invalid_grant', error_description: 'It was used' } };
		}
		return body.password === this.password
			? this.issue()
			: { status: 401, body: { error: 'invalid_grant', error_description: 'No user right' } };
	}

	readonly http = {
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => {
				const body = (options.body ?? {}) as IDataObject;
				const asked = { url: options.url, body, grant: body.grant_type as string | undefined };
				this.asked.push(asked);
				await new Promise((resolve) => setImmediate(resolve));
				const reply = this.override?.(asked) ?? this.reply(asked, options.headers as IDataObject);
				if (reply instanceof Error) throw reply;
				const { status: statusCode, body: answer } = reply;
				const isReady = typeof answer === 'string' || answer instanceof Readable;
				const text = isReady ? answer : JSON.stringify(answer);
				return { statusCode, body: text, headers: {} };
			},
		},
	} as unknown as IHttpRequestHelper;
}

const type = new QontakOAuthApi();
let qontak: FakeQontak;
let user: string;
let users = 0;

beforeEach(() => {
	qontak = new FakeQontak();
	users += 1;
	user = `user${users}@example.com`;
});

/** A stored credential; every test has a user of its own, as n8n's process remembers logins. */
const credential = (more: IDataObject = {}) =>
	({
		...Object.fromEntries(type.properties.map((property) => [property.name, property.default])),
		username: user,
		password: 'right',
		baseUrl: 'https://qontak.test/api/open/v1',
		...more,
	}) as never;

const ask = async (given: object) => await type.preAuthentication.call(qontak.http, given as never);

/** What n8n stores after the first login. */
const loggedIn = async (more: IDataObject = {}) => {
	const given = credential(more) as object;
	return { ...given, ...(await ask(given)) } as IDataObject;
};

describe('the first token', () => {
	test('comes by user and password, as the documents write it', async () => {
		const tokens = await ask(credential());
		expect(tokens).toEqual({
			accessToken: 'ACCESS-1',
			refreshToken: 'REFRESH-1',
			accountFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
		expect(qontak.asked).toEqual([
			{
				url: 'https://qontak.test/oauth/token',
				grant: 'password',
				body: {
					username: user,
					password: 'right',
					grant_type: 'password',
					client_id: 'RRrn6uIxalR_QaHFlcKOqbjHMG63elEdPTair9B9YdY',
					client_secret: 'Sa8IGIh_HpVK1ZLAF0iFf7jU760osaUNV659pBIZR00',
				},
			},
		]);
	});

	test('a token URL of its own', async () => {
		await ask(credential({ tokenUrl: 'https://login.test/oauth/token' }));
		expect(qontak.asked[0].url).toBe('https://login.test/oauth/token');
	});

	test('many at once: one login', async () => {
		const given = credential();
		const all = await Promise.all(Array.from({ length: 50 }, async () => await ask(given)));
		expect(new Set(all.map(({ accessToken }) => accessToken))).toEqual(new Set(['ACCESS-1']));
		expect(qontak.grants).toEqual(['password']);
	});

	test('never over http to another machine', async () => {
		await expect(ask(credential({ baseUrl: 'http://qontak.test/api' }))).rejects.toThrow(
			"'Base URL' of the credential has to begin with https://",
		);
		await expect(ask(credential({ tokenUrl: 'http://login.test' }))).rejects.toThrow(
			"'Token URL' of the credential has to begin with https://",
		);
	});
});

describe('an expired token', () => {
	test('is renewed by the refresh token, once for 50 in flight and for stragglers', async () => {
		const stored = await loggedIn();
		qontak.good = 'nothing';
		const all = await Promise.all(Array.from({ length: 50 }, async () => await ask(stored)));
		all.push(
			await ask(stored),
			await ask({ ...stored, accessToken: '', expiredToken: 'ACCESS-1' }),
		);
		expect(new Set(all.map((tokens) => JSON.stringify(tokens))).size).toBe(1);
		expect(all[0]).toMatchObject({ accessToken: 'ACCESS-2', refreshToken: 'REFRESH-2' });
		expect(qontak.grants).toEqual(['password', 'refresh_token']);
	});

	test('a straggler from two renewals ago gets the newest', async () => {
		const first = await loggedIn();
		qontak.good = 'nothing';
		const second = { ...first, ...(await ask(first)) };
		qontak.good = 'nothing';
		await ask(second);
		expect(await ask(first)).toMatchObject({ accessToken: 'ACCESS-3' });
		expect(qontak.grants).toEqual(['password', 'refresh_token', 'refresh_token']);
	});

	test('a refused refresh token: one login by password', async () => {
		const stored = await loggedIn();
		qontak.good = 'nothing';
		qontak.goodRefresh = 'another';
		expect(await ask(stored)).toMatchObject({ accessToken: 'ACCESS-2' });
		expect(qontak.grants).toEqual(['password', 'refresh_token', 'password']);
	});

	test('a refused refresh token is told to whoever can look what another process stored', async () => {
		const stored = await loggedIn();
		qontak.good = 'nothing';
		qontak.goodRefresh = 'another';
		const telling = { ...stored, tellsRefusedRefresh: true };
		const all = await Promise.allSettled([telling, telling, stored].map(ask));
		expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
		expect(all[0]).toMatchObject({ reason: expect.any(RefusedRefresh) });
		expect(qontak.grants).toEqual(['password', 'refresh_token', 'password']);
		// Asked again, it gives what there is by now.
		expect(await ask(telling)).toMatchObject({ accessToken: 'ACCESS-2' });
		expect(qontak.grants).toHaveLength(3);
	});

	test('no new refresh token in the answer: the old one stays', async () => {
		const stored = await loggedIn();
		qontak.override = ({ grant }) =>
			grant ? { status: 200, body: { access_token: 'LONELY' } } : INVALID;
		expect(await ask(stored)).toMatchObject({ accessToken: 'LONELY', refreshToken: 'REFRESH-1' });
	});

	test('a disturbance while refreshing does not lead to a login', async () => {
		const stored = await loggedIn();
		qontak.override = ({ grant }) => (grant ? { status: 503, body: 'busy' } : INVALID);
		await expect(ask(stored)).rejects.toMatchObject({ reason: 'gatewayDown' });
		expect(qontak.grants).toEqual(['password', 'refresh_token']);
	});
});

describe('a token that is still good', () => {
	test('is left alone after other refusals, as the HTTP Request node asks after any', async () => {
		const stored = await loggedIn();
		expect(await ask(stored)).toEqual({});
		expect(qontak.grants).toEqual(['password']);
	});

	test('is given back when an answer only looked like an expiry', async () => {
		const stored = await loggedIn();
		const doubted = { ...stored, accessToken: '', expiredToken: stored.accessToken };
		expect(await ask(doubted)).toMatchObject({ accessToken: 'ACCESS-1' });
		expect(qontak.grants).toEqual(['password']);
	});

	test.each([
		['asked without need', false, 0],
		['told by an answer', true, 1],
	])('cannot be looked up, %s', async (_, doubted, renewals) => {
		const stored = await loggedIn();
		qontak.override = ({ grant }) => (grant ? undefined : new Error('ECONNRESET'));
		await ask(doubted ? { ...stored, accessToken: '', expiredToken: stored.accessToken } : stored);
		expect(qontak.grants).toHaveLength(1 + renewals);
	});
});

describe('a login that is refused', () => {
	/** All that a credential tells of a login that failed. */
	const toldBy = async (asking: Promise<unknown>) => {
		const [failure] = await Promise.allSettled([asking]);
		const { reason } = failure as PromiseRejectedResult;
		return `${String(reason)} ${JSON.stringify(reason)}`;
	};

	test('is told once for all, with what to check and without the password', async () => {
		const given = credential({ password: 'right as rain' });
		qontak.override = () => ({
			status: 401,
			body: { error_description: 'x', error: 'right as rain' },
		});
		const all = await Promise.allSettled(Array.from({ length: 20 }, async () => await ask(given)));
		await expect(ask(given)).rejects.toMatchObject({
			reason: 'unauthorized',
			message: expect.stringMatching(
				/^Qontak refused the login of the credential.*\(HTTP 401\): check user name and password$/,
			),
			description: expect.stringContaining("'Password'"),
		});
		expect(all.every(({ status }) => status === 'rejected')).toBe(true);
		expect(qontak.grants).toEqual(['password']);
		expect(JSON.stringify(all)).not.toContain('rain');
	});

	test('nor with the beginning of a password where its words are cut', async () => {
		const password = 'correct-horse-battery';
		for (let more = 0; more < password.length; more++) {
			qontak.override = ({ body }) => ({
				status: 401,
				body: {
					error: 'x',
					error_description: `${'.'.repeat(580 + more)}${String(body.password)}`,
				},
			});
			const told = await toldBy(ask(credential({ username: `cut ${more}`, password })));
			expect(told).toContain('refused the login');
			expect(told).not.toContain('corr');
		}
	});

	test.each([
		['a disturbance', 503],
		['too many logins', 429],
	])('nor with the refresh token: %s', async (_, status) => {
		const stored = await loggedIn();
		qontak.override = ({ grant, body }) =>
			grant
				? { status, body: { error: 'x', error_description: `No ${String(body.refresh_token)}` } }
				: INVALID;
		const told = await toldBy(ask(stored));
		expect(told).toContain('“No ***”');
		expect(told).not.toContain('REFRESH-');
	});

	test('a corrected password is tried at once', async () => {
		await expect(ask(credential({ password: 'wrong' }))).rejects.toThrow('refused the login');
		expect(await ask(credential())).toMatchObject({ accessToken: 'ACCESS-1' });
	});

	test('an answer that has no end is not read to it', async () => {
		const million = Buffer.alloc(1024 * 1024, ' ');
		let read = 0;
		const endless = new Readable({
			read() {
				read += 1;
				setImmediate(() => this.push(read > 100 ? null : million));
			},
		});
		qontak.override = () => ({ status: 200, body: endless });
		await expect(ask(credential())).rejects.toMatchObject({ reason: 'gatewayDown' });
		expect(endless.destroyed).toBe(true);
		expect(read).toBeLessThan(30);
	});

	test('an address that nobody answers at', async () => {
		qontak.override = () => new Error('ECONNREFUSED');
		await expect(ask(credential())).rejects.toMatchObject({
			reason: 'gatewayDown',
			details: { notConnected: true },
		});
	});
});

describe('whose token it is', () => {
	const sent = async (given: object) =>
		(await type.authenticate(given as never, { url: 'https://qontak.test', headers: { A: 'b' } }))
			.headers;

	test('goes with the request', async () => {
		expect(await sent(await loggedIn())).toEqual({ A: 'b', Authorization: 'Bearer ACCESS-1' });
	});

	test.each(['username', 'password', 'clientId', 'clientSecret', 'tokenUrl'])(
		'a changed %s makes it unused, and a new login necessary',
		async (field) => {
			const changed = { ...(await loggedIn()), [field]: 'https://changed.test' };
			expect(await sent(changed)).toEqual({ A: 'b' });
			qontak.password = 'https://changed.test';
			qontak.override = ({ body }) =>
				body.password === 'right' && field === 'password' ? INVALID : undefined;
			await ask(changed).catch(() => undefined);
			expect(qontak.grants).toEqual(['password', 'password']);
		},
	);

	test('a user name alone gets nobody a token', async () => {
		await loggedIn();
		await expect(ask(credential({ password: 'guessed' }))).rejects.toThrow('refused the login');
	});
});

describe('what tells an expiry', () => {
	const error = (text: string) => ({ status: 'error', error: { messages: [text] } });

	test.each([
		[401, {}],
		[401, undefined],
		[403, error('The access token expired')],
		[403, { message: 'Token is expired' }],
		[403, { error: 'invalid_token', error_description: 'Invalid token' }],
		[200, error('Invalid token')],
		[200, { status: 'error', error: { code: 401, messages: ['Unauthenticated'] } }],
		[201, { status: 'error', error: { code: '401', messages: [] } }],
		[200, { error: { code: 401 } }],
		[200, { status: 'error', data: null, code: 401, message: 'Login again' }],
	])('%d %j does', (status, json) => {
		expect(tellsExpiry({ status, json })).toBe(true);
	});

	test.each([
		[403, error('You do not have permission to do this')],
		[403, error('Invalid token scope')],
		[403, { message: 'Forbidden' }],
		[403, undefined],
		[422, error('Invalid token')],
		[200, { status: 'success', data: { text: 'Your token expired' } }],
		[200, { status: 'success', data: [], code: 401 }],
		[200, { status: 'error', error: { code: 429, messages: ['Too many'] } }],
		[200, null],
		[500, error('Invalid token')],
	])('%d %j does not', (status, json) => {
		expect(tellsExpiry({ status, json })).toBe(false);
	});
});
