import type { AxiosInstance } from 'axios';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Simulator, startSimulator } from '../../../../simulator/server.mts';
import { bearer, directBody, form } from './clients.mts';

/** The stand-in answers in the shapes that Qontak's OpenAPI prints. */

type Printed = Record<
	string,
	{ request?: { example?: unknown }; responses?: Record<string, unknown[]> }
>;

const document = JSON.parse(
	readFileSync(path.join(__dirname, '../../../seeds/qontak-openapi.json'), 'utf8'),
) as Printed;

/** What is printed for `call` with success, with its status. */
function printed(call: string): { status: number; body: unknown } {
	const [status, bodies] = Object.entries(document[call].responses ?? {})[0];
	return { status: Number(status), body: bodies[0] };
}

/** Where an answer has not all names of the printed one, or values of another type. */
function misfits(answer: unknown, wanted: unknown, at = 'answer'): string[] {
	// What is empty or absent in one of the two says nothing about its form.
	if (wanted === null || answer === null) return answer === undefined ? [`${at} is missing`] : [];
	if (Array.isArray(wanted)) {
		// An empty list may stand for an object without entries.
		if (wanted.length === 0) return [];
		if (!Array.isArray(answer)) return [`${at} is no list`];
		if (answer.length === 0) return [];
		return misfits(answer[0], wanted[0], `${at}[0]`);
	}
	if (typeof wanted === 'object') {
		if (typeof answer !== 'object' || Array.isArray(answer)) return [`${at} is no object`];
		return Object.entries(wanted as object).flatMap(([name, value]) =>
			name in (answer as object)
				? misfits((answer as Record<string, unknown>)[name], value, `${at}.${name}`)
				: [`${at}.${name} is missing`],
		);
	}
	return typeof answer === typeof wanted ? [] : [`${at} is a ${typeof answer}`];
}

let simulator: Simulator;
let client: AxiosInstance;
let bot: AxiosInstance;

beforeEach(async () => {
	simulator = await startSimulator({ qontak: { receipts: 'manual' } });
	const { qontak } = simulator;
	client = bearer(qontak);
	bot = bearer(qontak, qontak.settings.botToken);
});
afterEach(async () => await simulator.close());

const AYU = '628111111111';
const open = async () => (await simulator.qontak.customer(AYU).says('halo')).room.id;
const agent = () => simulator.qontak.users[2].id;
const assigned = async () => {
	const id = await open();
	await client.post(`/rooms/${id}/agents/${agent()}`);
	return id;
};
const broadcast = async () => {
	const { data } = await client.post('/broadcasts/whatsapp/direct', directBody(AYU));
	await simulator.qontak.settled();
	return data.data.id as string;
};
const list = () => {
	const { contactLists } = simulator.qontak;
	const made = contactLists.begin({ name: 'Ayu', source_type: 'spreadsheet', source_id: '' });
	contactLists.finish(made, [
		['phone_number', 'full_name', 'company', 'customer_name'],
		[AYU, 'Ayu', 'Mekari', 'Ayu'],
	]);
	return made.id;
};
const channel = (kind: string) => {
	const found = simulator.qontak.channels.find((one) => one.target_channel === kind);
	return found?.id ?? '';
};
const GOOGLE = 'google_my_business';
const template = (call: string) => document[call].request?.example;

/** What the stand-in answers to each printed call. */
const ANSWERS: Readonly<Record<string, () => Promise<{ status: number; data: unknown }>>> = {
	'GET /broadcasts/whatsapp': async () => {
		await broadcast();
		return await client.get('/broadcasts/whatsapp');
	},
	'GET /broadcasts/{id}/whatsapp/log': async () => {
		const id = await broadcast();
		await simulator.qontak.messages[0].advance('failed', { code: 2001, title: 'Gone' });
		return await client.get(`/broadcasts/${id}/whatsapp/log`);
	},
	'GET /broadcasts/{id}/whatsapp': async () =>
		await client.get(`/broadcasts/${await broadcast()}/whatsapp`),
	'GET /contacts/contact_lists/contacts/{id}': async () =>
		await client.get(`/contacts/contact_lists/contacts/${list()}`),
	'GET /contacts/contact_lists/{id}': async () =>
		await client.get(`/contacts/contact_lists/${list()}`),
	'POST /contact_block': async () =>
		await client.post('/contact_block', { room_id: await open(), reason: 'testing' }),
	'DELETE /contact_block/{id}': async () => {
		const { data } = await client.post('/contact_block', { room_id: await open(), reason: 'a' });
		return await client.delete(`/contact_block/${data.data.id}`);
	},
	'GET /divisions': async () => await client.get('/divisions'),
	'GET /divisions/me': async () => await client.get('/divisions/me'),
	'GET /integrations': async () => await client.get(`/integrations?target_channel=${GOOGLE}`),
	'GET /integrations/{id}': async () => await client.get(`/integrations/${channel(GOOGLE)}`),
	'GET /rooms': async () => {
		await open();
		return await client.get('/rooms');
	},
	'GET /rooms/{id}/agents/assignable': async () =>
		await client.get(`/rooms/${await open()}/agents/assignable`),
	'GET /rooms/specific/info': async () =>
		await client.get('/rooms/specific/info?target=unassigned'),
	'GET /rooms/{id}': async () => await client.get(`/rooms/${await open()}`),
	'GET /rooms/{id}/participants': async () =>
		await client.get(`/rooms/${await assigned()}/participants`),
	'GET /rooms/{id}/histories': async () => await client.get(`/rooms/${await open()}/histories`),
	'PUT /rooms/{id}/auto_resolve': async () =>
		await client.put(`/rooms/${await open()}/auto_resolve`, { is_dont_auto_resolve: 'true' }),
	'PUT /rooms/{id}/mark_all_as_read': async () =>
		await client.put(`/rooms/${await open()}/mark_all_as_read`),
	'PUT /rooms/{id}': async () => await client.put(`/rooms/${await open()}`, { name: 'R' }),
	'PUT /rooms/resolve_expired': async () => await client.put('/rooms/resolve_expired'),
	'PUT /rooms/{id}/resolve': async () => await client.put(`/rooms/${await open()}/resolve`),
	'DELETE /rooms/{room_id}/agents/{user_id}': async () =>
		await client.delete(`/rooms/${await assigned()}/agents/${agent()}`),
	'POST /rooms/{id}/tags': async () =>
		await client.post(`/rooms/${await open()}/tags`, { tag: 'a' }),
	'DELETE /rooms/{id}/tags': async () => {
		const id = await open();
		await client.post(`/rooms/${id}/tags`, { tag: 'a' });
		return await client.delete(`/rooms/${id}/tags`, { data: { tag: 'a' } });
	},
	'POST /rooms/{id}/takeover': async () => await client.post(`/rooms/${await open()}/takeover`),
	'POST /rooms/{id}/assign_round_robin': async () =>
		await bot.post(`/rooms/${await open()}/assign_round_robin`),
	'GET /templates/category': async () => await client.get('/templates/category'),
	'GET /templates/language': async () => await client.get('/templates/language'),
	'GET /templates/languages': async () => await client.get('/templates/languages'),
	'GET /templates/whatsapp': async () => await client.get('/templates/whatsapp'),
	'POST /templates/whatsapp': async () =>
		await client.post('/templates/whatsapp', template('POST /templates/whatsapp')),
	'GET /templates/{id}/whatsapp': async () =>
		await client.get(`/templates/${simulator.qontak.templates.all()[0].id}/whatsapp`),
	'POST /templates/whatsapp/hsm_chat': async () =>
		await client.post(
			'/templates/whatsapp/hsm_chat',
			template('POST /templates/whatsapp/hsm_chat'),
		),
	'POST /file_uploader': async () =>
		await client.post('/file_uploader', form({}, { bytes: 'a', name: 'a.png', type: 'image/png' })),
	'GET /users': async () => await client.get('/users?role=agent'),
};

/** Calls without a printed answer, one that is tested below, and those that no operation makes. */
const NOT_HERE = [
	'_about',
	'POST /broadcasts/whatsapp/direct',
	'POST /rooms/{room_id}/agents/{user_id}',
	'PUT /contacts/contact_lists/override_contact_by_upload',
	'PUT /rooms/agent_assign_another_agent',
	'POST /rooms/auto_takeover',
	'GET /rooms/list/expired',
	'GET /divisions/{id}/channels',
];

test('every printed call is here, or named', () => {
	expect([...Object.keys(ANSWERS), ...NOT_HERE].sort()).toEqual(Object.keys(document).sort());
});

test.each(Object.keys(ANSWERS))('%s', async (call) => {
	const { status, data } = await ANSWERS[call]();
	const wanted = printed(call);
	expect(misfits(data, wanted.body)).toEqual([]);
	expect(status).toBe(wanted.status);
});

test('expired rooms are counted by channel', async () => {
	await open();
	simulator.qontak.settings.now = () => new Date(Date.now() + 25 * 3_600_000);
	const { data } = await client.get('/rooms/list/expired');
	expect(data).toEqual({ status: 'success', data: { data: { wa_cloud: 1 } } });
});

test('what does not fit is told', () => {
	const wanted = { data: [{ id: 'a', n: 1, more: null, tags: ['a'] }] };
	expect(misfits({ data: [{ id: 1, tags: {} }] }, wanted)).toEqual([
		'answer.data[0].id is a number',
		'answer.data[0].n is missing',
		'answer.data[0].more is missing',
		'answer.data[0].tags is no list',
	]);
	expect(misfits({ data: {} }, wanted)).toEqual(['answer.data is no list']);
});
