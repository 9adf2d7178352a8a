import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { simulatorForEach } from '../../unit/support/simulator.mts';
import { byId, fileItem, importedList, WA_CLOUD } from './cases.mts';
import { runQontak, templateNamed } from './support/node.mts';

const simulator = simulatorForEach({ qontak: { receipts: 'manual' } });
const gateway = () => simulator.qontak;
const atOnce = { retry: { policy: { attempts: 10, longestWait: 0 } } };

const node = (resource: string, operation: string, more: object = {}) =>
	({ authentication: 'hmac', resource, operation, ...more }) as unknown as INodeParameters;

const people = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({
		name: `Customer ${n}`,
		phone: `0812${String(30_000_000 + n)}`,
		receipt: `A-${n}`,
		city: n % 2 === 0 ? 'Jakarta' : 'Bandung',
	}));
const digits = (n: number) => `62812${30_000_000 + n}`;

const list = (more: object = {}) =>
	node('contactList', 'create', {
		contactListName: 'October',
		source: 'items',
		recipient: '={{ $json.phone }}',
		recipientName: '={{ $json.name }}',
		columns: { column: [{ name: 'no_receipt', value: '={{ $json.receipt }}' }] },
		...more,
	});

describe('a contact list from items', () => {
	test('all items make one list; its item is paired with all of them', async () => {
		const { json, output, error } = await runQontak(gateway(), list(), people(120));
		expect(error).toBeUndefined();
		expect(json('Qontak')).toEqual([
			expect.objectContaining({ name: 'October', status: 'success', imported: 120, failed: 0 }),
		]);
		expect(output('Qontak')[0].pairedItem).toEqual(people(120).map((_, item) => ({ item })));
		const [stored] = gateway().contactLists.all();
		expect(stored.contacts.map(({ cells }) => cells)).toEqual(
			people(120).map(({ name, receipt }, n) => ({
				phone_number: digits(n),
				full_name: name,
				no_receipt: receipt,
			})),
		);
	});

	test('items with different names make different lists', async () => {
		const byCity = list({ contactListName: '={{ $json.city }}' });
		const { json, output } = await runQontak(gateway(), byCity, people(5));
		expect(json('Qontak').map(({ name, imported }) => [name, imported])).toEqual([
			['Jakarta', 3],
			['Bandung', 2],
		]);
		expect(output('Qontak')[1].pairedItem).toEqual([{ item: 1 }, { item: 3 }]);
	});

	test('a bad number stops it before anything is made, naming its item', async () => {
		const items = [...people(3), { name: 'Bad', phone: 'n/a', receipt: '' }];
		const { error } = await runQontak(gateway(), list(), items);
		expect(error?.message).toMatch(/^'Recipient' .*n\/a.* \[Item 4\]$/);
		expect(gateway().contactLists.all()).toEqual([]);
	});

	test('with the error branch the bad items go there, the others make the list', async () => {
		const items = [{ name: 'Bad', phone: 'n/a', receipt: '' }, ...people(3)];
		const onError = 'continueErrorOutput';
		const { json, output } = await runQontak(gateway(), list(), items, { onError });
		expect(json('Failed')).toMatchObject([
			{ value: 'Bad', error: { reason: 'invalidNumber', item: 0 } },
		]);
		expect(json('Qontak')[0].imported).toBe(3);
		expect(output('Qontak')[0].pairedItem).toEqual([{ item: 1 }, { item: 2 }, { item: 3 }]);
	});

	test('refused by the gateway: every item goes to the error branch', async () => {
		const body = { status: 'error', error: { code: 422, messages: ['No more lists'] } };
		gateway().faults.next({ kind: 'status', status: 422, body });
		const onError = 'continueErrorOutput';
		const { json } = await runQontak(gateway(), list(), people(3), { onError });
		expect(json('Failed').map(({ value }) => value)).toEqual(people(3).map(({ name }) => name));
		expect(json('Failed')[2]).toMatchObject({
			error: { message: 'Qontak answered “No more lists” (HTTP 422)', item: 2 },
		});
	});

	test('Retry On Fail after a fault in the import: the list is not made twice', async () => {
		const body = { status: 'error', error: { code: 500, messages: ['Broken'] } };
		gateway().settings.contactListDelayMs = 0;
		gateway().faults.next({ kind: 'slow', ms: 0 });
		gateway().faults.next({ kind: 'status', status: 400, body });
		const again = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const { json, error } = await runQontak(gateway(), list(), people(2), again);
		expect(error).toBeUndefined();
		expect(json('Qontak')[0].imported).toBe(2);
		expect(gateway().contactLists.all()).toHaveLength(1);
	});

	test('an empty answer to the upload: unconfirmed, and Retry On Fail does not make another', async () => {
		gateway().faults.next({ kind: 'empty', status: 201 });
		const again = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
		const onError = 'continueErrorOutput';
		const { json } = await runQontak(gateway(), list(), people(2), { ...again, onError });
		expect(json('Failed')).toMatchObject([0, 1].map(() => ({ error: { reason: 'unconfirmed' } })));
		expect(gateway().requests.map(({ method }) => method)).toEqual(['POST']);
	});

	test('a dry run shows the file and makes nothing', async () => {
		const { json } = await runQontak(gateway(), list({ options: { dryRun: true } }), people(1));
		expect(json('Qontak')).toEqual([
			{
				gateway: 'qontak',
				name: 'October',
				status: 'dryRun',
				contacts: 1,
				csv: 'phone_number,full_name,no_receipt\n6281230000000,Customer 0,A-0\n',
			},
		]);
		expect(gateway().requests).toEqual([]);
	});
});

describe('a contact list from a file', () => {
	const upload = node('contactList', 'create', { contactListName: 'File', source: 'file' });

	test.each([
		['text/csv', 'a.csv', Buffer.from('phone_number,full_name\n628117661000,Budi\n')],
		['application/vnd.ms-excel', 'a.xls', Buffer.from('any')],
	])('%s', async (mimeType, name, data) => {
		const { json, error } = await runQontak(gateway(), upload, [fileItem(mimeType, name, data)]);
		expect(error).toBeUndefined();
		expect(json('Qontak')[0]).toMatchObject({ status: 'success', imported: 1 });
	});

	test('nothing imported is a failure, with what Qontak says', async () => {
		const data = Buffer.from('phone_number,full_name\n12,Budi\n');
		const { error } = await runQontak(gateway(), upload, [fileItem('text/csv', 'a.csv', data)]);
		expect(error?.message).toContain("contact list 'File' took none of the contacts");
		expect(error?.description).toContain('row 2: phone_number is invalid');
	});

	test('without the file: told before anything is sent', async () => {
		const { error } = await runQontak(gateway(), upload, [{}]);
		expect(error?.message).toContain("The item has no file in 'data'");
		expect(gateway().requests).toEqual([]);
	});
});

const bulk = async (more: object = {}) =>
	node('broadcast', 'create', {
		broadcastName: 'October offer',
		channel: byId(WA_CLOUD),
		contactList: byId(await importedList(gateway())),
		template: byId(templateNamed(gateway(), 'lagu_favorit').id),
		templateInput: 'json',
		templateVariablesJson: '{"body_1": "full_name", "body_2": "song"}',
		...more,
	});

describe('a broadcast to a list', () => {
	test('each recipient gets the values of its own columns', async () => {
		const { json, error } = await runQontak(gateway(), await bulk());
		expect(error).toBeUndefined();
		expect(json('Qontak')[0]).toMatchObject({ recipients: 2, status: 'accepted' });
		const texts = gateway().messages.map(({ to, content }) => [to, content.text]);
		expect(texts).toEqual([
			['628117661000', 'Halo Burhanudin Hakim, hari ini kami putar Tanah Airku untuk Anda.'],
			['6281234567890', 'Halo Test User, hari ini kami putar Indonesia Pusaka untuk Anda.'],
		]);
	});

	test.each([
		[
			'failed',
			{ progress: 'failed', errors: { file: ['has no header'] } },
			'could not be imported',
		],
		['is still being read', { progress: 'processing' }, 'is still being imported'],
		['has nobody', { contacts: [] }, 'has no contacts'],
	] as const)('a list that %s is refused before anything is sent', async (_, more, words) => {
		for (const options of [{}, { dryRun: true }]) {
			const parameters = await bulk({ options });
			Object.assign(gateway().contactLists.all().at(-1) as object, more);
			const { error } = await runQontak(gateway(), parameters);
			expect(error?.message).toContain("'Contact List' names “Customers”");
			expect(error?.message).toContain(words);
			expect(error?.description).toContain('Nothing was sent');
		}
		expect(gateway().requests.filter(({ method }) => method === 'POST')).toEqual([]);
		expect(gateway().messages).toHaveLength(0);
	});

	test('“Please wait a moment” is waited for and tried again', async () => {
		gateway().settings.bulkWaits = 3;
		const { json, error } = await runQontak(gateway(), await bulk({ options: atOnce }));
		expect(error).toBeUndefined();
		expect(json('Qontak')[0].status).toBe('accepted');
		expect(gateway().messages).toHaveLength(2);
	});

	test('and given up after the attempts, as a limit', async () => {
		gateway().settings.bulkWaits = 50;
		const onError = 'continueErrorOutput';
		const options = { retry: { policy: { attempts: 3, longestWait: 0 } } };
		const { json } = await runQontak(gateway(), await bulk({ options }), [{}], { onError });
		expect(json('Qontak', 1)[0].error).toMatchObject({ reason: 'rateLimited', httpStatus: 422 });
	});

	test("later: in the workflow's time zone, as a moment of the whole world", async () => {
		const sendAt = '2030-01-02T09:00:00';
		const { json } = await runQontak(gateway(), await bulk({ sendWhen: 'later', sendAt }));
		expect(json('Qontak')[0].sendAt).toBe('2030-01-02T09:00:00.000Z');
		expect(gateway().requests.at(-1)?.body).toMatchObject({
			execute_type: 'specific',
			send_at: '2030-01-02T09:00:00.000Z',
		});
	});

	test('a time by an expression', async () => {
		const later = { sendWhen: 'later', sendAt: '={{ $now.plus({ days: 1 }) }}' };
		const { error } = await runQontak(gateway(), await bulk(later));
		expect(error).toBeUndefined();
		const { send_at: at } = gateway().requests.at(-1)?.body as { send_at: string };
		expect(Date.parse(at)).toBeGreaterThan(Date.now());
	});

	test('a column that the list does not have: which variable, which columns there are', async () => {
		const templateVariablesJson = '{"body_1": "full_name", "body_2": "singer"}';
		const { error } = await runQontak(gateway(), await bulk({ templateVariablesJson }));
		expect(error?.message).toMatch(/^'\{\{2\}\}.*' names the column singer, which the contact/);
		expect(error?.description).toContain('phone_number, full_name, song');
		expect(gateway().requests.filter(({ method }) => method === 'POST')).toEqual([]);
	});
});

test('list, broadcast, log: 1,000 items, one result for each', async () => {
	gateway().settings.receipts = 'auto';
	gateway().notOnWhatsApp.add(digits(7));
	const listed = await runQontak(gateway(), list(), people(1_000));
	expect(listed.json('Qontak')[0]).toMatchObject({ imported: 1_000 });
	const contactList = byId(String(listed.json('Qontak')[0].id));
	const template = byId(templateNamed(gateway(), 'lagu_favorit').id);
	const templateVariablesJson = '{"body_1": "full_name", "body_2": "no_receipt"}';
	const sent = await runQontak(
		gateway(),
		await bulk({ contactList, template, templateVariablesJson }),
	);
	expect(sent.json('Qontak')[0]).toMatchObject({ recipients: 1_000, status: 'accepted' });
	const broadcast = byId(String(sent.json('Qontak')[0].broadcastId));
	const { json, error } = await runQontak(
		gateway(),
		node('broadcast', 'getLog', { broadcast, waitUntilSettled: true, returnAll: true }),
	);
	expect(error).toBeUndefined();
	const results = json('Qontak');
	expect(results.map(({ recipient }) => recipient).sort()).toEqual(
		people(1_000).map((_, n) => digits(n)),
	);
	expect(results.filter(({ status }) => status === 'failed')).toMatchObject([
		{ recipient: digits(7), error: { code: 131026, reason: 'notOnWhatsApp' } },
	]);
	expect(results.every(({ status }) => status !== 'pending')).toBe(true);
});

describe('lists that are longer than a page', () => {
	test.each(['null', 'printed', 'repeated'] as const)(
		'the cursor on the last page is %s',
		async (lastCursor) => {
			gateway().settings.lastCursor = lastCursor;
			for (let n = 0; n < 250; n++) {
				gateway().contactLists.begin({ name: `${n}`, source_type: 'spreadsheet', source_id: '' });
			}
			const all = node('contactList', 'getMany', { returnAll: true });
			const { json, error } = await runQontak(gateway(), all);
			expect(error).toBeUndefined();
			expect(new Set(json('Qontak').map(({ id }) => id)).size).toBe(250);
			expect(json('Qontak')).toHaveLength(250);
			expect(gateway().requests.length).toBeLessThanOrEqual(4);
			expect(gateway().requests.some(({ query }) => query.includes('offset'))).toBe(false);
		},
	);
});

test.each([
	['numbers as cursors', 'room'],
	['no cursor', 'user'],
])('a list with %s is read to its end: %s', async (_, resource) => {
	for (let n = 0; n < 230; n++) {
		const [channel] = gateway().channels;
		if (resource === 'room') gateway().rooms.enter(`62811${10_000 + n}`, channel, 'unassigned');
		else gateway().users.push({ ...gateway().users[0], id: `u${n}` });
	}
	const total = resource === 'room' ? 230 : 234;
	const { json } = await runQontak(gateway(), node(resource, 'getMany', { returnAll: true }));
	expect(new Set(json('Qontak').map(({ id }) => id)).size).toBe(total);
	expect(gateway().requests.length).toBe(Math.ceil(total / 100));
});

describe('too fast', () => {
	test.each(['seconds', 'epoch', 'date'] as const)(
		'the reset told as %s is waited for, and all are sent once',
		async (rateLimitReset) => {
			Object.assign(gateway().settings, {
				rateLimit: { perSecond: 6, perMinute: 1_000 },
				rateLimitReset,
			});
			const send = node('message', 'sendTemplate', {
				recipient: '={{ $json.phone }}',
				channel: byId(WA_CLOUD),
				template: byId(templateNamed(gateway(), 'hubungi_kami').id),
			});
			const { error } = await runQontak(gateway(), send, people(12));
			expect(error).toBeUndefined();
			expect(
				gateway()
					.messages.map(({ to }) => to)
					.sort(),
			).toEqual(people(12).map((_, n) => digits(n)));
			expect(gateway().requests.some(({ answeredStatus }) => answeredStatus === 429)).toBe(true);
		},
		30_000,
	);
});
