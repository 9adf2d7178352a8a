import axios from 'axios';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { entry, message } from '../../unit/Qontak/trigger/events/posts.mts';
import { TestCredentials } from '../support/engine.mts';
import { credentialsFor, runQontak, templateNamed } from './support/node.mts';
import { EVERYTHING, NUMBER, gateway, listener, useQontakTrigger } from './support/trigger.mts';

/** What the Qontak Trigger makes of what the stand-in posts. */

const INSTAGRAM = '8a6d0b72-53a1-4d0a-8a39-6f1f0f8f7c21';
const CLOUD = '56b60c3c-0123-46af-958b-32f3ad12ee37';

useQontakTrigger({ webhookWaitMs: 1 });

const items = () => listener.trigger.items;
const told = () => items().map(({ event, status }) => [event, (status as IDataObject)?.value]);

beforeEach(() => {
	Object.assign(gateway().settings, { payloads: 'current', webhookOrder: 'asHappened' });
});

const post = async (body: unknown, url = listener.signed) =>
	await axios.post(url, body, { validateStatus: () => true, maxRedirects: 0, proxy: false });

describe.each(['current', 'classic'] as const)('payloads of the kind %s', (payloads) => {
	beforeEach(() => {
		gateway().settings.payloads = payloads;
	});

	test('a customer writes', async () => {
		await listener.publish();
		const act = await gateway().customer(NUMBER).says('Halo');
		expect(act.posted).toMatchObject([{ attempts: [{ status: 200 }] }]);
		expect(items()).toMatchObject([
			{
				event: 'message',
				gateway: 'qontak',
				messageId: act.externalId,
				gatewayMessageId: act.messageId,
				roomId: act.room.id,
				from: NUMBER,
				direction: 'in',
				message: { type: 'text', text: 'Halo' },
			},
		]);
		expect(items()[0]).not.toHaveProperty('raw');
	});

	test('neither bot nor agent starts what answers customers', async () => {
		await listener.publish({ events: ['message'] });
		const { room } = await gateway().customer(NUMBER).says('Halo');
		gateway().interactions.register(listener.signed, [
			'receive_message_from_customer',
			'receive_message_from_agent',
			'status_message',
		]);
		gateway().bot().says(room.id, 'I am a bot');
		gateway().agent().says(room.id, 'I am Ratna');
		await gateway().settled();
		expect(gateway().posts.length).toBeGreaterThan(2);
		expect(items()).toHaveLength(1);
	});

	test('an agent writes, where that is asked for', async () => {
		await listener.publish({ events: ['message'], direction: 'out' });
		const { room } = await gateway().customer(NUMBER).says('Halo');
		gateway().agent().says(room.id, 'I am Ratna');
		await gateway().settled();
		expect(items()).toMatchObject([
			{ direction: 'out', to: NUMBER, roomId: room.id, message: { text: 'I am Ratna' } },
		]);
	});

	test('statuses of a message, in whatever order they come', async () => {
		await listener.publish({ events: ['status'] });
		const { room } = await gateway().customer(NUMBER).says('Halo');
		const sent = gateway().agent().says(room.id, 'I am Ratna');
		for (const status of ['delivered', 'sent', 'read'] as const) await sent.advance(status);
		expect(told()).toEqual([
			['status', 'delivered'],
			['status', 'sent'],
			['status', 'read'],
		]);
		expect(items()).toMatchObject([0, 1, 2].map(() => ({ gatewayMessageId: sent.id })));
		expect(items().at(-1)?.messageId).toBe(sent.externalId);
	});

	test('a resolved room', async () => {
		await listener.publish({ events: ['room'] });
		const { room } = await gateway().customer(NUMBER).says('Bye');
		await gateway().agent().resolves(room.id);
		expect(items()).toMatchObject([{ event: 'room', roomId: room.id, from: NUMBER }]);
	});

	test('a template is approved', async () => {
		await listener.publish({ events: ['template'], options: { includeRaw: true } });
		await post(
			{ id: 't', name: 'promo', language: 'id', status: 'APPROVED', category: 'MARKETING' },
			String(gateway().interactions.urlOf('waba_interactions')),
		);
		expect(items()).toMatchObject([{ event: 'template', raw: { status: 'APPROVED' } }]);
	});
});

test('a broadcast status joins the send: broadcast, message and room', async () => {
	await listener.publish({ events: ['broadcastStatus', 'status'] });
	const { json, error } = await runQontak(gateway(), {
		authentication: 'token',
		resource: 'message',
		operation: 'sendTemplate',
		recipient: NUMBER,
		recipientName: 'Burhanudin Hakim',
		channel: { __rl: true, mode: 'id', value: CLOUD },
		template: { __rl: true, mode: 'id', value: templateNamed(gateway(), 'message').id },
		templateInput: 'json',
		templateVariablesJson: '{"body_1": "Burhanudin Hakim"}',
	});
	expect(error).toBeUndefined();
	const [{ broadcastId }] = json('Qontak');
	const [sent] = gateway().messages.slice(-1);
	await sent.advance('delivered');
	await sent.advance('failed');
	const ofBroadcast = items().filter(({ event }) => event === 'broadcastStatus');
	expect(ofBroadcast).toMatchObject([
		{ broadcastId, messageId: sent.externalId, to: NUMBER, status: { value: 'delivered' } },
		{
			broadcastId,
			messageId: sent.externalId,
			status: { value: 'failed', error: { code: 131026, reason: 'notOnWhatsApp' } },
		},
	]);
	const ofRoom = items().filter(({ event }) => event === 'status');
	expect(ofRoom.at(-1)).toMatchObject({ messageId: sent.externalId, roomId: sent.roomId });
});

describe('filters', () => {
	test('statuses: only those asked for', async () => {
		await listener.publish({ events: ['status', 'broadcastStatus'], statuses: ['failed'] });
		await post(entry('sent'));
		await post(entry('failed'));
		await post(message({ participant_type: 'agent', status: 'read' }));
		expect(told()).toEqual([['broadcastStatus', 'failed']]);
	});

	test('channels that are not WhatsApp never start it', async () => {
		await listener.publish({ events: EVERYTHING, direction: 'both' });
		await gateway().customer('1784140000000').says('Halo', { channel: INSTAGRAM });
		await post(message({ id: 'ig' }, { channel: 'ig' }));
		expect(items()).toEqual([]);
	});

	test.each([
		[CLOUD, 1],
		['c3370195-3451-4645-99a1-578c47b24d41', 1],
		['another', 0],
	])('channel %s: %i of both', async (channel, count) => {
		await listener.publish({
			channel: { __rl: true, mode: 'id', value: channel },
			events: EVERYTHING,
		});
		await post(message({ id: 'a' }, { channel: 'wa_cloud', channel_integration_id: CLOUD }));
		await post(message({ id: 'b' }));
		expect(items()).toHaveLength(count);
		await post({ data_event: 'status_template', id: 't' });
		expect(items()).toHaveLength(count + 1);
	});

	test.each<[string, object]>([
		['a broadcast’s status as printed', entry('delivered', { channel_integration_id: undefined })],
		['a resolved room without its channel', { data_event: 'room_resolved', id: 'r' }],
		[
			'a room that tells only that it is WhatsApp',
			{ data_event: 'room_resolved', id: 'r', channel: 'wa_cloud' },
		],
		['a message without a room', message({ id: 'm', room: undefined })],
	])('a chosen channel: %s passes', async (_, body) => {
		await listener.publish({
			channel: { __rl: true, mode: 'id', value: CLOUD },
			events: EVERYTHING,
		});
		await post(body);
		expect(items()).toHaveLength(1);
	});

	test('a chosen channel: what tells another one, or that it is no WhatsApp, does not', async () => {
		const channel = { __rl: true, mode: 'id', value: CLOUD };
		await listener.publish({ channel, events: EVERYTHING });
		await post(entry('delivered', { channel_integration_id: 'another' }));
		await post({ data_event: 'room_resolved', id: 'r', channel: 'ig' });
		expect(items()).toEqual([]);
	});

	test('agent assignment is news of its room, for who asks for rooms', async () => {
		const body = { data_event: 'agent_assigned_to_room', room: { id: 'r', channel: 'wa' } };
		await listener.publish();
		await post(body);
		expect(items()).toEqual([]);
		await listener.publish({ events: ['message', 'room'], options: { includeRaw: true } });
		await post(body);
		expect(items()).toMatchObject([
			{ event: 'room', kind: body.data_event, roomId: 'r', raw: body },
		]);
	});

	test('what cannot be answered starts only what asks for everything else', async () => {
		const story = message({ id: 's', type: 'system', text: 'Sari joined' });
		await listener.publish({ events: ['message'] });
		await post(story);
		await post(message({ id: 'empty', text: null }));
		expect(items()).toEqual([]);
		await listener.publish({ events: ['message', 'other'] });
		await post(story);
		expect(items()).toMatchObject([
			{ event: 'message', message: { type: 'other', kind: 'system' } },
		]);
	});

	test('a preference, as WhatsApp tells it', async () => {
		await listener.publish({ events: ['message', 'preference'] });
		await post({ user_preferences: [{ wa_id: '628120000001', value: 'stop' }] });
		expect(items()).toMatchObject([{ event: 'preference', preference: { value: 'stop' } }]);
	});

	test('without Simplify, what was posted', async () => {
		await listener.publish({ simplify: false });
		await post(message());
		expect(items()).toEqual([message()]);
	});
});

describe('repeats', () => {
	test('20 at the same instant start one execution', async () => {
		await listener.publish();
		const answers = await Promise.all(Array.from({ length: 20 }, () => post(message())));
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
		expect(listener.trigger.executions).toHaveLength(1);
		listener.trigger.restart();
		await post(message());
		expect(listener.trigger.executions).toHaveLength(1);
	});

	test('each status of a message is its own, each once', async () => {
		await listener.publish({ events: ['status', 'broadcastStatus'] });
		for (let time = 0; time < 2; time++) {
			await Promise.all(
				['sent', 'read', 'delivered'].flatMap((status) => [
					post(message({ participant_type: 'agent', status })),
					post(entry(status)),
				]),
			);
		}
		expect(listener.trigger.executions).toHaveLength(6);
	});
});

describe('who may post', () => {
	test.each<[string, (url: string) => string]>([
		['without a token', (url) => url.replace(/\?.*/, '')],
		['with another token', (url) => `${url.slice(0, -1)}_`],
		['with a token cut short', (url) => url.slice(0, -1)],
		['with two tokens', (url) => `${url}&token=x`],
	])('%s: 403', async (_, change) => {
		await listener.publish();
		const answer = await post(message(), change(listener.signed));
		expect(answer.status).toBe(403);
		expect(items()).toEqual([]);
		const token = new URL(listener.signed).searchParams.get('token') ?? '';
		expect(listener.trigger.logs.join()).not.toContain(token);
	});

	test('not with the token of another credential', async () => {
		await listener.publish();
		const { signed } = listener;
		listener.trigger.settings.parameters = { authentication: 'hmac' };
		expect((await post(message(), signed)).status).toBe(403);
	});

	test('a login without a password lets nobody in', async () => {
		listener.given({ authentication: 'login' }, { password: '' });
		expect((await post(message(), `${listener.address}?token=`)).status).toBe(403);
		expect((await post(message(), listener.address)).status).toBe(403);
	});

	describe('manual', () => {
		const webhookToken = 'k3Jw-81fLq_Zt0bYv2';
		const manual = (more: INodeParameters = {}) =>
			listener.given({ registration: 'manual', webhookToken, ...more });
		const withHeader = async (token: string, url = listener.address) =>
			await axios.post(url, message(), {
				headers: { 'X-Webhook-Token': token },
				validateStatus: () => true,
			});

		test('with the token behind the URL that n8n shows', async () => {
			manual();
			const answer = await post(message(), `${listener.address}?token=${webhookToken}`);
			expect(answer.status).toBe(200);
			expect(items()).toHaveLength(1);
			expect(JSON.stringify([items(), listener.trigger.logs])).not.toContain(webhookToken);
		});

		test('with the token in a header', async () => {
			manual();
			expect((await withHeader(webhookToken)).status).toBe(200);
			expect(items()).toHaveLength(1);
		});

		test.each([
			'',
			'?token=',
			`?token=${webhookToken}x`,
			`?token=${webhookToken.slice(1)}`,
			'?token=x',
		])('not with %j', async (query) => {
			manual();
			expect((await post(message(), `${listener.address}${query}`)).status).toBe(403);
			expect(items()).toEqual([]);
			expect(listener.trigger.logs.join()).toContain("'Token'");
			expect(listener.trigger.logs.join()).not.toContain(webhookToken);
		});

		test('not with a wrong header, nor the token of an automatic registration', async () => {
			await listener.publish();
			const { signed } = listener;
			manual();
			expect((await withHeader('wrong-wrong-wrong-wrong')).status).toBe(403);
			expect((await post(message(), signed)).status).toBe(403);
			expect(items()).toEqual([]);
		});

		test.each(['', 'short', 'has spaces in it, and more', 'a&b=c#d?e/f%20g+h-i-j'])(
			'the token %j lets nobody in, and keeps the workflow from being published',
			async (token) => {
				manual({ webhookToken: token });
				for (const query of ['', `?token=${encodeURIComponent(token)}`]) {
					expect((await post(message(), `${listener.address}${query}`)).status).toBe(403);
				}
				expect(items()).toEqual([]);
				expect(await listener.refusal()).toContain("'Token'");
			},
		);

		test('a start of n8n is not stopped by a missing token, but says so', async () => {
			manual({ webhookToken: '' });
			listener.trigger.settings.activation = 'init';
			await listener.trigger.activate();
			expect(listener.logged.join()).toContain("refuses all posts: 'Token' is empty");
		});
	});

	test('a flood of forged posts costs little: the credential is read once at most', async () => {
		await listener.publish();
		const { signed, address, trigger } = listener;
		const read = jest.spyOn(TestCredentials.prototype, 'getDecrypted');
		const clock = jest.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000);
		try {
			const forged = async (url: string) => (await post(message(), url)).status;
			for (let time = 0; time < 30; time++) {
				expect(await forged(address)).toBe(403);
				expect(await forged(`${address}?token=guess`)).toBe(403);
			}
			expect(read).not.toHaveBeenCalled();
			for (let time = 0; time < 30; time++) {
				expect(await forged(`${signed.slice(0, -2)}${String(time).padStart(2, '0')}`)).toBe(403);
			}
			expect(read).toHaveBeenCalledTimes(1);
		} finally {
			clock.mockRestore();
			read.mockRestore();
		}
		expect(trigger.logs).toHaveLength(1);
		expect(items()).toEqual([]);
	});

	test('a changed credential counts a second later', async () => {
		await listener.publish();
		const { signed } = listener;
		const clock = jest.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000);
		try {
			expect((await post(message(), signed)).status).toBe(200);
			listener.trigger.settings.credentials = credentialsFor(gateway(), { token: 'another' });
			clock.mockReturnValue(1_800_000_001_000);
			expect((await post(message({ id: 'other' }), signed)).status).toBe(403);
		} finally {
			clock.mockRestore();
		}
		expect(items()).toHaveLength(1);
	});

	test('no token goes into an item', async () => {
		await listener.publish({ events: EVERYTHING });
		await post(message());
		const token = new URL(listener.signed).searchParams.get('token') ?? '';
		expect(JSON.stringify(items())).not.toContain(token);
	});
});

test.each(['{}', '[]', 'null', '"x"', '7'])('%s is no event: 200', async (body) => {
	await listener.publish({ events: EVERYTHING });
	const answer = await axios.post(listener.signed, body, {
		headers: { 'Content-Type': 'application/json' },
		transformRequest: (data: unknown) => data,
	});
	expect(answer.status).toBe(200);
	expect(items()).toEqual([]);
});

test('JSON that is nested without end is taken', async () => {
	await listener.publish({ events: ['message', 'other'], options: { includeRaw: true } });
	const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
	for (const body of [deep, `{"room":${deep},"data_event":"x"}`]) {
		const { status } = await axios.post(listener.signed, body, {
			headers: { 'Content-Type': 'application/json' },
			validateStatus: () => true,
			proxy: false,
		});
		expect(status).toBe(200);
	}
	expect(items()).toMatchObject([{ event: 'other' }, { event: 'other', kind: 'x' }]);
});
