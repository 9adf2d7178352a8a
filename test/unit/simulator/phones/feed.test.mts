import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { PhoneBook } from '../../../../simulator/core/phones.mts';
import { Feed } from '../../../../simulator/phones/feed.mts';
import { type Simulator, startSimulator } from '../../../../simulator/server.mts';
import { type Hook, startHook } from '../hook.mts';
import { type Changes, listen, type Listening } from './client.mts';

let simulator: Simulator;
const open: Listening[] = [];

beforeEach(async () => {
	simulator = await startSimulator({ ivosights: { receipts: 'manual' } });
});
afterEach(async () => {
	await Promise.all(open.splice(0).map(async (one) => await one.close()));
	await simulator.close();
});

const page = async (lastId?: string) => {
	const listening = await listen(simulator.page.url, lastId);
	open.push(listening);
	return listening;
};
const writes = async (text: string, number = '628123456789') =>
	await simulator.ivosights.customer(number).says(text);
const texts = ({ bubbles }: Listening) => bubbles.map(({ content }) => content.text);

test('a page gets what is on the phones, then what happens', async () => {
	await writes('one');
	const here = await page();
	await here.until(({ bubbles }) => bubbles.length === 1);
	await writes('two', '628999999999');
	await here.until(({ bubbles }) => bubbles.length === 2);
	expect(texts(here)).toEqual(['one', 'two']);
	const { name } = simulator.phones.phone('628123456789');
	expect(here.bubbles[0]).toMatchObject({
		name,
		order: 0,
		phone: '628123456789',
		gateway: 'ivosights',
	});
	expect(here.hello).toMatchObject({
		resumed: false,
		gateways: {
			ivosights: {
				label: 'Ivosights',
				business: { name: 'Toko Nusantara', number: '622122902218' },
			},
			decisionTelecom: { can: ['says'] },
		},
	});
	expect(here.hello.gateways.ivosights.can).toEqual(
		expect.arrayContaining(['says', 'presses', 'reacts', 'reads', 'sendsImage', 'submitsFlow']),
	);
});

test('a message that moves on is told again, with its way so far', async () => {
	const here = await page();
	const bubble = simulator.phones.add({
		id: 'm',
		gateway: 'ivosights',
		environment: 'production',
		phone: '628123456789',
		direction: 'out',
		content: { kind: 'text', text: 'Hi' },
		status: 'accepted',
	});
	await here.until(({ bubbles }) => bubbles.at(-1)?.status === 'accepted');
	for (const status of ['sent', 'delivered', 'read'] as const) {
		simulator.phones.mark(bubble, status);
		await here.until(({ bubbles }) => bubbles.at(-1)?.status === status);
	}
	const last = here.bubbles.at(-1);
	expect(last?.history.map(({ status }) => status)).toEqual([
		'accepted',
		'sent',
		'delivered',
		'read',
	]);
	expect(new Set(here.bubbles.map(({ key }) => key))).toEqual(new Set(['ivosights m']));
});

test('who comes back gets only what was missed', async () => {
	const first = await page();
	await writes('before');
	await first.until(({ bubbles }) => bubbles.length === 1);
	await first.close();
	await writes('meanwhile');
	const second = await page(first.lastId);
	await second.until(({ bubbles }) => bubbles.length > 0);
	expect([second.hello.resumed, texts(second)]).toEqual([true, ['meanwhile']]);
});

test.each(['another.3', 'nonsense', '', '.', 'run.-1'])(
	'who comes with an id of elsewhere (%j) gets all, and is told so',
	async (id) => {
		await writes('one');
		const here = await page(id);
		await here.until(({ bubbles }) => bubbles.length > 0);
		expect([here.hello.resumed, texts(here)]).toEqual([false, ['one']]);
	},
);

test('counts webhook posts', async () => {
	const hook: Hook = await startHook();
	simulator.ivosights.webhooks.add({ url: hook.url });
	const here = await page();
	await writes('one');
	await here.until(({ changes }) => changes.at(-1)?.webhooks.delivered === 1);
	await hook.close();
	await writes('two');
	await here.until(({ changes }) => changes.at(-1)?.webhooks.failed === 1);
});

test('words are words: whatever a customer writes stays as it is', async () => {
	const wild = '</script><script>alert(1)</script>\r\n\ndata: {"x":1}\nid: 9\u2028\u0000';
	const here = await page();
	await writes(wild);
	await here.until(({ bubbles }) => bubbles.length === 1);
	expect(texts(here)).toEqual([wild]);
});

test('many changes travel in portions, each message once in each', async () => {
	for (let index = 0; index < 1200; index += 1) {
		simulator.phones.add({
			id: String(index),
			gateway: 'ivosights',
			environment: 'production',
			phone: `62812${String(index).padStart(7, '0')}`,
			direction: 'out',
			content: { kind: 'text', text: 'x' },
			status: 'accepted',
		});
	}
	const here = await page();
	await here.until(({ changes }) => changes.at(-1)?.more === false);
	expect(here.changes.map(({ more }) => more)).toEqual([true, false]);
	expect(new Set(here.bubbles.map(({ key }) => key)).size).toBe(1200);
});

test('a page that takes its time gets fewer and larger events, and misses nothing', () => {
	const phones = new PhoneBook(() => new Date());
	const feed = new Feed(phones, {});
	const written: string[] = [];
	let slow = false;
	const response = Object.assign(new EventEmitter(), {
		write: (text: string) => written.push(text) > 0 && !slow,
		destroy: () => undefined,
	});
	const add = (id: string) =>
		phones.add({
			id,
			gateway: 'any',
			environment: 'production',
			phone: '628123456789',
			direction: 'in',
			content: { kind: 'text', text: id },
			status: 'received',
		});
	add('a');
	slow = true;
	feed.open(response as unknown as ServerResponse);
	const before = written.length;
	const bubble = add('b');
	phones.mark(bubble, 'read');
	add('c');
	response.emit('drain');
	expect(written).toHaveLength(before + 1);
	const data = /^data: (.*)$/m.exec(written.at(-1) ?? '')?.[1] ?? '';
	const { bubbles } = JSON.parse(data) as Changes;
	expect(bubbles.map(({ id, status }) => [id, status])).toEqual([
		['b', 'read'],
		['c', 'received'],
	]);
	feed.close();
});

test('closing ends the events at once', async () => {
	const here = await page();
	const ended = here.until(() => false);
	await simulator.close();
	await expect(ended).rejects.toThrow();
});
