import axios from 'axios';
import { simulatorForEach } from '../../support/simulator.mts';
import { bearer, form, root, signed, WA_CLOUD } from './clients.mts';
import {
	clientBroadcasts,
	clientReads,
	digestRequests,
	guideRequests,
	type PrintedRequest,
} from './seeds.mts';

/** Every request that Qontak's documents print, made as printed: placeholders apart. */

const simulator = simulatorForEach();

/** The values for what the documents write as `<username>`, an empty refresh token, `{id` … */
async function fillIn(request: PrintedRequest): Promise<PrintedRequest> {
	const { settings, tokens } = simulator.qontak;
	const { body, form: texts } = request;
	const filled = { ...request };
	if (body?.grant_type === 'password') {
		const { username, password, clientId, clientSecret } = settings;
		const client = { client_id: clientId, client_secret: clientSecret };
		filled.body = { ...body, username, password, ...client };
	}
	if (body?.refresh_token === '') {
		filled.body = { ...body, refresh_token: tokens.issue().refreshToken };
	}
	if (texts) filled.form = { ...texts, name: 'Testing List' };
	return filled;
}

async function make(request: PrintedRequest) {
	const { method, path, headers, body, form: texts } = await fillIn(request);
	const { file: _file, ...fields } = texts ?? {};
	const csv = {
		bytes: 'phone_number,full_name\n628117661000,Burhan',
		name: 'a.csv',
		type: 'text/csv',
	};
	return await axios.request({
		method,
		url: `${simulator.qontak.url}${path}`,
		headers: { ...headers, Authorization: `Bearer ${simulator.qontak.settings.userToken}` },
		data: texts ? form(fields, csv) : body,
		validateStatus: () => true,
		proxy: false,
	});
}

const guide = guideRequests();
const digest = digestRequests();
const broadcasts = clientBroadcasts();

test('all of them are found', () => {
	expect(guide).toHaveLength(4);
	expect(digest.map(({ title }) => title)).toEqual([
		'GET /api/open/v1/health',
		'GET /api/open/v1/health',
		'GET /api/open/v1/integrations?target_channel=wa',
		'GET /api/open/v1/templates/whatsapp',
		'GET /api/open/v1/contacts/contact_lists?limit=10&offset=0',
		'GET /api/open/v1/templates/whatsapp',
		'GET /api/open/v1/templates/whatsapp',
		'GET /api/open/v1/integrations?target_channel=wa',
		'POST /api/open/v1/contacts/contact_lists/async',
		'refresh of a token',
	]);
	expect(broadcasts).toHaveLength(8);
});

describe('the Guide', () => {
	test.each(guide.map((one) => [one.title, one] as const))('%s', async (_title, request) => {
		expect((await make(request)).status).toBe(request.path.includes('direct') ? 201 : 200);
	});
});

describe('the Digest', () => {
	const numbered = digest.map((one, index) => [`${index + 1}: ${one.title}`, one] as const);
	test.each(numbered)('%s', async (_title, request) => {
		expect((await make(request)).status).toBe(request.form ? 201 : 200);
	});

	test('what the digest made up, and marks as assumed, is not there', async () => {
		const client = bearer(simulator.qontak);
		expect((await client.post('/whatsapp/templates', {})).status).toBe(404);
		expect((await client.post('/webhook', {})).status).toBe(404);
	});
});

describe('the Client readme, at the Mekari host', () => {
	test.each(broadcasts.map((one, index) => [`${index + 1}: ${one.title}`, one.body] as const))(
		'%s',
		async (_title, printed) => {
			const body = { ...printed };
			if (body.message_template_id === 'your_template_id_here') {
				body.message_template_id = '60cccaa0-ccd9-4efd-bdfb-875859c4b50a';
				body.channel_integration_id = WA_CLOUD;
			}
			const { qontak } = simulator;
			const answer = await signed(qontak, 'POST', '/broadcasts/whatsapp/direct', body);
			expect([answer.status, answer.data.status]).toEqual([201, 'success']);
			await qontak.settled();
			const log = await signed(qontak, 'GET', `/broadcasts/${answer.data.data.id}/whatsapp/log`);
			expect(log.data.data).toHaveLength(1);
		},
	);

	test('its one-time code sample with two codes is taken, and fails in the log', async () => {
		const { qontak } = simulator;
		const sample = broadcasts.find(({ body }) => JSON.stringify(body).includes('123454321'));
		await signed(qontak, 'POST', '/broadcasts/whatsapp/direct', sample?.body);
		await qontak.settled();
		expect(qontak.messages[0].status).toBe('failed');
	});

	test.each(clientReads)('%s', async (path) => {
		expect((await signed(simulator.qontak, 'GET', path)).status).toBe(200);
	});
});

test('the samples of the documents are answered with the fields they show', async () => {
	const direct = guide.find(({ path }) => path.includes('direct'));
	const { data } = await make(direct ?? guide[0]);
	for (const field of ['id', 'name', 'organization_id', 'contact_id', 'parameters', 'created_at']) {
		expect(data.data).toHaveProperty(field);
	}
	expect((await root(simulator.qontak).get('/')).status).toBe(404);
});
