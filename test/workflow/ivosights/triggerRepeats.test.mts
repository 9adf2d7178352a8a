import { looksEnded, looksUnderWay } from '../../../nodes/shared/webhook/secondLook';
import {
	gateway,
	given,
	message,
	status,
	text,
	trigger,
	useIvosightsTrigger,
} from './support/trigger.mts';

useIvosightsTrigger();

describe('repeats', () => {
	const times = (count: number, body: unknown) =>
		Promise.all(Array.from({ length: count }, async () => (await trigger.post(body)).status));

	test('20 at the same instant are 1 execution, and all are told 200', async () => {
		expect(new Set(await times(20, text()))).toEqual(new Set([200]));
		expect(trigger.executions).toHaveLength(1);
	});

	test('one after the other, and after a restart', async () => {
		await trigger.post(text());
		await trigger.post(text());
		trigger.restart();
		await trigger.post(text());
		expect(trigger.executions).toHaveLength(1);
	});

	describe('beside other processes of n8n', () => {
		const stored = () => trigger.staticData['node:WhatsApp'] as { arrived: string[] };
		/** Another process writes what it knows, over all that is stored. */
		const overwrite = () => {
			const other = { arrived: ['of-another'], writers: { another: Date.now() } };
			trigger.staticData = { 'node:WhatsApp': other };
		};

		test('what another one overwrote is stored again, without a further webhook', async () => {
			await trigger.post(text('a'));
			const [own] = stored().arrived;
			overwrite();
			await looksEnded();
			expect(stored().arrived).toEqual(expect.arrayContaining([own, 'of-another']));
			trigger.restart();
			await trigger.post(text('a'));
			expect(trigger.executions).toHaveLength(1);
		});

		test('a repeat, too, makes this one store again what it knows', async () => {
			await trigger.post(text('a'));
			const [own] = stored().arrived;
			overwrite();
			await trigger.post(text('a'));
			expect(stored().arrived).toEqual(expect.arrayContaining([own, 'of-another']));
		});

		test('one that is alone posts nothing to itself', async () => {
			await trigger.post(text('a'));
			await looksEnded();
			await trigger.post(text('b'));
			const alone = looksUnderWay();
			expect(alone).toBe(0);
		});

		test('nobody else is taken for it', async () => {
			await trigger.post(text('a'), { 'x-second-look': 'guessed' });
			expect(trigger.executions).toHaveLength(1);
		});
	});

	test('each status of a message is an event of its own', async () => {
		for (const value of ['sent', 'delivered', 'sent', 'read', 'read']) {
			await trigger.post(status(value));
		}
		expect(trigger.items.map(({ id }) => id)).toEqual([
			'wamid.1:sent',
			'wamid.1:delivered',
			'wamid.1:read',
		]);
	});

	test('of several only the new ones', async () => {
		await trigger.post({ messages: [message('a'), message('b')] });
		await trigger.post({ messages: [message('a'), message('c'), message('c')] });
		await trigger.post({ messages: [message('b'), message('c')] });
		expect(trigger.executions.map((items) => items.map(({ json }) => json.id))).toEqual([
			['a', 'b'],
			['c'],
		]);
	});

	test('all come through when they are not ignored', async () => {
		given({ ignoreRepeats: false });
		await times(3, text());
		expect(trigger.executions).toHaveLength(3);
		expect(trigger.staticData).toEqual({});
	});

	test('a test may post the same again and again, and production does not miss it', async () => {
		given({}, {}, { mode: 'manual' });
		await times(2, text());
		trigger.settings.mode = 'webhook';
		await trigger.post(text());
		expect(trigger.executions).toHaveLength(3);
	});

	test('an event that n8n could not store arrives with the next try of the gateway', async () => {
		let tries = 0;
		trigger.settings.store = () => {
			tries += 1;
			if (tries < 3) throw new Error('database is locked');
		};
		gateway().webhooks.add({ url: trigger.url });
		const { posted } = await gateway().customer('628111111111').says('Halo');
		expect(posted[0].attempts).toEqual([{ status: 500 }, { status: 500 }, { status: 200 }]);
		expect(trigger.items).toMatchObject([{ message: { text: 'Halo' } }]);
	});

	test('a repeat gets its 200 only when the first is stored', async () => {
		const order: string[] = [];
		trigger.settings.store = async () => {
			await new Promise((resolve) => setImmediate(resolve));
			order.push('stored');
		};
		const answered = async () => {
			await trigger.post(text());
			order.push('answered');
		};
		await Promise.all([answered(), answered()]);
		expect(order).toEqual(['stored', 'answered', 'answered']);
	});
});
