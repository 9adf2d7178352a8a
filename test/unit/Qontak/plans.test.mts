import { operations } from '../../../nodes/Qontak/operations';
import { nameOf, operationIn, stepThrough, type StepCase } from '../support/step.mts';
import { stepCases } from './steps.mts';
import { bulkForm, bulkList, importAsk, settling } from './steps/broadcasts.mts';
import { sendTemplateSteps } from './steps/messages.mts';
import { messagesInHistory } from './steps/rooms.mts';
import { success, template } from './steps/samples.mts';

const operationOf = operationIn(operations);
const step = ({ name, form, answers }: StepCase) => stepThrough(operationOf(name), form, answers);

test('there is a case for each operation', () => {
	expect(stepCases.map(({ name }) => name).sort()).toEqual(operations.map(nameOf).sort());
});

test.each(stepCases.map((one) => [one.name, one] as const))(
	'%s: the form goes in, requests come out; answers go in, items come out',
	(_name, one) => {
		const { asks, outputs } = step(one);
		expect(asks).toEqual(one.asks);
		expect(outputs).toEqual(one.outputs);
	},
);

test('a history of messages, as some accounts have it', () => {
	const { asks, outputs } = step(messagesInHistory);
	expect(asks).toEqual(messagesInHistory.asks);
	expect(outputs).toEqual(messagesInHistory.outputs);
});

describe('whether a room is open', () => {
	const wrote = (at: string) => ({
		last_message: { participant_type: 'customer', created_at: at },
	});
	test.each([
		['what Qontak says', { session: 'Expiring', session_at: '2020-01-01' }, 'expiring'],
		['written 24 hours ago', { session_at: '2026-11-19T08:15:30.000Z' }, 'open'],
		['a moment more', { session_at: '2026-11-19T08:15:29.999Z' }, 'expired'],
		['the last message', wrote('2026-11-20T08:00:00.000Z'), 'open'],
		[
			'the later of both',
			{ session_at: '2026-11-18T08:00:00.000Z', ...wrote('2026-11-20T08:00:00.000Z') },
			'open',
		],
		[
			'an agent wrote last',
			{ last_message: { participant_type: 'agent', created_at: '2026-11-20T08:00:00.000Z' } },
			null,
		],
		['nothing', { session: null, session_at: null, last_message: null }, null],
	])('%s', (_, room, session) => {
		const { outputs } = stepThrough(operationOf('room.get'), { roomId: 'r1' }, [success(room)]);
		expect(outputs[0].session).toBe(session);
	});
});

describe('whose room it is', () => {
	test.each([
		['wa_cloud', '628117661000', '628117661000'],
		['wa_cloud', '+628117661000', '628117661000'],
		['wa_cloud', 'ID.628117661000', null],
		['web_chat', 'person@example.com', null],
		['telegram', '628117661000', null],
		['wa_cloud', '120363012345678901', null],
	])('%s %s: a number only where it is one', (channel, id, recipient) => {
		const answer = success({ id: 'r1', channel, account_uniq_id: id });
		const { outputs } = stepThrough(operationOf('room.get'), { roomId: 'r1' }, [answer]);
		expect(outputs[0]).toMatchObject({ recipient, customerId: id.replace('+', '') });
	});
});

test.each([
	[{ account_uniq_id: '+628117661000', channel: 'wa_cloud' }, '628117661000'],
	[{ account_uniq_id: 628117661000 }, '628117661000'],
	[{ account_uniq_id: 'ID.628117661000', channel: 'wa_cloud' }, undefined],
	[{ account_uniq_id: '120363012345678901', channel: 'wa_cloud' }, undefined],
	[{ account_uniq_id: '17841405822304', channel: 'ig' }, undefined],
])('a message to the room %j reached %s', (room, recipient) => {
	const form = { sendTo: 'room', roomId: 'r1', text: 'Halo' };
	const answer = success({ id: 'm1', room });
	const { outputs } = stepThrough(operationOf('message.sendText'), form, [answer]);
	expect(outputs[0].recipient).toBe(recipient);
});

test.each(['resolved', 'deleted'])('a room that is %s is not written to', (status) => {
	const room = { account_uniq_id: '628117661000', channel: 'wa_cloud' };
	const over = { id: 'r1', ...room, status, session_at: '2026-11-20T08:15:00.000Z' };
	const open = { id: 'r2', ...room, status: 'assigned', session_at: '2026-11-20T08:00:00.000Z' };
	const form = { sendTo: 'recipient', recipient: '0811-7661-000', text: 'Halo' };
	const send = (...rooms: object[]) =>
		stepThrough(operationOf('message.sendText'), form, [success(rooms), success({ id: 'm1' })]);
	expect(send(over, open).outputs).toMatchObject([{ roomId: 'r2' }]);
	expect(() => send(over)).toThrow('no open conversation');
});

test.each(['n/a', 'N/A', ' ', null])('a message in the history without an id: %j', (external) => {
	const message = { id: 'm1', room_id: 'r1', external_id: external };
	const answer = success([message]);
	const { outputs } = stepThrough(operationOf('room.getHistory'), { roomId: 'r1' }, [answer]);
	expect(outputs[0]).toMatchObject({ messageId: 'm1', gatewayMessageId: 'm1' });
});

describe('templates', () => {
	test.each(sendTemplateSteps)('%s', (_title, one) => {
		const { asks, outputs } = step(one);
		expect(asks).toEqual(one.asks);
		expect(outputs).toEqual(one.outputs);
	});
});

describe("without 'Simplify' the gateway's own answer is handed out, without secrets", () => {
	const simplifying = stepCases.filter(({ name }) =>
		operationOf(name).fields.some((field) => field.name === 'simplify'),
	);

	test.each(simplifying.map((one) => [one.name, one] as const))('%s', (_name, one) => {
		const { outputs } = step({ ...one, form: { ...one.form, simplify: false } });
		expect(outputs.length).toBeGreaterThan(0);
		expect(outputs).not.toEqual(one.outputs);
		expect(JSON.stringify(outputs)).not.toContain('a secret');
	});
});

describe('the columns of a broadcast', () => {
	const create = operationOf('broadcast.create');
	const columns = ['kode_verifikasi_pelanggan', 'No Resi'];
	const sent = (more: object, values: object) => {
		const form = { ...bulkForm, templateVariablesJson: JSON.stringify(values) };
		const list = { ...bulkList, contact_variables: columns };
		const answers = [success(template({ ...more })), success(list), success({ id: 'b1' })];
		const { asks } = stepThrough(create, form, answers);
		return (asks.at(-1)?.body as { parameters: unknown }).parameters;
	};
	const code = {
		category: 'AUTHENTICATION',
		body: '{{1}} adalah kode Anda.',
		buttons: [{ type: 'URL', text: 'Salin', url: 'https://www.whatsapp.com/otp/code={{1}}' }],
	};
	const link = { buttons: [{ type: 'URL', text: 'Lacak', url: 'https://x.id/{{1}}' }] };
	const header = { header: { format: 'TEXT', text: 'Pesanan {{1}}' } };

	test('a code longer than a code may be: the name is none', () => {
		expect(sent(code, { button_0_code: columns[0] })).toEqual({
			body: [{ key: '1', value: columns[0] }],
			buttons: [{ index: '0', type: 'url', value: columns[0] }],
		});
	});

	test('a link whose column has a space in its name', () => {
		expect(sent(link, { body_1: 'full_name', button_0_url: 'No Resi' })).toMatchObject({
			buttons: [{ index: '0', type: 'url', value: 'No Resi' }],
		});
	});

	test('a text that is full already', () => {
		const body = `Hi {{1}}, ${'x'.repeat(1_010)}.`;
		expect(sent({ body, footer: 'Toko' }, { body_1: columns[0] })).toEqual({
			body: [{ key: '1', value: columns[0] }],
		});
	});

	test.each([
		[
			header,
			{ header_1: 'resi', body_1: 'full_name' },
			/^'Header \{\{1\}\}.*' names the column resi, /,
		],
		[code, { button_0_code: 'kode' }, /^'One-Time Code' names the column kode, /],
	])('%j: one that the list does not have is refused', (more, values, words) => {
		expect(() => sent(more, values)).toThrow(words);
	});
});

test.each([
	[{ type: 'header', format: 'text', text: '*Promo*' }, '[0].text'],
	[{ type: 'buttons', buttons: [{ type: 'url', text: 'A', url: 'x.id' }] }, '[0].buttons[0].url'],
])('a new template is held to the rules in any capitals: %j', (component, place) => {
	const components = { contentInput: 'json', componentsJson: JSON.stringify([component]) };
	const form = { templateName: 'promo', category: 'MARKETING', language: 'id', ...components };
	expect(() => stepThrough(operationOf('template.create'), form)).toThrow(
		`'Components (JSON): ${place}'`,
	);
});

describe('contact lists', () => {
	const create = operationOf('contactList.create');
	const contact = (recipient: string, recipientName: string, song: string) => ({
		contactListName: 'Customers',
		recipient,
		recipientName,
		columns: { column: [{ name: 'song', value: song }] },
	});
	const imported = success({ id: 'l1', progress: 'success', contacts_count_success: 2 });

	test('all items make one file; what a spreadsheet would run is defused; numbers come once', () => {
		const { asks, outputs } = stepThrough(
			create,
			[
				contact('0811-7661-000', 'Burhanudin', '=HYPERLINK("http://evil")'),
				contact('+62 812 3456 7890', '', '@sum, "quoted"\nline'),
				contact('628117661000', 'Again', 'x'),
			],
			[imported],
		);
		expect(asks).toEqual([
			importAsk(
				'phone_number,full_name,song\n' +
					'628117661000,Burhanudin,"\'=HYPERLINK(""http://evil"")"\n' +
					'6281234567890,6281234567890,"\'@sum, ""quoted""\nline"\n',
			),
		]);
		expect(outputs[0].warnings).toEqual([
			'1 number came more than once and was taken once, with its first item: 628117661000.',
			`2 values begin with =, +, - or @, which spreadsheets take for a formula, and got an apostrophe in front: =HYPERLINK("http://evil"), @sum, "quoted" line. Customers read it too if a broadcast uses the column.`,
		]);
	});

	test('is waited for, ever more patiently, and given up after the bound', () => {
		const processing = success({ id: 'l1', progress: 'processing' });
		const form = { ...contact('0811-7661-000', 'B', ''), options: { longestImport: 1 } };
		let thrown: unknown;
		try {
			stepThrough(
				create,
				form,
				Array.from({ length: 40 }, () => processing),
			);
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({
			reason: 'gatewayDown',
			message: "Qontak is still importing the contact list 'Customers'",
		});
	});

	test.each([
		[{ progress: 'failed', error_messages: { file: ['no header'] } }, 'ended as “failed”'],
		[{ progress: 'success', contacts_count_success: 0 }, 'took none of the contacts'],
	])('%j is a failure', (list, words) => {
		const answers = [success({ id: 'l1', ...list })];
		expect(() => stepThrough(create, contact('0811-7661-000', 'B', ''), answers)).toThrow(words);
	});

	test.each([
		null,
		true,
		'OK',
		[],
		{},
		{ data: null },
		{ data: [] },
		{ status: 'success', data: {} },
	])('an upload answered %j is unconfirmed', (body) => {
		let thrown: unknown;
		try {
			stepThrough(create, contact('0811-7661-000', 'B', ''), [{ status: 201, body }]);
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({ reason: 'unconfirmed' });
		expect((thrown as Error).message).toContain("'Customers'");
	});

	test.each([{ id: 7 }, { data: [{ id: 'l1' }] }, { data: { id: 'l1' } }])(
		'an upload answered %j has its list',
		(body) => {
			const { asks } = stepThrough(create, contact('0811-7661-000', 'B', ''), [{ body }, imported]);
			expect(asks).toHaveLength(2);
		},
	);

	test.each([
		['phone_number', 'a column named phone_number'],
		['2nd', 'a column named “2nd”'],
		['', 'a column without a name'],
	])("a column '%s' is refused", (name, words) => {
		const form = {
			...contact('0811-7661-000', 'B', ''),
			columns: { column: [{ name, value: '' }] },
		};
		expect(() => stepThrough(create, form)).toThrow(words);
	});

	test('a column with capitals and spaces is called as Qontak takes it, which is told', () => {
		const form = {
			...contact('0811-7661-000', 'B', ''),
			columns: { column: [{ name: 'No Receipt', value: 'R-1' }] },
			options: { dryRun: true },
		};
		const [output] = stepThrough(create, form).outputs as Array<{
			csv: string;
			warnings: string[];
		}>;
		expect(output.csv).toBe('phone_number,full_name,no_receipt\n628117661000,B,R-1\n');
		expect(output.warnings).toEqual([expect.stringContaining('“No Receipt” is called no_receipt')]);
	});

	test('two columns that Qontak would call the same are refused', () => {
		const column = [
			{ name: 'No Receipt', value: '1' },
			{ name: 'no_receipt', value: '2' },
		];
		const form = { ...contact('0811-7661-000', 'B', ''), columns: { column } };
		expect(() => stepThrough(create, form)).toThrow("'Columns' has two columns with one name");
	});
});

describe('divisions of my own', () => {
	const operation = operationOf('division.getMany');

	test('are asked for, and searched here: that call has no words to search for', () => {
		const form = { filters: { onlyMine: true, query: 'SALES' } };
		const found = success([
			{ id: 'd1', name: 'Sales' },
			{ id: 'd2', name: 'Support' },
		]);
		const { asks, outputs } = stepThrough(operation, form, [found]);
		expect(asks).toMatchObject([{ path: ['divisions', 'me'] }]);
		expect(asks[0].query).not.toHaveProperty('query');
		expect(outputs).toMatchObject([{ id: 'd1', agents: [], channels: [] }]);
	});
});

describe('changes of a room claim only what the answer confirms', () => {
	test.each([{ data: false }, { data: null }, {}])('rename answered %j', (body) => {
		const form = { roomId: 'r1', roomName: 'Budi' };
		const { outputs } = stepThrough(operationOf('room.rename'), form, [{ body }]);
		expect(outputs).toEqual([{ id: 'r1' }]);
	});

	test('an odd count is none', () => {
		const answers = [
			success({ info: { total: 'many' } }),
			{ body: null },
			success({ wa: 3, x: {} }),
		];
		const { outputs } = stepThrough(operationOf('room.getCounts'), {}, answers);
		expect(outputs).toEqual([{ unassigned: null, unread: null, expired: { wa: 3, x: null } }]);
	});
});

describe('the ids of a message in a room', () => {
	test.each([
		[{ id: 'm1', external_id: null }, 'm1', 'm1'],
		[{ id: 'm1', external_id: 'n/a' }, 'm1', 'm1'],
		[{ id: 'm1', external_id: ' N/A' }, 'm1', 'm1'],
		[{ id: 'm1', external_id: '' }, 'm1', 'm1'],
		[{ id: 'm1', external_id: 'wamid.1' }, 'wamid.1', 'm1'],
		[{ id: 7 }, '7', '7'],
	])('%j', (data, messageId, gatewayMessageId) => {
		const form = { sendTo: 'room', roomId: 'r1', text: 'Halo' };
		const { outputs } = stepThrough(operationOf('message.sendText'), form, [success(data)]);
		expect(outputs).toMatchObject([{ messageId, gatewayMessageId, status: 'accepted' }]);
	});
});

describe('the log of a broadcast', () => {
	test('is waited for until everything in it has settled', () => {
		const { asks, outputs, waits } = step(settling);
		expect(asks).toEqual(settling.asks);
		expect(outputs).toEqual(settling.outputs);
		expect(waits).toEqual([1000, 2000]);
	});

	test('is handed out as it is when it does not settle in time', () => {
		const pending = success({ id: 'b1', message_status_count: { pending: 1 } });
		const form = { ...settling.form, longestWait: 1 };
		const polls = 8;
		const answers = [...Array.from({ length: polls }, () => pending), success([])];
		const { waits, asks } = stepThrough(operationOf('broadcast.getLog'), form, answers);
		expect(asks).toHaveLength(polls + 1);
		expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(60_000);
	});
});

test('a check names the field as the form calls it', () => {
	expect(() => stepThrough(operationOf('contact.check'), { recipient: 'n/a' })).toThrow(
		/^'Phone Number' is not a phone number/,
	);
});
