import { once } from 'node:events';
import { request } from 'node:http';
import type { AxiosInstance } from 'axios';
import { simulatorForEach } from '../support/simulator.mts';
import { clientOf } from './ivosights/client.mts';

const simulator = simulatorForEach({ ivosights: { receipts: 'manual' } });
let client: AxiosInstance;

beforeEach(() => {
	client = clientOf(simulator.ivosights);
});

const TEXT = '/api/v1/messages/send-text-message';
const send = async (wa_id = '628123456789') => await client.post(TEXT, { wa_id, text: 'hello' });
const accepted = () => simulator.ivosights.messages.map(({ to }) => to);

describe('answers that are not what was asked for', () => {
	test('a status with its body and headers, once', async () => {
		simulator.ivosights.faults.next({
			kind: 'status',
			status: 429,
			body: { message: 'Too Many Attempts.' },
			headers: { 'Retry-After': '3' },
		});
		const refused = await send();
		expect([refused.status, refused.data]).toEqual([429, { message: 'Too Many Attempts.' }]);
		expect(refused.headers['retry-after']).toBe('3');
		expect(accepted()).toEqual([]);
		expect((await send()).status).toBe(200);
		expect(simulator.ivosights.requests).toMatchObject([
			{ answeredStatus: 429, accepted: false },
			{ answeredStatus: 200, accepted: true },
		]);
	});

	test('pages, nothing at all, and elsewhere', async () => {
		const { faults } = simulator.ivosights;
		faults.next({ kind: 'status', status: 500, body: '<h1>Whoops</h1>' });
		faults.next({ kind: 'status', status: 500 });
		faults.next({ kind: 'html' });
		faults.next({ kind: 'empty', status: 204 });
		faults.next({ kind: 'redirect', location: 'https://elsewhere.example/' });
		const answers = [];
		for (let count = 0; count < 5; count++) answers.push(await send());
		expect(answers.map(({ status }) => status)).toEqual([500, 500, 200, 204, 302]);
		expect(answers[0].data).toBe('<h1>Whoops</h1>');
		expect(answers[1].data).toEqual({ message: 'Server Error' });
		expect(answers[2].headers['content-type']).toMatch('text/html');
		expect(answers[3].data).toBe('');
		expect(answers[4].headers.location).toBe('https://elsewhere.example/');
		expect(accepted()).toEqual([]);
	});
});

describe('connections that break', () => {
	test('before accepting: nothing was sent', async () => {
		simulator.ivosights.faults.next({ kind: 'resetBeforeAccepting' });
		await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(accepted()).toEqual([]);
		expect(simulator.ivosights.requests).toHaveLength(1);
		expect(simulator.ivosights.requests[0].answeredStatus).toBeUndefined();
	});

	test('after accepting: the message is on its way', async () => {
		simulator.ivosights.faults.next({ kind: 'resetAfterAccepting' });
		await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(accepted()).toEqual(['628123456789']);
		expect(simulator.ivosights.requests[0].accepted).toBe(true);
	});

	test('in the middle of the answer: the message is on its way', async () => {
		simulator.ivosights.faults.next({ kind: 'truncated' });
		await expect(send()).rejects.toBeTruthy();
		expect(accepted()).toEqual(['628123456789']);
	});
});

describe('which requests are hit', () => {
	test('by recipient, so many times', async () => {
		const fault = simulator.ivosights.faults.next({
			match: { recipient: ['628111111111', '628222222222'] },
			times: 2,
			kind: 'status',
			status: 503,
		});
		const numbers = ['628333333333', '628111111111', '628222222222', '628111111111'];
		const statuses = [];
		for (const number of numbers) statuses.push((await send(number)).status);
		expect(statuses).toEqual([200, 503, 503, 200]);
		expect(fault.remaining).toBe(0);
	});

	test('by method, path and pattern', async () => {
		const { faults } = simulator.ivosights;
		faults.next({ match: { method: 'get' }, kind: 'status', status: 501 });
		faults.next({ match: { path: /send-media/ }, kind: 'status', status: 502 });
		faults.next({ match: ({ query }) => query === 'a', kind: 'status', status: 503 });
		faults.next({ match: { recipient: /^1/ }, kind: 'status', status: 504 });
		expect((await send()).status).toBe(200);
		expect((await client.get('/api/v1/countries')).status).toBe(501);
		expect((await client.post('/api/v1/messages/send-media-message', {})).status).toBe(502);
		expect((await client.post(`${TEXT}?a`, {})).status).toBe(503);
		expect((await send('16315551234')).status).toBe(504);
		faults.next({ kind: 'empty' });
		faults.clear();
		expect((await send()).status).toBe(200);
	});
});

describe('slow answers', () => {
	test('the request is acted upon at once and answered when released', async () => {
		const fault = simulator.ivosights.faults.next({ kind: 'slow' });
		const taken = once(simulator.phones.events, 'message');
		const answer = send();
		await taken;
		expect(accepted()).toEqual(['628123456789']);
		expect(simulator.ivosights.requests[0].answeredStatus).toBeUndefined();
		fault.release();
		expect((await answer).status).toBe(200);
	});

	test('what was open at once is counted', async () => {
		const fault = simulator.ivosights.faults.next({ kind: 'slow', times: 3 });
		const first = [send('628111111111'), send('628222222222'), send('628333333333')];
		while (accepted().length < 3) await once(simulator.phones.events, 'message');
		fault.release();
		await Promise.all(first);
		await send();
		expect(simulator.ivosights.maxInFlight.sends).toBe(3);
		simulator.ivosights.maxInFlight.reset();
		await send();
		expect(simulator.ivosights.maxInFlight.sends).toBe(1);
	});

	test('closing ends them at once', async () => {
		simulator.ivosights.faults.next({ kind: 'slow' });
		const taken = once(simulator.phones.events, 'message');
		const answer = send().catch((error: Error) => error);
		await taken;
		await simulator.close();
		expect(await answer).toBeInstanceOf(Error);
	});

	test('a caller that goes away is let go', async () => {
		simulator.ivosights.faults.next({ kind: 'slow' });
		const body = JSON.stringify({ wa_id: '628123456789', text: 'hello' });
		const call = request(`${simulator.ivosights.url}${TEXT}`, {
			method: 'POST',
			headers: {
				'X-API-KEY': simulator.ivosights.apiKey,
				Accept: 'application/json',
				'Content-Type': 'application/json',
			},
		});
		call.on('error', () => undefined);
		const taken = once(simulator.phones.events, 'message');
		call.end(body);
		await taken;
		call.destroy();
		expect(accepted()).toEqual(['628123456789']);
		expect((await send()).status).toBe(200);
	});
});
