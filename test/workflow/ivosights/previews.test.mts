import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { simulatorForAll } from '../../unit/support/simulator.mts';
import { LOGO, RECIPIENT } from './seed/example.mts';
import { messages } from './seed/messages.mts';
import { runIvosights } from './support/node.mts';

/** 'Dry Run' of each kind of message: what the customer would read, and nothing sent. */

const simulator = simulatorForAll({ ivosights: { receipts: 'manual' } });
const gateway = () => simulator.ivosights;

beforeEach(() => gateway().requests.clear());

const example = (title: string) =>
	messages.find((one) => one.title === title)?.parameters as IDataObject;

async function preview(parameters: IDataObject, options: IDataObject = {}) {
	const dry = {
		...parameters,
		options: { ...options, dryRun: true },
	} as unknown as INodeParameters;
	const { json, error } = await runIvosights(gateway(), dry, [{}]);
	expect(error).toBeUndefined();
	expect(gateway().requests).toHaveLength(0);
	return json('Ivosights')[0];
}

test.each([
	['Send text message', { text: 'hello' }],
	['Send media message', { text: `[Image] ${LOGO}` }],
	[
		'Send location message',
		{ text: '[Location] Facebook, 1 Hacker Way, Menlo Park, CA 94025, 37.758056, -122.425332' },
	],
	['Send contact message', { text: '[Contact] John Doe, +1 (940) 555-1234' }],
	[
		'Send reply button message',
		{
			text: expect.stringMatching(/^\[Image\] https:[^]+\n\nPT\. [^]+\n\nIvosigths\n\n\[Yes\]$/),
			header: `[Image] ${LOGO}`,
			body: expect.stringMatching(/^PT\. Ivonesia/),
			footer: 'Ivosigths',
			buttons: [{ type: 'REPLY', text: 'Yes', value: 'yes' }],
		},
	],
	[
		'Send list message',
		{
			text: expect.stringMatching(/^Pesan Interaktif\n\n[^]+\n\n\[Pilih Platform\]$/),
			header: 'Pesan Interaktif',
			body: expect.any(String),
			footer: 'PT. Ivonesia Solusi Data',
			sections: [expect.objectContaining({ title: 'Silahkan pilih' })],
		},
	],
	[
		'Send single product message',
		{
			text: 'Silahkan lihat detail produk kami.\n\nPT. Ivonesia Solusi Data\n\n[Product abcd12345]',
			body: 'Silahkan lihat detail produk kami.',
			footer: 'PT. Ivonesia Solusi Data',
		},
	],
	[
		'Send Multi product message',
		expect.objectContaining({
			header: 'New Product',
			sections: [{ title: 'New Product', products: ['abc12345', 'abc4567'] }],
		}),
	],
	[
		'Send Flow message',
		{
			text: 'Header text\n\nBody text of the flow\n\nFooter text of the flow\n\n[Register]',
			header: 'Header text',
			body: 'Body text of the flow',
			footer: 'Footer text of the flow',
			flow: { id: '1180378639999979', screen: 'WELCOME_SCREEN' },
		},
	],
])('%s', async (title, shown) => {
	expect(await preview(example(title))).toEqual({
		gateway: 'ivosights',
		recipient: RECIPIENT,
		status: 'dryRun',
		preview: shown,
	});
});

test('what may be cut off is told in the warnings', async () => {
	const list = { ...example('Send list message'), body: 'a'.repeat(1025) };
	expect((await preview(list)).warnings).toEqual([expect.stringContaining("'Body' has 1,025")]);
	const flow = { ...example('Send Flow message'), flowCta: 'Register for the newsletter' };
	expect((await preview(flow)).warnings).toEqual([expect.stringContaining("'Button Text'")]);
});

test('a document has its name and its caption', async () => {
	const media = {
		...example('Send media message'),
		mediaType: 'document',
		mediaUrl: 'https://a.co/1.pdf',
		caption: 'Your invoice',
		fileName: 'A-1.pdf',
	};
	expect((await preview(media)).preview).toEqual({
		text: '[Document: A-1.pdf] https://a.co/1.pdf\n\nYour invoice',
	});
});
