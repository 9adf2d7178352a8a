import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import { message } from '../../unit/Qontak/trigger/events/posts.mts';
import { NUMBER, gateway, listener, useQontakTrigger } from './support/trigger.mts';

/** Files that customers send, and links that lead elsewhere. */

useQontakTrigger({ webhookWaitMs: 1 });

describe('files', () => {
	const files = async (file: unknown, credential: IDataObject = {}) => {
		await listener.publish({ downloadMedia: true });
		const { signed } = listener;
		listener.trigger.settings.credentials = {
			qontakTokenApi: { ...listener.trigger.settings.credentials.qontakTokenApi, ...credential },
		} as never;
		await axios.post(signed, message({ type: 'image', file: file as never }));
		return listener.trigger.executions.flat()[0];
	};

	test('come with the message, without the credential', async () => {
		await listener.publish({ downloadMedia: true });
		gateway().requests.clear();
		await gateway()
			.customer(NUMBER)
			.sendsImage(Buffer.from('an image'), { caption: 'Look', filename: 'a.jpg' });
		const [item] = listener.trigger.executions.flat();
		expect(item.json).toMatchObject({ message: { type: 'image', text: 'Look' } });
		expect(item.json.mediaError).toBeUndefined();
		expect(item.binary?.data).toMatchObject({ mimeType: 'image/jpeg', fileName: 'a.jpg' });
		const [fetched] = gateway().requests.filter(({ path }) => path.includes('/uploads/'));
		expect(fetched.headers).not.toHaveProperty('authorization');
	});

	test.each([
		'https://cdn.qontak.com.evil.example/a.jpg',
		'https://evilqontak.com/a.jpg',
		'https://user:pass@cdn.qontak.com/a.jpg',
		'https://cdn.qontak.com:8443/a.jpg',
		'http://cdn.qontak.com/a.jpg',
		'http://169.254.169.254/latest/meta-data',
		'http://10.0.0.1/a.jpg',
		'file:///etc/passwd',
		'a.jpg',
	])('%s is not fetched', async (url) => {
		const item = await files({ url, filename: 'a.jpg' });
		expect(item.json.mediaError).toContain('does not lead to Qontak');
		expect(item.binary).toBeUndefined();
	});

	test("this machine is nobody's, unless Qontak's stand-in is on it", async () => {
		const { url } = gateway().media.add({
			filename: 'a.jpg',
			mimeType: 'image/jpeg',
			bytes: Buffer.from('x'),
		});
		const baseUrl = 'https://service-chat.qontak.com/api/open/v1';
		expect((await files({ url }, { baseUrl })).json.mediaError).toContain('does not lead');
		expect((await files({ url })).binary?.data).toBeDefined();
	});

	test('that are gone do not hold back the message', async () => {
		const item = await files({ url: `${gateway().url}/uploads/direct/images/gone/a.jpg` });
		expect(item.json).toMatchObject({
			event: 'message',
			mediaError: 'Qontak answered HTTP 404 for the file',
		});
	});
});
