import {
	FOREIGN,
	FROM_CUSTOMER,
	gateway,
	listener,
	messagesOnly,
	useQontakTrigger,
} from './support/trigger.mts';

/** What the Qontak Trigger does about an address that is not its own. */

useQontakTrigger();

describe("another system's address", () => {
	beforeEach(() => gateway().interactions.register(FOREIGN, ['status_message']));

	test('is left alone, and named without its secrets', async () => {
		const words = await listener.refusal();
		expect(words).toContain('https://crm.example.com/hooks/qontak');
		expect(words).toContain("'Take Over'");
		expect(words).not.toContain('a-secret-of-the-crm');
		expect(gateway().interactions.urlOf('message_interactions')).toBe(FOREIGN);
		expect(listener.inUse).toMatchObject({ message_interactions: { events: ['status_message'] } });
		expect(listener.asked.filter((one) => one.startsWith('PUT'))).toEqual([]);
	});

	test('in another group is no hindrance', async () => {
		listener.trigger.settings.parameters = { authentication: 'token', events: ['room'] };
		await listener.trigger.activate();
		expect(listener.inUse).toMatchObject({
			message_interactions: { events: ['status_message'] },
			room_interactions: { url: listener.address },
		});
	});

	test('hinders all: nothing is half registered', async () => {
		listener.trigger.settings.parameters = {
			authentication: 'token',
			events: ['room', 'template', 'message'],
		};
		await listener.refusal();
		expect(Object.keys(listener.inUse)).toEqual(['message_interactions']);
	});

	test('is not in use when all its events are off, and is there again afterwards', async () => {
		gateway().interactions.change('message_interactions', { status_message: false });
		await listener.trigger.activate();
		expect(listener.inUse).toEqual(messagesOnly(FROM_CUSTOMER));
		await listener.trigger.deactivate();
		expect(gateway().interactions.urlOf('message_interactions')).toBe(FOREIGN);
		expect(listener.inUse).toEqual({});
	});

	describe('with Take Over', () => {
		beforeEach(() => {
			listener.trigger.settings.parameters = { authentication: 'token', takeOver: true };
		});

		const restored = () => {
			expect(gateway().interactions.urlOf('message_interactions')).toBe(FOREIGN);
			expect(gateway().interactions.eventsOf('message_interactions')).toEqual(['status_message']);
		};

		test('is replaced, and put back with its events', async () => {
			await listener.trigger.activate();
			expect(listener.inUse).toEqual(messagesOnly(FROM_CUSTOMER));
			await listener.trigger.deactivate();
			restored();
			expect(listener.trigger.staticData).not.toMatchObject({
				'node:WhatsApp': { replaced: { messages: {} } },
			});
		});

		test('is put back after several publications and a restart of n8n', async () => {
			await listener.trigger.activate();
			listener.trigger.restart();
			await listener.trigger.activate();
			await listener.trigger.deactivate();
			restored();
		});

		test('is put back although n8n lost what it stored', async () => {
			await listener.trigger.activate();
			listener.trigger.staticData = {};
			await listener.trigger.deactivate();
			restored();
		});

		test('is remembered as long as it could not be put back', async () => {
			await listener.trigger.activate();
			gateway().faults.next({ kind: 'status', status: 500, match: { method: 'PUT' } } as never);
			await listener.trigger.deactivate();
			expect(listener.logged.join()).toContain('https://crm.example.com/hooks/qontak');
			expect(listener.logged.join()).not.toContain('a-secret-of-the-crm');
			await listener.trigger.deactivate();
			restored();
		});

		test('is put back when publishing breaks off halfway', async () => {
			listener.trigger.settings.parameters = {
				authentication: 'token',
				takeOver: true,
				events: ['message', 'template'],
			};
			const match = { method: 'PUT', path: '/waba_interactions' };
			gateway().faults.next({ kind: 'status', status: 500, match } as never);
			await listener.refusal();
			restored();
			expect(Object.keys(listener.inUse)).toEqual(['message_interactions']);
		});

		test('is replaced for a test only as long as the test', async () => {
			listener.testing = true;
			await listener.trigger.activate();
			expect(listener.inUse).toEqual(messagesOnly(FROM_CUSTOMER, listener.testAddress));
			await listener.trigger.deactivate();
			restored();
		});

		test('goes from the test to the published workflow, and back where it was', async () => {
			listener.testing = true;
			await listener.trigger.activate();
			listener.testing = false;
			listener.trigger.staticData = {};
			await listener.trigger.activate();
			expect(listener.inUse).toEqual(messagesOnly(FROM_CUSTOMER));
			listener.testing = true;
			await listener.trigger.deactivate();
			expect(listener.inUse).toEqual(messagesOnly(FROM_CUSTOMER));
			listener.testing = false;
			await listener.trigger.deactivate();
			restored();
		});
	});
});

describe('when Qontak does not tell what is registered', () => {
	const untold = (times: number) => {
		const fault = { kind: 'status', status: 404, match: { method: 'GET' } } as never;
		for (let time = 0; time < times; time++) gateway().faults.next(fault);
	};

	test('nothing is replaced', async () => {
		untold(2);
		expect(await listener.refusal()).toContain('does not tell');
		expect(listener.inUse).toEqual({});
	});

	test('unless it may be, and nothing is taken out either', async () => {
		listener.given({ takeOver: true });
		untold(2);
		await listener.trigger.activate();
		expect(listener.inUse).toEqual(messagesOnly(FROM_CUSTOMER));
		untold(1);
		await listener.trigger.deactivate();
		expect(listener.inUse).toEqual(messagesOnly(FROM_CUSTOMER));
		expect(listener.logged).toEqual([expect.stringContaining('does not tell')]);
	});
});
