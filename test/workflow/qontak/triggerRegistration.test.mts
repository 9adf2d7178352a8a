import {
	EVERYTHING,
	FOREIGN,
	FROM_CUSTOMER,
	gateway,
	listener,
	messagesOnly,
	useQontakTrigger,
} from './support/trigger.mts';

/** How the Qontak Trigger registers itself: against the stand-in, through n8n's own hook contexts. */

useQontakTrigger();
beforeEach(() => {
	gateway().settings.emptyWebhookUrl = 'refused';
});

describe('publishing', () => {
	test.each(['hmac', 'login', 'token'])('registers by %s', async (authentication) => {
		expect(await listener.publish({ authentication })).toEqual(messagesOnly(FROM_CUSTOMER));
	});

	test('only the chosen events, each in its group', async () => {
		const { address: url } = listener;
		expect(await listener.publish({ events: ['status', 'broadcastStatus'] })).toEqual(
			messagesOnly(['status_message', 'broadcast_log_status']),
		);
		expect(await listener.publish({ events: ['message'], direction: 'out' })).toEqual(
			messagesOnly(['receive_message_from_agent']),
		);
		expect(await listener.publish({ events: ['room', 'template'] })).toEqual({
			room_interactions: { url, events: ['room_resolved'] },
			waba_interactions: { url, events: ['status_template'] },
		});
		const all = await listener.publish({ events: EVERYTHING, direction: 'both' });
		expect(Object.values(all).flatMap(({ events }) => events)).toHaveLength(6);
		expect(await listener.publish({ events: ['other'] })).toEqual({});
	});

	test('again, nothing is written; with other events they are changed', async () => {
		await listener.trigger.activate();
		gateway().requests.clear();
		await listener.trigger.activate();
		expect(listener.asked).toEqual(['GET message_interactions']);
		listener.trigger.settings.parameters = { authentication: 'token', events: ['status'] };
		await listener.trigger.activate();
		expect(listener.inUse).toEqual(messagesOnly(['status_message']));
	});

	test('waits when a campaign has used up the limit', async () => {
		const limit = { kind: 'status', status: 429, match: { method: 'PUT' } } as const;
		gateway().faults.next({ ...limit, headers: { 'Retry-After': '0' } } as never);
		await listener.trigger.activate();
		expect(listener.inUse).toEqual(messagesOnly(FROM_CUSTOMER));
	});

	test("tells why not, in Qontak's words", async () => {
		listener.given({}, { token: 'wrong-token' });
		expect(await listener.refusal()).toContain('Invalid token');
	});

	test('an address of this machine is refused where Qontak is not on it', async () => {
		listener.given({}, { baseUrl: 'https://service-chat.qontak.com/api/open/v1' });
		await expect(listener.trigger.activate()).rejects.toThrow('Qontak cannot post to');
	});

	test('goes on when n8n starts and Qontak cannot be asked', async () => {
		listener.given({}, { baseUrl: 'http://127.0.0.1:1' }, { activation: 'init' });
		await listener.trigger.activate();
		expect(listener.logged).toEqual([expect.stringContaining('could not be checked')]);
	});
});

describe('the token', () => {
	const tokenWith = async (parameters: object, credential: object = {}) => {
		listener.given(parameters as never, credential as never);
		await listener.trigger.activate();
		return new URL(listener.signed).searchParams.get('token') ?? '';
	};

	test('is made anew each time, the same, and is not stored', async () => {
		const first = await tokenWith({});
		expect(first).toMatch(/^[\w-]{43}$/);
		expect(await tokenWith({})).toBe(first);
		expect(JSON.stringify(listener.trigger.staticData)).not.toContain(first);
		expect(listener.logged.join()).not.toContain(first);
	});

	test('differs by credential', async () => {
		const tokens = new Set<string>();
		for (const authentication of ['token', 'login', 'hmac']) {
			tokens.add(await tokenWith({ authentication }));
		}
		expect(tokens.size).toBe(3);
	});

	test('of a login is made of the password, not of the client secret that is published', async () => {
		const { settings } = gateway();
		const before = { clientSecret: settings.clientSecret, password: settings.password };
		const login = { authentication: 'login' };
		try {
			const usual = await tokenWith(login);
			const clientSecret = 'another-client-secret';
			Object.assign(settings, { clientSecret });
			expect(await tokenWith(login, { clientSecret })).toBe(usual);
			Object.assign(settings, { ...before, password: 'another-password' });
			expect(await tokenWith(login)).not.toBe(usual);
		} finally {
			Object.assign(settings, before);
		}
	});

	test('cannot be made of nothing', async () => {
		listener.given({ authentication: 'login' }, { password: '' });
		expect(await listener.refusal()).toContain('has no password');
	});
});

describe('taking back', () => {
	test.each(['refused', 'clears'] as const)('an empty address %s', async (emptyWebhookUrl) => {
		gateway().settings.emptyWebhookUrl = emptyWebhookUrl;
		listener.given({ events: EVERYTHING, direction: 'both' });
		await listener.trigger.activate();
		await listener.trigger.deactivate();
		expect(listener.inUse).toEqual({});
		const left = emptyWebhookUrl === 'clears' ? undefined : listener.address;
		expect(listener.registered().url).toBe(left);
		const kept = listener.logged.filter((line) => line.includes(`keeps the address ${left}`));
		expect(kept).toHaveLength(left === undefined ? 0 : 3);
		// And the next one finds the place free.
		await listener.trigger.activate();
		expect(Object.keys(listener.inUse)).toHaveLength(3);
	});

	test("leaves an address that is not the trigger's own", async () => {
		await listener.trigger.activate();
		gateway().interactions.register(FOREIGN, ['status_message']);
		await listener.trigger.deactivate();
		expect(gateway().interactions.urlOf('message_interactions')).toBe(FOREIGN);
		expect(gateway().interactions.eventsOf('message_interactions')).toEqual(['status_message']);
	});

	test('never throws', async () => {
		await listener.trigger.activate();
		listener.given({}, { baseUrl: 'http://127.0.0.1:1' });
		await listener.trigger.deactivate();
		expect(listener.logged).toEqual([expect.stringContaining('could not be taken out')]);
	});
});

describe('template statuses, whose call is in no document', () => {
	const events = ['message', 'template'];
	const answers: Array<[string, number, unknown]> = [
		['404 of Mekari', 404, { code: 'MAG-006', message: 'The requested resource is not found' }],
		['404', 404, { status: 'error', error: { code: 404, messages: ['Not Found'] } }],
		['405', 405, {}],
		['403', 403, { message: 'Forbidden' }],
		['404 inside a success', 200, { status: 'error', error: { code: 404, messages: ['No'] } }],
		['a web page', 200, '<html><title>Qontak</title></html>'],
	];
	const reading = (status: number, body: unknown, times = 4) => {
		for (let time = 0; time < times; time++) {
			gateway().faults.next({
				kind: 'status',
				status,
				body: body as never,
				match: { method: 'GET', path: /waba_interactions/ },
			} as never);
		}
	};

	test.each(answers)('read: %s is “unknown”', async (_, status, body) => {
		listener.given({ events });
		reading(status, body);
		const refusal = await listener.refusal();
		expect(refusal).toContain('does not tell which address it posts template statuses to');
		expect(refusal).not.toMatch(/base url/i);
		gateway().faults.clear();
		listener.given({ events, takeOver: true });
		reading(status, body);
		await listener.trigger.activate();
		expect(Object.keys(listener.inUse)).toEqual(['message_interactions', 'waba_interactions']);
	});

	test('a restart of n8n takes it for granted', async () => {
		await listener.publish({ events });
		reading(500, {});
		listener.trigger.settings.activation = 'init';
		gateway().requests.clear();
		await listener.trigger.activate();
		expect(listener.asked.filter((line) => line.startsWith('PUT'))).toEqual([]);
	});

	test('a wrong token is told as such', async () => {
		listener.given({ events: ['template'] }, { token: 'wrong-token' });
		expect(await listener.refusal()).toContain('Invalid token');
	});

	test.each(answers.slice(0, 3))('written: %s blames the call', async (_, status, body) => {
		listener.given({ events: ['template'], takeOver: true });
		const match = { method: 'PUT', path: /waba_interactions/ };
		gateway().faults.next({ kind: 'status', status, body: body as never, match } as never);
		expect(await listener.refusal()).toContain(
			'does not let this account see or set where template statuses are posted',
		);
	});

	test('taking back what cannot be seen says what stayed registered', async () => {
		await listener.publish({ events });
		reading(404, {});
		await listener.trigger.deactivate();
		const words = listener.logged.join();
		expect(words).toContain(`its address ${listener.address} could not be taken out of Qontak`);
		expect(words).toContain('template statuses');
		expect(words).toContain("'Webhook: Update'");
		expect(listener.inUse).toEqual({
			waba_interactions: { url: listener.address, events: ['status_template'] },
		});
	});
});

describe('listening for a test event', () => {
	test('registers the Test URL for that moment', async () => {
		listener.testing = true;
		await listener.trigger.activate();
		expect(listener.inUse).toEqual(messagesOnly(FROM_CUSTOMER, listener.testAddress));
		await listener.trigger.deactivate();
		expect(listener.inUse).toEqual({});
	});

	test('is refused while the published workflow has the place', async () => {
		await listener.trigger.activate();
		listener.testing = true;
		expect(await listener.refusal()).toContain('Unpublish the workflow to test here');
		expect(listener.inUse).toEqual(messagesOnly(FROM_CUSTOMER));
	});

	test('does not hinder publishing, and its end takes nothing away', async () => {
		listener.testing = true;
		await listener.trigger.activate();
		listener.testing = false;
		await listener.trigger.activate();
		listener.testing = true;
		await listener.trigger.deactivate();
		expect(listener.inUse).toEqual(messagesOnly(FROM_CUSTOMER));
	});
});

test('n8n at a new address replaces its old one, and says so', async () => {
	const old = 'https://old.example.com/webhook/6f0c/qontak?token=old-token';
	gateway().interactions.register(old, ['status_message']);
	await listener.trigger.activate();
	expect(listener.inUse).toEqual(messagesOnly(FROM_CUSTOMER));
	expect(listener.logged).toEqual([
		expect.stringContaining('https://old.example.com/webhook/6f0c/qontak'),
	]);
	expect(listener.logged.join()).not.toContain('old-token');
});

test('another trigger of this n8n is another system', async () => {
	const other = `${listener.trigger.url}/another/qontak?token=x`;
	gateway().interactions.register(other, ['status_message']);
	expect(await listener.refusal()).toContain('/another/qontak');
});

test('manual: nothing is asked and nothing is changed', async () => {
	listener.given({
		registration: 'manual',
		webhookToken: 'k3Jw-81fLq_Zt0bYv2',
		events: EVERYTHING,
	});
	await listener.trigger.activate();
	await listener.trigger.deactivate();
	expect(listener.asked).toEqual([]);
});
