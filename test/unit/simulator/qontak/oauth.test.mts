import { simulatorForEach } from '../../support/simulator.mts';
import { bearer, directBody, root } from './clients.mts';

const simulator = simulatorForEach();

const NUMBER = '628117661000';

async function grant(change: Record<string, unknown>) {
	const { clientId, clientSecret } = simulator.qontak.settings;
	const client = { client_id: clientId, client_secret: clientSecret };
	return await root(simulator.qontak).post('/oauth/token', { ...client, ...change });
}

async function logIn(change: object = {}) {
	const { username, password } = simulator.qontak.settings;
	return await grant({ grant_type: 'password', username, password, ...change });
}

const refresh = async (refresh_token: string) =>
	await grant({ grant_type: 'refresh_token', refresh_token });

const health = async (token: string) => await bearer(simulator.qontak, token).get('/health');

describe('what is granted', () => {
	test('a refresh token works once and gives a new pair; the old access token ends', async () => {
		const first = (await logIn()).data;
		const second = await refresh(first.refresh_token);
		expect(second.status).toBe(200);
		expect(second.data.access_token).not.toBe(first.access_token);
		expect(second.data.refresh_token).not.toBe(first.refresh_token);
		const again = await refresh(first.refresh_token);
		expect([again.status, again.data.error]).toEqual([400, 'invalid_grant']);
		expect((await health(first.access_token)).status).toBe(401);
		expect((await health(second.data.access_token)).status).toBe(200);
		expect(simulator.qontak.tokens.requests).toEqual({
			password: 1,
			refresh: 1,
			refusedPassword: 0,
			refusedRefresh: 1,
		});
	});

	test('a lifetime can be set, and time passes by the clock of the settings', async () => {
		const { settings } = simulator.qontak;
		settings.tokenLifetime = 60;
		const { data } = await logIn();
		expect(data.expires_in).toBe(60);
		expect((await health(data.access_token)).status).toBe(200);
		settings.now = () => new Date(Date.now() + 61_000);
		expect((await health(data.access_token)).status).toBe(401);
		expect((await refresh(data.refresh_token)).status).toBe(200);
	});

	test('a token can be had without a request', async () => {
		const { accessToken } = simulator.qontak.tokens.issue();
		expect((await health(accessToken)).status).toBe(200);
		expect(simulator.qontak.tokens.newest?.accessToken).toBe(accessToken);
		expect(simulator.qontak.tokens.requests.password).toBe(0);
	});
});

describe('what is refused', () => {
	test('wrong user, password, client or grant', async () => {
		const answers = [
			await logIn({ username: 'nobody' }),
			await logIn({ password: 'wrong' }),
			await logIn({ client_secret: 'wrong' }),
			await logIn({ grant_type: 'client_credentials' }),
			await logIn({ scope: 'all' }),
			await root(simulator.qontak).post('/oauth/token', 'grant_type=password'),
			await refresh('unknown'),
		];
		expect(answers.map(({ status, data }) => [status, data.error])).toEqual([
			[400, 'invalid_grant'],
			[400, 'invalid_grant'],
			[401, 'invalid_client'],
			[400, 'invalid_request'],
			[400, 'invalid_request'],
			[400, 'invalid_request'],
			[400, 'invalid_grant'],
		]);
		expect(simulator.qontak.tokens.requests).toEqual({
			password: 0,
			refresh: 0,
			refusedPassword: 6,
			refusedRefresh: 1,
		});
		simulator.qontak.tokens.clearCounts();
		expect(simulator.qontak.tokens.requests.refusedPassword).toBe(0);
	});

	test('every refresh, when told to; with 401, when told to', async () => {
		const { data } = await logIn();
		simulator.qontak.tokens.refuseRefresh = true;
		simulator.qontak.settings.refusedGrantStatus = 401;
		expect((await refresh(data.refresh_token)).status).toBe(401);
		simulator.qontak.tokens.refuseRefresh = false;
		expect((await refresh(data.refresh_token)).status).toBe(200);
	});

	test('the token endpoint is at the root only', async () => {
		const { status } = await root(simulator.qontak).post('/api/open/v1/oauth/token', {});
		expect(status).toBe(404);
	});
});

describe('expiry is told', () => {
	test.each([
		[401, 401, { code: 401, messages: ['Invalid token'] }],
		[403, 403, { code: 403, messages: ['Token is expired'] }],
		[200, 200, { code: 401, messages: ['Invalid token'] }],
	] as const)('as %s, and nothing is sent', async (how, status, error) => {
		const { qontak } = simulator;
		qontak.settings.expiredAnswer = how;
		const { data } = await logIn();
		qontak.tokens.expireNow();
		const client = bearer(qontak, data.access_token);
		const answer = await client.post('/broadcasts/whatsapp/direct', directBody(NUMBER));
		expect([answer.status, answer.data]).toEqual([status, { status: 'error', error }]);
		expect(qontak.messages).toEqual([]);
		expect((await refresh(data.refresh_token)).status).toBe(200);
	});

	test('but a token that never was is always a 401', async () => {
		simulator.qontak.settings.expiredAnswer = 200;
		expect((await health('made-up')).status).toBe(401);
		expect((await root(simulator.qontak).get('/api/open/v1/health')).status).toBe(401);
	});
});

describe('user and bot tokens', () => {
	test('each opens what the documents say', async () => {
		const { qontak } = simulator;
		const user = bearer(qontak);
		const bot = bearer(qontak, qontak.settings.botToken);
		expect((await bot.get('/health')).status).toBe(200);
		expect((await bot.get('/message_interactions')).status).toBe(200);
		expect((await user.get('/message_interactions')).status).toBe(200);
		expect((await user.get('/templates/whatsapp')).status).toBe(200);
		const { room } = await qontak.customer(NUMBER).says('halo');
		const text = { room_id: room.id, type: 'text', text: 'Halo!' };
		expect((await bot.post('/messages/whatsapp/bot', text)).status).toBe(201);
		expect((await user.post('/messages/whatsapp', text)).status).toBe(201);
		const refused = [
			await bot.get('/templates/whatsapp'),
			await bot.post('/broadcasts/whatsapp/direct', directBody(NUMBER)),
			await bot.post('/messages/whatsapp', text),
			await user.post('/messages/whatsapp/bot', text),
		];
		expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
		expect(refused[3].data.error.messages).toEqual([
			'You do not have permission to access this resource with a user token',
		]);
	});

	test('which opens what can be chosen', async () => {
		const { settings } = simulator.qontak;
		settings.accepts.webhooks = ['bot'];
		expect((await bearer(simulator.qontak).get('/message_interactions')).status).toBe(403);
	});
});
