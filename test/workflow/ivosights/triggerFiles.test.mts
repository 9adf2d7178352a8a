import type { IDataObject } from 'n8n-workflow';
import { gateway, given, message, trigger, useIvosightsTrigger } from './support/trigger.mts';

useIvosightsTrigger();

describe('files', () => {
	const image = (id: string, more: IDataObject = {}) => ({
		messages: [
			message(`wamid.${id}`, { type: 'image', image: { id, mime_type: 'image/png', ...more } }),
		],
	});
	const fileOf = (execution: number) => {
		const data = trigger.executions[execution][0].binary?.data;
		return { ...data, data: Buffer.from(data?.data ?? '', 'base64').toString() };
	};

	beforeEach(() => given({ downloadMedia: true }));

	test('are left where they are by default', async () => {
		given();
		await trigger.post(image('picture'));
		expect(trigger.executions[0][0].binary).toBeUndefined();
		expect(gateway().requests).toEqual([]);
	});

	test('come with the message', async () => {
		gateway().media.add(Buffer.from('an image'), 'image/jpeg', 'picture');
		await trigger.post(image('picture'));
		expect(fileOf(0)).toMatchObject({
			data: 'an image',
			mimeType: 'image/jpeg',
			fileName: 'picture.jpg',
		});
		expect(trigger.items[0].mediaError).toBeUndefined();
	});

	test('in the field that was asked for, beside the raw body as well', async () => {
		given({ downloadMedia: true, binaryPropertyName: 'photo', simplify: false });
		gateway().media.add(Buffer.from('x'), 'image/jpeg', 'picture');
		await trigger.post(image('picture'));
		expect(Object.keys(trigger.executions[0][0].binary ?? {})).toEqual(['photo']);
		expect(trigger.items).toEqual([image('picture')]);
	});

	test("keep the customer's name for it, without folders", async () => {
		gateway().media.add(Buffer.from('x'), 'application/pdf', 'file');
		const document = { id: 'file', filename: '../../etc/Invoice 7.pdf' };
		await trigger.post({ messages: [message('a', { type: 'document', document })] });
		expect(fileOf(0).fileName).toBe('Invoice 7.pdf');
	});

	test('of several messages each come with their own', async () => {
		const ids = ['one', 'two', 'three', 'four', 'five'];
		for (const id of ids) gateway().media.add(Buffer.from(id), 'image/png', id);
		await trigger.post({ messages: ids.flatMap((id) => image(id).messages) });
		const [items] = trigger.executions;
		expect(
			items.map(({ binary }) => Buffer.from(binary?.data.data ?? '', 'base64').toString()),
		).toEqual(ids);
		expect(gateway().maxInFlight.others).toBeLessThanOrEqual(3);
	});

	test('that cannot be had do not hold back the message', async () => {
		await trigger.post(image('gone'));
		expect(trigger.items[0]).toMatchObject({
			messageId: 'wamid.gone',
			mediaError:
				'Ivosights does not have this file, or no longer. Ask the customer to send it again.',
		});
		expect(trigger.executions[0][0].binary).toBeUndefined();
	});

	test.each([
		['status', { kind: 'status', status: 500, body: 'x' }, 'HTTP 500'],
		['cut', { kind: 'resetBeforeAccepting' }, 'was cut'],
		['truncated', { kind: 'truncated' }, 'was cut'],
		['redirect', { kind: 'redirect', location: 'http://127.0.0.1:1/' }, 'HTTP 302'],
	] as const)('tell why: %s', async (id, fault, words) => {
		gateway().media.add(Buffer.from('x'), 'image/png', id);
		gateway().faults.next({ ...fault, match: { path: '/media/' } });
		await trigger.post(image(id));
		expect(trigger.items[0].mediaError).toContain(words);
		expect(JSON.stringify([trigger.items, trigger.logs])).not.toContain(gateway().apiKey);
	});

	test('too large', async () => {
		gateway().media.add(Buffer.alloc(20 * 1024 * 1024 + 1), 'video/mp4', 'film');
		await trigger.post(image('film'));
		expect(trigger.items[0].mediaError).toContain('larger than 20 MB');
	});

	test.each(['', '../message-templates', 'a/b', 'a?b', 'http://example.com/x', 'x'.repeat(300)])(
		'are not asked for by %p, which is no ID',
		async (id) => {
			const link = 'http://127.0.0.1:1/stolen';
			await trigger.post(image(id, { link, url: link, file: link }));
			expect(trigger.items[0].mediaError).toContain('no media ID');
			expect(gateway().requests).toEqual([]);
		},
	);
});
