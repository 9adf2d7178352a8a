import type { INodeParameters } from 'n8n-workflow';
import {
	accountForTests,
	customer,
	customers,
	digits,
	runDecisionTelecom,
	sendMedia,
	sendTemplate,
	sendText,
} from './support/node.mts';

const gateway = accountForTests({ ids: 'number', latencyMs: 0, templates: 'registered' });
const bodies = () => gateway().requests.map(({ body }) => body);
const onError = 'continueErrorOutput';

const more = (parameters: object, given: object) =>
	({ ...parameters, ...given }) as INodeParameters;

describe('sending', () => {
	test.each<[string, object, object]>([
		['a text', sendText, { message_type: 1, text: 'Hello Customer 0' }],
		['an image', sendMedia, { message_type: 2, file_url: sendMedia.mediaUrl }],
		['a template', sendTemplate, { message_type: 4, template_name: 'order_shipped' }],
	])('%s to each item, outputs in input order and paired', async (_, parameters, body) => {
		gateway().settings.latencyMs = 5;
		const run = await runDecisionTelecom(gateway(), parameters as never, customers(12));
		expect(run.error).toBeUndefined();
		expect(run.json('DecisionTelecom')).toEqual(
			customers(12).map((__, n) => ({
				gateway: 'decisionTelecom',
				messageId: String(gateway().messages.find(({ to }) => to === digits(n))?.id),
				recipient: digits(n),
				status: 'accepted',
				sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
			})),
		);
		expect(run.output('DecisionTelecom').map(({ pairedItem }) => pairedItem)).toEqual(
			customers(12).map((__, item) => ({ item })),
		);
		expect(gateway().maxInFlight.sends).toBeLessThanOrEqual(5);
		const first = bodies().find(
			(one) => (one as { destination_addr: number }).destination_addr === Number(digits(0)),
		);
		expect(first).toMatchObject({
			source_addr: 'Custom Company',
			destination_addr: Number(digits(0)),
			...body,
		});
	});

	test.each(['number', 'string'] as const)(
		'a message ID that is a %s: text when simplified, as it came otherwise',
		async (ids) => {
			gateway().settings.ids = ids;
			const simple = await runDecisionTelecom(gateway(), sendText, customers(1));
			const raw = await runDecisionTelecom(
				gateway(),
				more(sendText, { simplify: false }),
				customers(1),
			);
			const [one, other] = gateway().messages;
			expect(simple.json('DecisionTelecom')[0].messageId).toBe(String(one.id));
			expect(raw.json('DecisionTelecom')).toEqual([{ message_id: other.id }]);
			expect(typeof other.id).toBe(ids);
		},
	);

	test('numbers without a country code are Ukrainian, unless the form says otherwise', async () => {
		await runDecisionTelecom(gateway(), sendText, [{ name: 'A', phone: '0631234567' }]);
		const options = { defaultCountry: 'ID' };
		const indonesian = [{ name: 'B', phone: '0812-3456-7890' }];
		await runDecisionTelecom(gateway(), more(sendText, { options }), indonesian);
		expect(gateway().messages.map(({ to }) => to)).toEqual(['380631234567', '6281234567890']);
	});

	test('an image with a caption', async () => {
		await runDecisionTelecom(gateway(), more(sendMedia, { caption: ' Look ' }), customers(1));
		expect(bodies()).toMatchObject([{ file_url: sendMedia.mediaUrl, text: 'Look' }]);
		expect(gateway().messages[0].content).toMatchObject({ kind: 'image', text: 'Look' });
	});

	test('the callback URL goes along; a test URL of n8n is warned of', async () => {
		const url = 'https://n8n.example.com/webhook-test/1/elsewhere';
		const parameters = more(sendText, { callbackUrl: ` ${url} ` });
		const { json } = await runDecisionTelecom(gateway(), parameters, customers(1));
		expect(bodies()).toMatchObject([{ callback_url: url }]);
		expect(json('DecisionTelecom')[0].warnings).toEqual([
			expect.stringContaining("'Callback URL' is a test URL"),
		]);
	});

	test("n8n's Retry On Fail sends nobody a second message", async () => {
		const match = { recipient: digits(2) };
		gateway().faults.next({
			kind: 'status',
			status: 400,
			body: { name: 'Odd', message: 'no', code: 1, status: 400 },
			times: 2,
			match,
		});
		const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const { error } = await runDecisionTelecom(gateway(), sendText, customers(4), retry);
		expect(error).toBeUndefined();
		expect(
			gateway()
				.messages.map(({ to }) => to)
				.sort(),
		).toEqual([0, 1, 2, 3].map(digits));
	});
});

describe('what is checked before anything is sent', () => {
	const text = (length: number) => 'x'.repeat(length);
	const mediaUrl = (link: string) => more(sendMedia, { mediaUrl: link });
	const template = (given: object) => more(sendTemplate, given);

	test.each<[string, INodeParameters]>([
		['a text of 4,096 characters', more(sendText, { text: text(4096) })],
		['a sender of 20 characters', more(sendText, { sender: text(20) })],
		['a caption of 1,024 characters', more(sendMedia, { caption: text(1024) })],
		['an image that ends in .jpg', mediaUrl('https://example.com/a.jpg')],
		['an image that ends in .jpeg', mediaUrl('https://example.com/a.jpeg')],
		['an image that ends in .PNG', mediaUrl('https://example.com/a.PNG?size=2')],
	])('%s passes', async (_, parameters) => {
		const { error } = await runDecisionTelecom(gateway(), parameters, customers(1));
		expect(error).toBeUndefined();
		expect(gateway().messages).toHaveLength(1);
	});

	test.each<[string, INodeParameters, RegExp, string]>([
		[
			'a text of 4,097 characters',
			more(sendText, { text: text(4097) }),
			/^'Text' has 4,097 characters/,
			'limitExceeded',
		],
		[
			'an empty text',
			more(sendText, { text: '={{ $json.no }}' }),
			/^'Text' is empty/,
			'invalidRequest',
		],
		[
			'a sender of 21 characters',
			more(sendText, { sender: text(21) }),
			/^'Sender' has 21 characters; DecisionTelecom allows 20/,
			'limitExceeded',
		],
		[
			'an empty sender',
			more(sendText, { sender: '={{ $json.no }}' }),
			/^'Sender' is empty/,
			'invalidRequest',
		],
		[
			'a caption of 1,025 characters',
			more(sendMedia, { caption: text(1025) }),
			/^'Caption' has 1,025 characters/,
			'limitExceeded',
		],
		[
			'an image without an ending',
			mediaUrl('https://example.com/image'),
			/^'Media URL' does not end in \.jpg, \.jpeg or \.png/,
			'mediaRejected',
		],
		[
			'an ending that is only in the query',
			mediaUrl('https://example.com/image?name=a.jpg'),
			/^'Media URL' does not end in/,
			'mediaRejected',
		],
		[
			'a video',
			mediaUrl('https://example.com/a.mp4'),
			/^'Media URL' ends in \.mp4/,
			'mediaRejected',
		],
		[
			'an image over http',
			mediaUrl('http://example.com/a.jpg'),
			/^'Media URL' starts with http:/,
			'mediaRejected',
		],
		[
			'a callback URL that is none',
			more(sendText, { callbackUrl: 'ftp://example.com' }),
			/^'Callback URL' is not a web address/,
			'invalidRequest',
		],
		[
			'no phone number',
			more(sendText, { recipient: '8882222200' }),
			/^'Recipient' is not a valid phone number/,
			'invalidNumber',
		],
		[
			'a template without a name',
			template({ templateName: '={{ $json.no }}' }),
			/^'Template Name' is empty/,
			'invalidRequest',
		],
		[
			'a template name that cannot be one',
			template({ templateName: 'Order Shipped' }),
			/^'Template Name' cannot be “Order Shipped”/,
			'templateNotFound',
		],
		[
			'a template language that cannot be one',
			template({ templateLanguage: 'en-US' }),
			/^'Template Language' cannot be “en-US”/,
			'templateNotFound',
		],
	])('%s is refused', async (_, parameters, words, reason) => {
		const { json } = await runDecisionTelecom(gateway(), parameters, customers(1), { onError });
		expect(json('DecisionTelecom', 1)).toMatchObject([
			{ error: { message: expect.stringMatching(words), reason, item: 0 } },
		]);
		expect(gateway().requests).toHaveLength(0);
	});

	test('one bad item among good ones: stop mode sends nothing, the error branch takes it', async () => {
		const items = [customer(0), { name: 'Bad', phone: 'n/a' }, customer(1)];
		const stopped = await runDecisionTelecom(gateway(), sendText, items);
		expect(stopped.error?.message).toMatch(/^'Recipient' .*\[Item 2\]$/);
		expect(gateway().requests).toHaveLength(0);
		const { json } = await runDecisionTelecom(gateway(), sendText, items, { onError });
		expect(json('Failed').map(({ value }) => value)).toEqual(['Bad']);
		expect(gateway().messages).toHaveLength(2);
	});
});
