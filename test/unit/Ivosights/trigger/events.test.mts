import { only } from './posts.mts';
import { seedPosts } from './seedPosts.mts';

describe("the document's own payloads", () => {
	const posts = seedPosts();

	test('all are there', () => {
		expect(posts).toHaveLength(16);
	});

	test.each(posts)('$title: one event, and raw is what was posted', ({ body }) => {
		expect(only(body).raw).toEqual(body);
	});

	test('are read as the document explains them', () => {
		const told = posts.map(({ body }) => {
			const { event, from, to, name, timestamp, message: said, status: now } = only(body);
			return [event, said?.type ?? now?.value, from ?? to, name, timestamp];
		});
		expect(told).toEqual([
			['message', 'text', '16315551234', 'Kerry Fisher', '2018-02-15T11:30:35.000Z'],
			['message', 'location', '16315551234', 'Kerry Fisher', '2018-03-19T22:17:55.000Z'],
			// Its profile is of another number than its sender.
			['message', 'contacts', '16505551234', undefined, '2018-09-18T05:20:12.000Z'],
			['message', 'image', '16315551234', undefined, '2018-03-19T22:19:14.000Z'],
			['message', 'document', '16315551234', undefined, '2018-03-27T22:25:46.000Z'],
			['message', 'voice', '16315551234', undefined, '2018-03-23T17:57:11.000Z'],
			['message', 'sticker', '16315551234', undefined, '2018-03-23T17:57:11.000Z'],
			['message', 'text', '16315551234', 'Kerry Fisher', '2018-03-19T22:51:55.000Z'],
			['contactChanged', undefined, '16315558889', undefined, '2019-11-18T12:28:22.000Z'],
			['status', 'sent', '16315555555', undefined, '2018-02-15T11:38:20.000Z'],
			['status', 'delivered', '16315555555', undefined, '2018-02-15T11:38:28.000Z'],
			['status', 'read', '16315555555', undefined, '2018-02-15T11:38:42.000Z'],
			['status', 'deleted', '16692259554', undefined, '2018-07-24T06:25:14.000Z'],
			['status', 'failed', '12064001000', undefined, '2018-08-03T21:46:15.000Z'],
			['status', 'failed', '6282184083195', undefined, '2021-03-24T05:08:38.000Z'],
			['status', 'failed', '16315553601', undefined, '2020-10-12T20:42:36.000Z'],
		]);
	});

	const find = (title: string, nth = 0) =>
		only(posts.filter((post) => post.title === title)[nth].body);

	test('text', () => {
		expect(find('Text Message Received')).toMatchObject({
			messageId: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf',
			direction: 'in',
			message: { type: 'text', text: 'Hello this is an answer' },
		});
	});

	test('image', () => {
		expect(find('Message with Image Received').message).toEqual({
			type: 'image',
			text: 'Check out my new phone!',
			media: {
				id: 'b1c68f38-8734-4ad3-b4a1-ef0c10d683',
				mimeType: 'image/jpeg',
				caption: 'Check out my new phone!',
				sha256: '29ed500fa64eb55fc19dc4124acb300e5dcc54a0f822a301ae99944db',
			},
		});
	});

	test('location', () => {
		expect(find('Static Location Message Received').message).toEqual({
			type: 'location',
			location: {
				address: 'Main Street Beach, Santa Cruz, CA',
				latitude: 38.9806263495,
				longitude: -131.9428612257,
				name: 'Main Street Beach',
				url: 'https://foursquare.com/v/4d7031d35b5df7744',
			},
		});
	});

	test('contacts', () => {
		const { contacts } = find('Contacts Message Received').message ?? {};
		expect(contacts).toMatchObject([{ name: { formatted_name: 'Kerry Fisher' } }]);
	});

	test('an answer to a message', () => {
		expect(find('Customer Replied to Your Message').message).toEqual({
			type: 'text',
			text: 'Yes, count me in!',
			context: { messageId: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf', from: '16315558011' },
		});
	});

	test('a new number', () => {
		expect(find('A User Changed Their Number')).toMatchObject({
			direction: 'in',
			contactChange: { oldNumber: '16315558889', newNumber: '16315558890' },
		});
	});

	test('a status with what it costs', () => {
		expect(find('Message Delivered')).toMatchObject({
			id: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf:delivered',
			messageId: 'ABGGFlA5FpafAgo6tHcNmNjXmuSf',
			to: '16315555555',
			direction: 'out',
			status: {
				value: 'delivered',
				pricing: { billable: true, category: 'marketing', pricing_model: 'CBP' },
				conversation: { id: '65e7904b7fe88fc80628f6f8477c34d3' },
			},
		});
	});

	test('a message that the customer took back was one of the customer', () => {
		const { direction, from, to } = find('Message Deleted');
		expect({ direction, from, to }).toEqual({
			direction: 'in',
			from: '16692259554',
			to: undefined,
		});
	});

	test('a failure says why, with a reason that a workflow can switch on', () => {
		expect([0, 2].map((nth) => find('Message Failed', nth).status?.error)).toEqual([
			{
				code: 470,
				title: expect.stringContaining('outside the support window'),
				reason: 'outsideWindow',
			},
			{ code: 480, title: expect.stringContaining('identity change'), reason: 'gatewayDown' },
		]);
	});
});
