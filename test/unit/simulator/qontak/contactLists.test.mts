import type { AxiosInstance } from 'axios';
import { parseCsv } from '../../../../simulator/qontak/contactLists/csv.mts';
import { simulatorForEach } from '../../support/simulator.mts';
import { bearer, form, WA_CLOUD } from './clients.mts';

const simulator = simulatorForEach();
let client: AxiosInstance;

beforeEach(() => {
	client = bearer(simulator.qontak);
});

const LISTS = '/contacts/contact_lists';
const FIELDS = { name: 'Pelanggan', source_type: 'spreadsheet', source_id: '' };

async function upload(csv: string, name = 'contacts.csv', fields: Record<string, string> = FIELDS) {
	const file = { bytes: csv, name, type: 'text/csv' };
	return await client.post(`${LISTS}/async`, form(fields, file));
}

async function imported(csv: string, name?: string) {
	const { data } = await upload(csv, name);
	await simulator.qontak.settled();
	return (await client.get(`${LISTS}/${data.data.id}`)).data.data;
}

describe('an upload', () => {
	test('is answered at once and is through later', async () => {
		const csv =
			'phone_number,full_name,customer_name,company\n' +
			'628111111111,Ayu Lestari,"Lestari, Ayu","PT ""Kopi"""\n' +
			'628222222222,Budi,Budi,\n';
		const { status, data } = await upload(csv);
		expect(status).toBe(201);
		expect(data.data).toMatchObject({
			name: 'Pelanggan',
			progress: 'processing',
			contacts_count: 0,
			finished_at: null,
		});
		await simulator.qontak.settled();
		const { data: detail } = await client.get(`${LISTS}/${data.data.id}`);
		expect(detail.data).toMatchObject({
			progress: 'success',
			contacts_count: 2,
			contacts_count_success: 2,
			contacts_count_failed: 0,
			contact_variables: ['customer_name', 'company'],
			error_messages: {},
		});
		const contacts = await client.get(`${LISTS}/contacts/${data.data.id}`);
		expect(contacts.data.data.map(({ extra }: { extra: object }) => extra)).toEqual([
			{ customer_name: 'Budi', company: '' },
			{ customer_name: 'Lestari, Ayu', company: 'PT "Kopi"' },
		]);
		const found = await client.get(`${LISTS}/contacts/${data.data.id}?query=budi`);
		expect(found.data.data).toHaveLength(1);
		expect((await client.get(LISTS)).data.data).toEqual([detail.data]);
		expect((await client.get(`${LISTS}?query=xyz`)).data.data).toEqual([]);
	});

	test('leaves out bad rows and says which', async () => {
		const csv =
			'phone_number,full_name\n+628111111111,Plus\n628222222222,\n628333333333,Citra\n' +
			'628333333333,Again\n628444444444,Many,cells\n';
		expect(await imported(csv)).toMatchObject({
			progress: 'success',
			contacts_count: 5,
			contacts_count_success: 1,
			contacts_count_failed: 4,
			error_messages: {
				'row 2': ['phone_number is invalid'],
				'row 3': ["full_name can't be blank"],
				'row 5': ['phone_number is given twice'],
				'row 6': ['has more cells than columns'],
			},
		});
	});

	test('succeeds with nothing imported, as the original does', async () => {
		const list = await imported('phone_number,full_name\nabc,Ayu\n');
		expect(list).toMatchObject({ progress: 'success', contacts_count_success: 0 });
	});

	test.each([
		['columns in another order', 'full_name,phone_number\nAyu,628111111111\n'],
		['no header', '628111111111,Ayu\n'],
		['a column twice', 'phone_number,full_name,a,a\n'],
		['an open quote', 'phone_number,full_name\n"628111111111,Ayu\n'],
		['nothing', ''],
	])('fails for %s', async (_what, csv) => {
		expect((await imported(csv)).progress).toBe('failed');
	});

	test('of a spreadsheet has the rows that the test says', async () => {
		simulator.qontak.settings.spreadsheetRows = [
			['phone_number', 'full_name', 'kota'],
			['628111111111', 'Ayu', 'Bandung'],
		];
		expect(await imported('any bytes', 'contacts.xls')).toMatchObject({
			contacts_count_success: 1,
			contact_variables: ['kota'],
		});
	});

	test('is refused without name, type or file, and for other files', async () => {
		const answers = [
			await upload('', 'a.csv', { source_type: 'spreadsheet' }),
			await upload('', 'a.csv', { ...FIELDS, source_type: 'paper' }),
			await upload('', 'a.csv', { ...FIELDS, more: '1' }),
			await upload('', 'a.pdf'),
			await client.post(`${LISTS}/async`, form(FIELDS)),
		];
		expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
		expect((await client.post(`${LISTS}/async`, FIELDS)).status).toBe(400);
		expect((await client.get(`${LISTS}/none`)).status).toBe(404);
		expect((await client.get(`${LISTS}/contacts/none`)).status).toBe(404);
	});
});

describe('a bulk broadcast', () => {
	const CSV = 'phone_number,full_name,lagu\n628111111111,Ayu,Bengawan Solo\n628222222222,Budi,\n';
	const song = (list: string, change: object = {}) => ({
		name: 'Musik Mei',
		message_template_id: 'd3e1083c-66ea-410b-b807-1d84182ffa82',
		contact_list_id: list,
		channel_integration_id: WA_CLOUD,
		parameters: {
			body: [
				{ key: '1', value: 'full_name' },
				{ key: '2', value: 'lagu' },
			],
		},
		...change,
	});
	const post = async (body: object) => await client.post('/broadcasts/whatsapp', body);

	test('reaches everyone, and the log says of each what became of it', async () => {
		const list = await imported(CSV);
		const { status, data } = await post(song(list.id, { execute_type: 'immediately' }));
		expect(status).toBe(201);
		expect(data.data).toMatchObject({ contact_list_id: list.id, execute_type: 'immediately' });
		await simulator.qontak.settled();
		const log = await client.get(`/broadcasts/${data.data.id}/whatsapp/log`);
		const told = log.data.data.map((entry: Record<string, string>) => [
			entry.contact_phone_number,
			entry.status,
			entry.whatsapp_error_message,
		]);
		expect(told).toEqual([
			['628222222222', 'failed', '(#131008) Required parameter is missing'],
			['628111111111', 'read', 'n/a'],
		]);
		expect(simulator.qontak.messages[0].content.text).toBe(
			'Halo Ayu, hari ini kami putar Bengawan Solo untuk Anda.',
		);
	});

	test('waits for its time', async () => {
		const list = await imported(CSV);
		const now = new Date('2026-11-20T07:00:00Z');
		simulator.qontak.settings.now = () => now;
		const at = (send_at: string) => ({ execute_type: 'specific', send_at });
		const { data } = await post(song(list.id, at('2026-11-20T15:00:00+07:00')));
		expect(data.data).toMatchObject({
			send_at: '2026-11-20T08:00:00.000Z',
			execute_status: 'todo',
		});
		expect(simulator.qontak.messages).toHaveLength(0);
		simulator.qontak.broadcasts.get(data.data.id)?.execute();
		expect(simulator.qontak.messages).toHaveLength(2);
		const soon = await post(song(list.id, at('2026-11-20T07:00:00.020Z')));
		expect(soon.status).toBe(201);
		const refused = [
			await post(song(list.id, at('2026-11-20T06:00:00Z'))),
			await post(song(list.id, at('20 November'))),
			await post(song(list.id, { execute_type: 'specific' })),
			await post(song(list.id, { send_at: '2026-11-20T08:00:00Z' })),
		];
		expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
	});

	test('is told to wait, so many times', async () => {
		const list = await imported(CSV);
		simulator.qontak.settings.bulkWaits = 1;
		const first = await post(song(list.id));
		expect([first.status, first.data.error.messages]).toEqual([
			422,
			['Please wait a moment to send a new broadcast message.'],
		]);
		expect((await post(song(list.id))).status).toBe(201);
	});

	test('is refused for a list or a column that is not there', async () => {
		// Long enough that the first broadcast finds the list unread, however busy the machine is.
		simulator.qontak.settings.contactListDelayMs = 500;
		const { data } = await upload(CSV);
		const fields = async (body: object) => {
			const { status, data: answer } = await post(body);
			expect(status).toBe(422);
			return Object.keys(answer.error.messages[0].active_model_errors);
		};
		const { id } = data.data;
		expect(await fields(song(id))).toEqual(['contact_list_id']);
		await simulator.qontak.settled();
		expect(await fields(song('aaaaaaaa-0000-4000-8000-000000000000'))).toEqual(['contact_list_id']);
		const parameters = song(id).parameters;
		const [name, other] = parameters.body;
		const change = (second: object) => ({ parameters: { body: [name, { ...other, ...second }] } });
		expect(await fields(song(id, change({ value: 'kota' })))).toEqual(['parameters.body.1.value']);
		expect(await fields(song(id, change({ value_text: 'a' })))).toEqual([
			'parameters.body.1.value_text',
		]);
		const empty = await imported('phone_number,full_name\n');
		expect(await fields(song(empty.id))).toEqual(['contact_list_id']);
		expect(simulator.qontak.messages).toHaveLength(0);
	});
});

describe('a file', () => {
	test('is uploaded and can be fetched', async () => {
		const file = { bytes: 'pdf', name: 'tagihan mei.pdf', type: 'application/pdf' };
		const { status, data } = await client.post('/file_uploader', form({}, file));
		expect(status).toBe(201);
		expect(data.data).toEqual({
			filename: 'tagihan mei.pdf',
			url: expect.stringMatching(/\/uploads\/direct\/files\/[0-9a-f-]{36}\/tagihan%20mei\.pdf$/),
		});
		const fetched = await client.get(data.data.url);
		expect([fetched.status, fetched.headers['content-type']]).toEqual([200, 'application/pdf']);
		expect((await client.get(`${simulator.qontak.url}/uploads/direct/files/a/b`)).status).toBe(404);
	});

	test('is refused when it is empty, missing or comes with more', async () => {
		const file = { bytes: '', name: 'a.pdf', type: 'application/pdf' };
		const answers = [
			await client.post('/file_uploader', form({}, file)),
			await client.post('/file_uploader', form({ more: '1' })),
			await client.post('/file_uploader', form({ more: '1' }, { ...file, bytes: 'a' })),
			await client.post('/file_uploader', { file: 'a' }),
		];
		expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 400]);
		const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
		expect((await client.post('/file_uploader', 'broken', { headers })).status).toBe(400);
	});
});

test('CSV is read as RFC 4180 writes it', () => {
	expect(parseCsv('\uFEFFa,b\r\n"x\ny","1,2"\n\nlast,')).toEqual([
		['a', 'b'],
		['x\ny', '1,2'],
		['last', ''],
	]);
	expect(parseCsv('a"b,c')).toBeUndefined();
	expect(parseCsv('"a"b,c')).toBeUndefined();
});
