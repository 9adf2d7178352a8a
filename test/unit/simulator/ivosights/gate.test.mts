import axios from 'axios';
import { startSimulator } from '../../../../simulator/server.mts';
import { accountForEachTest, clientOf } from './client.mts';

const account = accountForEachTest();

const TEXT = '/api/v1/messages/send-text-message';
const HELLO = { wa_id: '628123456789', text: 'hello' };

describe('what every request must be', () => {
	test("a wrong key, or none, is refused with Laravel's words", async () => {
		for (const key of ['wrong', undefined]) {
			const answer = await account.client.post(TEXT, HELLO, { headers: { 'X-API-KEY': key } });
			expect([answer.status, answer.data]).toEqual([401, { message: 'Unauthenticated.' }]);
		}
		expect(account.ivosights.messages).toEqual([]);
	});

	test.each(['text/html', '*/*', undefined])(
		'Accept %s leads to the login page',
		async (accept) => {
			const answer = await account.client.get('/api/v1/countries', {
				headers: { Accept: accept ?? false },
			});
			expect(answer.status).toBe(302);
			expect(answer.headers.location).toBe(`${account.ivosights.url}/login`);
		},
	);

	test.each(['text/plain', 'application/x-www-form-urlencoded'])(
		'a body of type %s is refused',
		async (type) => {
			const answer = await account.client.post(TEXT, JSON.stringify(HELLO), {
				headers: { 'Content-Type': type },
			});
			expect(answer.status).toBe(415);
		},
	);

	test.each(['{"wa_id":', '[]', '"text"', 'null'])('the body %s is refused', async (body) => {
		const answer = await account.client.post(TEXT, body, {
			headers: { 'Content-Type': 'application/json' },
			transformRequest: (data: unknown) => data,
		});
		expect(answer.status).toBe(400);
	});

	test('a GET with a body is refused', async () => {
		const answer = await account.client.request({
			method: 'GET',
			url: '/api/v1/settings/profiles/photo',
			data: { format: 'link' },
		});
		expect(answer.status).toBe(400);
	});

	test('unknown paths, methods and query parameters are refused', async () => {
		const unknown = await account.client.get('/api/v1/nothing');
		expect(unknown.status).toBe(404);
		expect(unknown.data).toEqual({ message: expect.any(String) });
		const wrong = await account.client.get(TEXT);
		expect(wrong.status).toBe(405);
		expect(wrong.headers.allow).toBe('POST');
		expect((await account.client.get('/api/v1/message-templates?per_page=50')).status).toBe(422);
		expect((await account.client.get('/api/v1/message-templates?page=0')).status).toBe(422);
	});

	test("the sandbox has exactly the endpoints of the document's list", async () => {
		const has = async (method: string, path: string) =>
			(await account.client.request({ method, url: `/sandbox/api/v1/${path}`, data: {} }))
				.status !== 404;
		for (const kind of [
			'text',
			'template',
			'media',
			'location',
			'contact',
			'list',
			'reply-button',
		]) {
			expect([kind, await has('POST', `messages/send-${kind}-message`)]).toEqual([kind, true]);
		}
		for (const kind of ['single-product', 'multi-product', 'flow']) {
			expect([kind, await has('POST', `messages/send-${kind}-message`)]).toEqual([kind, false]);
		}
		const missing = ['message-templates', 'countries', 'webhooks', 'settings/business-profile'];
		for (const path of missing) {
			expect((await account.client.get(`/sandbox/api/v1/${path}`)).status).toBe(404);
		}
		const sent = await account.client.post(`/sandbox${TEXT}`, HELLO);
		expect(sent.status).toBe(200);
		expect(account.ivosights.messages.at(-1)?.environment).toBe('sandbox');
	});

	test('more sends in a second than allowed are told to come back', async () => {
		const slow = await startSimulator({ ivosights: { rateLimit: 2 } });
		const answers = await Promise.all(
			[1, 2, 3].map(async () => await clientOf(slow.ivosights).post(TEXT, HELLO)),
		);
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused).toHaveLength(1);
		expect(refused[0].headers['retry-after']).toBe('1');
		expect(slow.ivosights.messages).toHaveLength(2);
		await slow.close();
	});
});

describe('how a body is refused', () => {
	test('an empty body names every missing field in the words of Laravel', async () => {
		const { data, status } = await account.client.post(TEXT, {});
		expect(status).toBe(422);
		expect(data).toEqual({
			message: 'The given data was invalid.',
			errors: {
				wa_id: ['The wa id field is required.'],
				text: ['The text field is required.'],
			},
		});
	});

	test('contacts/check wants numbers with +', async () => {
		const { data, status } = await account.client.post('/api/v1/contacts/check', {
			contacts: ['+628954218621', '628954218621'],
		});
		expect(status).toBe(422);
		expect(Object.keys(data.errors)).toEqual(['contacts.1']);
	});

	test('a field can be tolerated on request', async () => {
		account.ivosights.settings.tolerates = ['preview_url'];
		const answer = await account.client.post(TEXT, { ...HELLO, preview_url: true });
		expect(answer.status).toBe(200);
		expect(account.ivosights.messages[0].body).toEqual({ ...HELLO, preview_url: true });
	});
});

test('the journal keeps every request, also the refused ones', async () => {
	await account.client.post(`${TEXT}?a=1`, HELLO);
	await account.client.post(TEXT, HELLO);
	await axios.get(`${account.ivosights.url}/`, { validateStatus: () => true });
	const { requests } = account.ivosights;
	expect(requests).toMatchObject([
		{ method: 'POST', path: TEXT, query: 'a=1', answeredStatus: 422, accepted: false },
		{ method: 'POST', path: TEXT, query: '', body: HELLO, answeredStatus: 200, accepted: true },
		{ method: 'GET', path: '/', answeredStatus: 404, accepted: false },
	]);
	expect(requests[1].rawBody.toString()).toBe(JSON.stringify(HELLO));
	requests.clear();
	expect(requests).toEqual([]);
});
