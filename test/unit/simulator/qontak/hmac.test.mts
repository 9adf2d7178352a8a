import { digestOf, signatureOf } from '../../../../simulator/qontak/auth/hmac.mts';
import { type Simulator, startSimulator } from '../../../../simulator/server.mts';
import { directBody, type Signing, signed } from './clients.mts';

describe("the vectors of Mekari's documentation", () => {
	test('official: a request with a query, and one without a digest', () => {
		expect(
			signatureOf(
				'YOUR_MEKARI_API_CLIENT_SECRET',
				'Wed, 10 Nov 2021 07:24:29 GMT',
				'POST /v2/klikpajak/v1/efaktur/out?auto_approval=false HTTP/1.1',
			),
		).toBe('6+Ah/UTmbqd+DDqlh6zYZ0HuCwVhtElYDOoucRPCaFg=');
		expect(
			signatureOf(
				'CLIENT_SECRET',
				'Tue, 24 Aug 2021 02:18:19 GMT',
				'POST /foo/bar?hello=world HTTP/1.1',
			),
		).toBe('r70pUQMDXWaFUEWPybBbn9d+ae2naufbIckiT6wcAio=');
	});

	test('official: the digest of a body', () => {
		expect(digestOf('{"hello": "world"}')).toBe(
			'SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=',
		);
	});

	test.each([
		[
			'POST /qontak/chat/v1/broadcasts/whatsapp/direct',
			'4dXoMsxr8e2YedEstXMhOiNLQbUdPRGWLfTrSL9KHC8=',
		],
		[
			'GET /qontak/chat/v1/templates/whatsapp?limit=10&offset=1',
			'Uy7M1tJ1FA3f/kqZzKzf3mURy6b7UTUbPpDvms1LAnQ=',
		],
		['PUT /qontak/chat/v1/message_interactions', 'Uqiis05TErwxgkAGEMgK+PJDKCOws0/O+V2g+kDEnzg='],
	])('computed: %s', (line, signature) => {
		const date = 'Fri, 20 Nov 2026 07:00:00 GMT';
		expect(signatureOf('test-secret', date, `${line} HTTP/1.1`)).toBe(signature);
	});
});

describe('the Mekari host', () => {
	let simulator: Simulator;
	beforeEach(async () => {
		simulator = await startSimulator();
	});
	afterEach(async () => await simulator.close());

	const get = async (path: string, signing: Signing = {}) =>
		await signed(simulator.qontak, 'GET', path, undefined, signing);

	test('serves the same organisation as the legacy host', async () => {
		const { status, data } = await signed(
			simulator.qontak,
			'POST',
			'/broadcasts/whatsapp/direct',
			directBody('628117661000'),
		);
		expect(status).toBe(201);
		await simulator.qontak.settled();
		const log = await get(`/broadcasts/${data.data.id}/whatsapp/log?limit=10`);
		expect(log.data.data[0].status).toBe('read');
		expect(simulator.qontak.requests).toHaveLength(2);
		expect(simulator.qontak.maxInFlight).toMatchObject({ sends: 1, others: 1 });
	});

	test('takes the request line as it stands on the wire', async () => {
		const raw = '/rooms?channels[]=wa_cloud&query=Ayu%20Lestari';
		const encoded = '/rooms?channels%5B%5D=wa_cloud&query=Ayu+Lestari';
		expect((await get(raw)).status).toBe(200);
		expect((await get(encoded)).status).toBe(200);
		const line = (path: string) => `GET /qontak/chat/v1${path} HTTP/1.1`;
		expect((await get(raw, { requestLine: line(encoded) })).status).toBe(401);
		expect((await get(raw, { requestLine: line('/rooms') })).status).toBe(401);
		expect(
			(await get('/health', { requestLine: line('/health').replace(' HTTP', '  HTTP') })).status,
		).toBe(401);
	});

	test('allows the clock 300 seconds, and tells the right time', async () => {
		const at = (seconds: number) => new Date(Date.now() + seconds * 1000);
		expect((await get('/health', { date: at(-290) })).status).toBe(200);
		expect((await get('/health', { date: at(290) })).status).toBe(200);
		expect((await get('/health', { date: at(310) })).status).toBe(401);
		const now = new Date('2026-11-20T07:00:00Z');
		simulator.qontak.settings.now = () => now;
		const late = await get('/health', { date: new Date('2026-11-20T06:54:59Z') });
		expect([late.status, late.headers.date]).toEqual([401, 'Fri, 20 Nov 2026 07:00:00 GMT']);
		expect(simulator.qontak.mekariRefusals).toEqual(['clock skew', 'clock skew']);
	});

	test('says one thing to whomever it does not believe', async () => {
		const body = { url: 'https://n8n.example/hook' };
		const put = async (signing: Signing) =>
			await signed(simulator.qontak, 'PUT', '/message_interactions', body, signing);
		const answers = [
			await put({ clientId: 'unknown' }),
			await put({ secret: 'wrong' }),
			await put({ headers: { Authorization: 'Bearer simulated-user-token' } }),
			await put({ headers: { Date: 'yesterday' } }),
			await put({ digest: 'SHA-256=AAAA' }),
		];
		for (const { status, data, headers } of answers) {
			expect([status, data]).toEqual([401, { message: 'Unauthorized' }]);
			expect(headers.server).toBe('Mekari');
		}
		expect(simulator.qontak.mekariRefusals).toEqual([
			'unknown client',
			'signature differs',
			'no hmac authorization',
			'date unreadable',
			'digest differs',
		]);
		expect((await put({})).status).toBe(200);
	});

	test('wants the digest only when told to', async () => {
		const { settings } = simulator.qontak;
		const numbers = { channel_integration_id: directBody('').channel_integration_id };
		const check = { ...numbers, phone_numbers: ['628117661000'] };
		const post = async () =>
			await signed(simulator.qontak, 'POST', '/broadcasts/contacts', check, { digest: '' });
		expect((await post()).status).toBe(200);
		settings.digest = 'required';
		expect((await post()).status).toBe(401);
		expect((await signed(simulator.qontak, 'POST', '/broadcasts/contacts', check)).status).toBe(
			200,
		);
		expect((await get('/health')).status).toBe(200);
	});

	test('wants the scope', async () => {
		const { settings } = simulator.qontak;
		settings.mekariScopes = ['esign:all'];
		expect((await get('/health')).status).toBe(401);
		settings.missingScopeAnswer = 403;
		const { status, data } = await get('/health');
		expect([status, data]).toEqual([403, { message: 'Forbidden' }]);
	});

	test('answers an unknown path in its own words', async () => {
		const { status, data } = await get('/nothing');
		expect([status, data.code]).toEqual([404, 'MAG-006']);
		expect((await signed(simulator.qontak, 'PUT', '/health')).data.code).toBe('MAG-006');
	});
});
