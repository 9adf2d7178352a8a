import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { simulatorForAll } from '../../unit/support/simulator.mts';
import { RECIPIENT, locator } from './seed/example.mts';
import { runIvosights } from './support/node.mts';

/** What can only be wrong with one operation: told by its field, before anything is changed. */

const simulator = simulatorForAll({ ivosights: { receipts: 'manual' } });
const gateway = () => simulator.ivosights;
const changes = () => gateway().requests.filter(({ method }) => method !== 'GET');

beforeEach(() => gateway().requests.clear());

async function refused(
	resource: string,
	operation: string,
	own: IDataObject,
	item: INodeExecutionData = { json: {} },
) {
	const parameters = { resource, operation, recipient: RECIPIENT, ...own };
	const given = parameters as unknown as INodeParameters;
	const { error } = await runIvosights(gateway(), given, [item]);
	return error;
}

const file = (mimeType: string, bytes = 'GIF89a'): INodeExecutionData => ({
	json: {},
	binary: { data: { data: Buffer.from(bytes).toString('base64'), mimeType } },
});

test.each<[string, string, IDataObject, string]>([
	['message', 'sendLocation', { latitude: 91 }, "'Latitude'"],
	['message', 'sendLocation', { latitude: '={{ $json.no }}' }, "'Latitude'"],
	['message', 'sendMedia', { mediaUrl: 'https://a.co/1.gif' }, "'Media URL'"],
	['message', 'sendMedia', { mediaType: 'video', mediaUrl: 'http://a.co/1' }, "'Media URL'"],
	[
		'message',
		'sendMedia',
		{ mediaType: '={{ "gif" }}', mediaUrl: 'https://a.co/1' },
		"'Media Type'",
	],
	['message', 'markAsRead', { messageId: '={{ $json.no }}' }, "'Message ID'"],
	['contact', 'check', { recipient: '0812-3456-789, n/a' }, 'n/a'],
	['contact', 'check', { recipient: '={{ $json.no }}' }, "'Phone Numbers' is empty"],
	['profile', 'updateBusiness', { updateFields: {} }, "'Update Fields' is empty"],
	['profile', 'updateBusiness', { updateFields: { address: ' ' } }, "'Address' is empty"],
	['profile', 'updateBusiness', { updateFields: { websites: 'a.co' } }, "'Websites'"],
	['profile', 'updateAbout', { text: '={{ $json.no }}' }, "'About Text' is empty"],
	['template', 'propose', { template: locator('={{ $json.no }}') as never }, "'Template' is empty"],
	['template', 'update', { template: locator(' ') as never, label: 'A', body: 'B' }, "'Template'"],
	['webhook', 'pullPending', { webhookId: '={{ $json.no }}' }, "'Webhook Name or ID'"],
])('%s %s %j', async (resource, operation, own, words) => {
	const error = await refused(resource, operation, own);
	expect(error?.message).toContain(words);
	expect(error?.description).toEqual(expect.any(String));
	expect(changes()).toHaveLength(0);
});

describe('a photo', () => {
	test.each([
		['without a file', { json: {} }, "'data'"],
		['of a type WhatsApp does not show', file('image/gif'), 'image/gif'],
	])('%s is refused', async (_what, item, words) => {
		const error = await refused('profile', 'updatePhoto', { binaryPropertyName: 'data' }, item);
		expect(error?.message).toContain(words);
		expect(changes()).toHaveLength(0);
	});

	test('that is no image after all is refused in the words of the gateway', async () => {
		const item = file('image/png', 'no image');
		const error = await refused('profile', 'updatePhoto', { binaryPropertyName: 'data' }, item);
		expect(error?.message).toContain('The photo must be a file of type: jpeg, png.');
	});
});

test.each(['update', 'propose'])(
	'%s of a template that is not known names it',
	async (operation) => {
		const error = await refused('template', operation, {
			template: locator('nobody') as never,
			label: 'A',
			body: 'Hello.',
		});
		expect(error?.message).toBe("'Template' has the ID nobody, which Ivosights does not know");
	},
);

test('only a message that came in can be marked as read', async () => {
	const error = await refused('message', 'markAsRead', { messageId: 'nobody' });
	expect(error?.message).toBe("'Message ID' is nobody, which Ivosights does not know");
});
