import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { JournalEntry } from '../../../simulator/core/journal.mts';
import { startSimulator, type Simulator } from '../../../simulator/server.mts';
import {
	clientBroadcasts,
	digestRequests,
	guideRequests,
	type PrintedRequest,
} from '../../unit/simulator/qontak/seeds.mts';
import { pressTest } from '../support/credentialTest.mts';
import { credentialsFor, runQontak, templateNamed } from './support/node.mts';

/**
 * Every request that Qontak's documents print (docs/sources.md, "The documents"), made by the node
 * in n8n's own engine: four, ten and eleven. Where the node differs on purpose, it is written down
 * here.
 */

let simulator: Simulator;
const gateway = () => simulator.qontak;

let users = 0;
beforeEach(async () => {
	users += 1;
	const username = `reader${users}@toko.example`;
	simulator = await startSimulator({ qontak: { username, receipts: 'manual' } });
});
afterEach(async () => await simulator.close());

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const node = (resource: string, operation: string, more: object = {}) =>
	({ authentication: 'login', resource, operation, ...more }) as unknown as INodeParameters;

/** What every HTTP client adds by itself. */
const TRANSPORT = ['host', 'connection', 'user-agent', 'accept-encoding', 'content-length'];

/** The request's own headers, as the documents have them: JSON in, JSON out, a Bearer token. */
function expectJsonRequest(made: JournalEntry): void {
	const own = Object.entries(made.headers).filter(([name]) => !TRANSPORT.includes(name));
	expect(Object.fromEntries(own)).toEqual({
		accept: 'application/json',
		authorization: `Bearer ${gateway().tokens.newest?.accessToken}`,
		...(made.body === undefined ? {} : { 'content-type': 'application/json' }),
	});
	expect([200, 201]).toContain(made.answeredStatus);
}

const lineOf = ({ method, path: asked, query }: JournalEntry) =>
	`${method} ${asked}${query ? `?${query}` : ''}`;

/** How the node makes each printed read; the difference to the printed line is told behind it. */
const READS: Record<string, { parameters: INodeParameters; line: string }> = {
	// The filter is left out: it hides channels of the kind wa_cloud (source: "Qontak channels").
	'GET /api/open/v1/integrations?target_channel=wa': {
		parameters: node('channel', 'getMany'),
		line: 'GET /api/open/v1/integrations?limit=50',
	},
	// The page size is told, so that the end of the list is known.
	'GET /api/open/v1/templates/whatsapp': {
		parameters: node('template', 'getMany'),
		line: 'GET /api/open/v1/templates/whatsapp?limit=50',
	},
	// `offset` is left out: the documents contradict each other about it (source: "Qontak paging").
	'GET /api/open/v1/contacts/contact_lists?limit=10&offset=0': {
		parameters: node('contactList', 'getMany', { limit: 10 }),
		line: 'GET /api/open/v1/contacts/contact_lists?limit=10',
	},
};

const printed: ReadonlyArray<PrintedRequest & { seed: string }> = [
	...guideRequests().map((request) => ({ seed: 'Guide', ...request })),
	...digestRequests().map((request) => ({ seed: 'Digest', ...request })),
];

test('the documents print 4, 10 and 8 requests with their bodies', () => {
	expect(guideRequests()).toHaveLength(4);
	expect(digestRequests()).toHaveLength(10);
	expect(clientBroadcasts()).toHaveLength(8);
});

describe('reads', () => {
	const reads = printed.filter(({ method, path: asked }) => `${method} ${asked}` in READS);

	test.each(reads.map((one, n) => [n + 1, one.seed, `${one.method} ${one.path}`] as const))(
		'%d: %s, %s',
		async (_, __, request) => {
			const { parameters, line } = READS[request];
			const { error } = await runQontak(gateway(), parameters);
			expect(error).toBeUndefined();
			const made = gateway().requests.filter(({ path: asked }) => asked !== '/oauth/token');
			expect(made.map(lineOf)).toEqual([line]);
			expectJsonRequest(made[0]);
		},
	);

	test('8 of the 14', () => expect(reads).toHaveLength(8));

	test.each([
		[
			'Client readme, channels: getListWhatsappTemplate() printed above a list of channels',
			'channel',
		],
		['Client readme, templates: getListWhatsappTemplate()', 'template'],
	])('%s', async (_, resource) => {
		const { error, json } = await runQontak(gateway(), node(resource, 'getMany'));
		expect(error).toBeUndefined();
		expect(json('Qontak').length).toBeGreaterThan(2);
	});
});

describe('the token, as the Guide and the Digest print it', () => {
	test('password grant', async () => {
		const request = guideRequests()[0];
		await runQontak(gateway(), node('channel', 'getMany'));
		const [made] = gateway().requests;
		expect(lineOf(made)).toBe(`${request.method} ${request.path}`);
		const { username, password, clientId, clientSecret } = gateway().settings;
		expect(made.body).toEqual({
			...request.body,
			username,
			password,
			client_id: clientId,
			client_secret: clientSecret,
		});
		expect(made.headers['content-type']).toBe(request.headers['Content-Type']);
		expect(made.headers).not.toHaveProperty('authorization');
	});

	test('refresh grant', async () => {
		const request = digestRequests().at(-1) as PrintedRequest;
		const credentials = credentialsFor(gateway());
		await runQontak(gateway(), node('channel', 'getMany'), [{}], { credentials });
		const before = gateway().tokens.newest?.refreshToken;
		gateway().tokens.expireNow();
		await runQontak(gateway(), node('channel', 'getMany'), [{}], { credentials });
		const [made] = gateway().requests.filter(({ body }) => 'refresh_token' in Object(body));
		expect(lineOf(made)).toBe(`${request.method} ${request.path}`);
		expect(made.body).toEqual({ ...request.body, refresh_token: before });
	});

	test('the header, twice: the test of a bot’s token', async () => {
		const health = digestRequests().filter(({ path: asked }) => asked.endsWith('/health'));
		expect(health).toHaveLength(2);
		const { botToken: token } = gateway().settings;
		const bot = credentialsFor(gateway(), { kind: 'bot', token });
		expect(await pressTest('qontakTokenApi', bot)).toBe('OK');
		// Before it, the node looks whether anybody is there at all.
		const [look, made] = gateway().requests;
		expect([look.method, look.headers.authorization]).toEqual(['HEAD', undefined]);
		expect(lineOf(made)).toBe(`${health[0].method} ${health[0].path}`);
		expect(made.headers.authorization).toBe(`Bearer ${token}`);
	});
});

test('the contact list of the Digest, as a spreadsheet: crm_dynamic is for lists out of Qontak CRM', async () => {
	const [request] = digestRequests().filter(({ form }) => form !== undefined);
	const data = Buffer.from('phone_number,full_name\n628117661000,Burhanudin\n').toString('base64');
	const item = { json: {}, binary: { data: { mimeType: 'text/csv', fileName: 'a.csv', data } } };
	const parameters = node('contactList', 'create', {
		contactListName: 'Testing List',
		source: 'file',
	});
	const { error } = await runQontak(gateway(), parameters, [item]);
	expect(error).toBeUndefined();
	const [made] = gateway().requests.filter(({ path: asked }) => asked.endsWith('/async'));
	expect(lineOf(made)).toBe(`${request.method} ${request.path}`);
	const headers = { 'content-type': made.headers['content-type'] ?? '' };
	const form = await new Response(new Uint8Array(made.rawBody), { headers }).formData();
	const parts: Array<[string, unknown]> = [];
	form.forEach((value, name) => parts.push([name, value]));
	expect(parts.map(([name]) => name)).toEqual(Object.keys(request.form ?? {}));
	expect(Object.fromEntries(parts)).toMatchObject({
		name: 'Testing List',
		source_type: 'spreadsheet',
		source_id: '',
	});
});

interface Direct {
	to_number: string;
	to_name: string;
	message_template_id: string;
	channel_integration_id: string;
	language: { code: string };
	parameters: {
		header?: { format: string; params: Array<{ key: string; value: string }> };
		body: Array<{ key: string; value: string; value_text: string }>;
		buttons?: Array<{ index: string; type: string; value: string }>;
	};
}

/**
 * A body with what may differ made equal: names of variables, which we make up; empty lists; and
 * the type of a button, which the documents write both ways.
 */
function alike({ parameters, ...rest }: Direct): IDataObject {
	const { header, body, buttons = [] } = parameters;
	return {
		...rest,
		...(header ? { header } : {}),
		body: body.map(({ key, value_text }) => ({ key, value_text })),
		buttons: buttons.map(({ index, type, value }) => ({ index, type: type.toLowerCase(), value })),
	};
}

/** The form that asks for a printed body. */
function formFor({ parameters, ...body }: Direct, code: boolean): INodeParameters {
	const { header, body: variables, buttons = [] } = parameters;
	const file = Object.fromEntries((header?.params ?? []).map(({ key, value }) => [key, value]));
	const values = code
		? { button_0_code: buttons[0].value }
		: {
				...Object.fromEntries(variables.map(({ key, value_text: text }) => [`body_${key}`, text])),
				...(buttons.length > 0 ? { button_0_url: buttons[0].value } : {}),
				...(file.url ? { header_media: file.url } : {}),
				...(header?.format === 'DOCUMENT' ? { header_filename: file.filename } : {}),
			};
	return node('message', 'sendTemplate', {
		recipient: body.to_number,
		recipientName: body.to_name,
		channel: byId(body.channel_integration_id),
		template: byId(body.message_template_id),
		templateInput: 'json',
		templateVariablesJson: JSON.stringify(values),
	});
}

const directs = [
	{ title: 'Guide', body: guideRequests()[3].body },
	...clientBroadcasts().map(({ title, body }, n) => ({
		title: `Client readme, ${n + 1}: ${title}`,
		body,
	})),
].map(({ title, body }) => ({ title, body: body as unknown as Direct }));

describe('direct broadcasts', () => {
	test.each(directs.map((one) => [one.title, one.body] as const))('%s', async (_, wanted) => {
		const otp = templateNamed(gateway(), 'kode_otp');
		// The one body with words instead of ids is of the template for one-time codes.
		const body = wanted.message_template_id.startsWith('your_')
			? { ...wanted, message_template_id: otp.id, channel_integration_id: gateway().channels[1].id }
			: wanted;
		const code = body.message_template_id === otp.id;
		const { error } = await runQontak(gateway(), formFor(body, code));
		expect(error).toBeUndefined();
		const made = gateway().requests.at(-1) as JournalEntry;
		expect(lineOf(made)).toBe('POST /api/open/v1/broadcasts/whatsapp/direct');
		expectJsonRequest(made);
		const expected = alike(body);
		// One sample has two different codes; WhatsApp wants the same
		// (source: "WhatsApp one-time codes").
		if (code) expected.body = [{ key: '1', value_text: '123456' }];
		expect(alike(made.body as Direct)).toEqual(expected);
		const names = (made.body as Direct).parameters.body.map(({ value }) => value);
		expect(names.every((name) => /^[a-z0-9_]{2,16}$/.test(name))).toBe(true);
	});
});

test('the log: getBroadcastLog(id)', async () => {
	const [{ body }] = directs;
	const { json } = await runQontak(gateway(), formFor(body, false));
	const broadcast = byId(String(json('Qontak')[0].broadcastId));
	await gateway().settled();
	gateway().requests.clear();
	const log = await runQontak(gateway(), node('broadcast', 'getLog', { broadcast }));
	expect(log.error).toBeUndefined();
	const [made] = gateway().requests.filter(({ path: asked }) => asked.endsWith('/log'));
	expect(lineOf(made)).toBe(`GET /api/open/v1/broadcasts/${broadcast.value}/whatsapp/log?limit=50`);
});
