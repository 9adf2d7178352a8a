import type { IBinaryData, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { NormalizedEvent } from '../../../../nodes/shared/event/event';
import { Failure } from '../../../../nodes/shared/failure';
import type { FileContent } from '../../../../nodes/shared/operation/operation';
import { fetchFiles, type MediaReader } from '../../../../nodes/shared/webhook/media';

const logs: string[] = [];
const prepared = jest.fn();
const context = {
	getNode: () => ({ name: 'WhatsApp' }),
	logger: { warn: (words: string) => logs.push(words) },
	helpers: {
		prepareBinaryData: async (data: Buffer, fileName: string, mimeType: string) => {
			prepared();
			return { data: data.toString(), fileName, mimeType } as IBinaryData;
		},
	},
} as unknown as IWebhookFunctions;

beforeEach(() => {
	logs.length = 0;
	prepared.mockReset();
});
afterEach(() => jest.useRealTimers());

/** A gateway whose files are at hand. */
const giving =
	(file: FileContent): MediaReader =>
	async () =>
		file;

function withImages(...ids: string[]) {
	return ids.map((id) => ({
		event: { message: { type: 'image', media: { id, mimeType: 'image/png' } } },
		item: { json: {} },
	})) as unknown as Array<{ event: NormalizedEvent; item: INodeExecutionData }>;
}

async function fetchAll(read: MediaReader, items: ReturnType<typeof withImages>) {
	await fetchFiles(context, read, items, 'data');
	return items.map(({ event, item }) => event.mediaError ?? item.binary?.data);
}

test('a file that says nothing of itself is what the message said', async () => {
	const data = Buffer.from('x');
	for (const mimeType of [undefined, 'application/octet-stream']) {
		expect(await fetchAll(giving({ data, mimeType }), withImages('a'))).toEqual([
			{ data: 'x', fileName: 'a.png', mimeType: 'image/png' },
		]);
	}
});

test('messages without a file are left alone', async () => {
	const items = [{ event: { message: { type: 'text' } }, item: { json: {} } }] as never;
	expect(await fetchAll(giving({ data: Buffer.from('x') }), items)).toEqual([undefined]);
});

test('what the gateway says is said to people', async () => {
	const refusing: MediaReader = async () => {
		throw new Failure('notFound', 'It is gone', { description: 'Ask for it again.' });
	};
	expect(await fetchAll(refusing, withImages('a'))).toEqual(['It is gone. Ask for it again.']);
	expect(logs).toEqual([
		`"WhatsApp" could not fetch a message's file: It is gone. Ask for it again.`,
	]);
});

test('what nobody foresaw is not told in its own words: they may hold anything', async () => {
	prepared.mockImplementation(() => {
		throw new Error('/home/node/.n8n is full, key s3cret');
	});
	expect(await fetchAll(giving({ data: Buffer.from('x') }), withImages('a'))).toEqual([
		'The file could not be fetched',
	]);
	expect(logs.join()).not.toContain('s3cret');
});

test('after ten seconds in all nothing more is fetched, but every message comes', async () => {
	jest.useFakeTimers({ now: 0, doNotFake: ['nextTick', 'queueMicrotask'] });
	const slow: MediaReader = async () => {
		jest.setSystemTime(Date.now() + 4_000);
		return { data: Buffer.from('x'), mimeType: 'image/png' };
	};
	const got = await fetchAll(slow, withImages('a', 'b', 'c', 'd', 'e'));
	expect(got.slice(3)).toEqual([
		'There was no time left to fetch this file',
		'There was no time left to fetch this file',
	]);
	expect(got.slice(0, 3)).toEqual([1, 2, 3].map(() => expect.objectContaining({ data: 'x' })));
});
