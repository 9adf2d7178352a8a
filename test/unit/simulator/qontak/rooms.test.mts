import type { AxiosInstance } from 'axios';
import { simulatorForEach } from '../../support/simulator.mts';
import { bearer, form, WA, WA_CLOUD } from './clients.mts';

const simulator = simulatorForEach({ qontak: { receipts: 'manual' } });
let client: AxiosInstance;

beforeEach(() => {
	client = bearer(simulator.qontak);
});

const AYU = '628111111111';
const BUDI = '628222222222';
const SARI = 'f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a03';

const open = async (number: string, options = {}) =>
	(await simulator.qontak.customer(number).says('halo', options)).room.id;

describe('reading', () => {
	test('a room shows its newest message, its history and who is in it', async () => {
		const id = await open(AYU);
		await simulator.qontak.customer(AYU).says('masih ada?');
		await client.post(`/rooms/${id}/agents/${SARI}`);
		const { data } = await client.get(`/rooms/${id}`);
		expect(data.data).toMatchObject({
			status: 'assigned',
			account_uniq_id: AYU,
			unread_count: 2,
			tags: [],
			last_message: { text: 'masih ada?', participant_type: 'customer' },
		});
		expect(data.data).not.toHaveProperty('session');
		const participants = await client.get(`/rooms/${id}/participants`);
		expect(participants.data.data).toMatchObject([
			{ contact_able_type: 'Models::Contact', profile: { name: expect.any(String) } },
			{
				room_id: id,
				contact_able_id: SARI,
				contact_able_type: 'Models::User',
				type: 'Models::AgentParticipant',
				profile: { name: 'Sari Melati' },
			},
		]);
		expect(participants.data.data[1].id).not.toBe(SARI);
	});

	test('the history is the conversations of the customer, newest first', async () => {
		const first = await open(AYU);
		await client.put(`/rooms/${first}/resolve`);
		const second = await open(AYU);
		await open(BUDI);
		const { data } = await client.get(`/rooms/${second}/histories?limit=1`);
		expect(data.data).toMatchObject([{ id: second, last_message: { text: 'halo' } }]);
		const { cursor, total } = data.meta.pagination;
		expect([typeof cursor.next, total]).toEqual(['number', 2]);
		const rest = await client.get(`/rooms/${second}/histories?limit=1&cursor=${cursor.next}`);
		expect(rest.data.data).toMatchObject([{ id: first, status: 'resolved' }]);
	});

	test('rooms are found by every filter', async () => {
		const ayu = await open(AYU);
		const budi = await open(BUDI, { channel: WA });
		await client.post(`/rooms/${ayu}/agents/${SARI}`);
		await client.post(`/rooms/${ayu}/tags`, { tag: 'vip' });
		simulator.qontak.bot().says(ayu, 'Halo');
		const found = async (query: string) => {
			const { status, data } = await client.get(`/rooms?${query}`);
			return status === 200 ? data.data.map(({ id }: { id: string }) => id) : status;
		};
		expect(await found('')).toEqual([budi, ayu]);
		for (const query of [
			`query=${AYU}`,
			'status=assigned',
			'tags[]=vip',
			`user_ids[]=${SARI}`,
			'channels[]=wa_cloud',
			'target_channel=wa_cloud',
			'response_status[]=responded',
		]) {
			expect([query, await found(query)]).toEqual([query, [ayu]]);
		}
		for (const query of ['untagged=true', 'response_status[]=unresponded', 'status=unassigned']) {
			expect([query, await found(query)]).toEqual([query, [budi]]);
		}
		expect(await found('sessions=open&type[]=Models::CustomerServiceRoom')).toHaveLength(2);
		expect(await found('sessions=expired')).toEqual([]);
		expect(await found('type[]=Models::ReviewServiceRoom')).toEqual([]);
		expect(await found('start_date=2020-01-01&end_date=2020-02-01&time_offset=7')).toEqual([]);
		expect(await found('status=lost')).toBe(422);
		expect(await found('type[]=Room')).toBe(422);
		expect(await found('start_date=soon')).toBe(422);
		expect(await found('offset=one')).toBe(422);
	});

	test('what is not there is not found', async () => {
		for (const path of ['', '/histories', '/participants']) {
			expect((await client.get(`/rooms/none${path}`)).status).toBe(404);
		}
	});
});

describe('changing', () => {
	test('agents come and go', async () => {
		const id = await open(AYU);
		const call = async (method: string, path: string) =>
			await client.request({ method, url: `/rooms/${id}/${path}` });
		const owner = simulator.qontak.users[0].id;
		const taken = await call('POST', 'takeover');
		expect([taken.status, taken.data.data.contact_able_id]).toEqual([201, owner]);
		expect(simulator.qontak.rooms.find(id)).toMatchObject({
			status: 'assigned',
			agentIds: [owner],
		});
		expect((await call('POST', 'takeover')).data.error.messages).toEqual([
			'This room already assigned',
		]);
		await call('POST', `agents/${SARI}`);
		expect(simulator.qontak.rooms.find(id).agentIds).toHaveLength(2);
		await call('DELETE', `agents/${owner}`);
		expect((await call('DELETE', `agents/${owner}`)).data.error.messages).toEqual([
			'Cannot find agent participant, or participant already kicked',
		]);
		expect((await call('DELETE', `agents/${SARI}`)).data.data).toEqual({ status: 'success' });
		expect(simulator.qontak.rooms.find(id).status).toBe('unassigned');
		expect((await call('DELETE', `agents/${SARI}`)).data.error.messages).toEqual([
			'Cannot remove agent, this room status is not assigned',
		]);
		expect((await call('POST', 'agents/nobody')).status).toBe(404);
	});

	test('resolved once; the next message opens another room', async () => {
		const id = await open(AYU);
		const { data } = await client.put(`/rooms/${id}/resolve`, form({ agent_id: SARI }));
		expect(data.data).toBe('Resolve expired room is on progress, please wait');
		expect((await client.get(`/rooms/${id}`)).data.data).toMatchObject({
			status: 'resolved',
			resolved_by_id: SARI,
			resolved_by_type: 'Models::User',
			resolved_at: expect.any(String),
		});
		expect((await client.put(`/rooms/${id}/resolve`)).status).toBe(422);
		expect((await client.post(`/rooms/${id}/takeover`)).status).toBe(422);
		expect(await open(AYU)).not.toBe(id);
		const other = await open(BUDI);
		expect((await client.put(`/rooms/${other}/resolve`, form({ agent_id: 'x' }))).status).toBe(422);
		expect((await client.put(`/rooms/${other}/resolve`)).status).toBe(200);
	});

	test('read to the end', async () => {
		const id = await open(AYU);
		const { data } = await client.put(`/rooms/${id}/mark_all_as_read`);
		expect(data.data).toEqual({ status: 'success' });
		expect((await client.get(`/rooms/${id}`)).data.data.unread_count).toBe(0);
		expect((await client.put(`/rooms/${id}/mark_all_as_read`, { all: true })).status).toBe(400);
	});

	test('tags, one at a time, as JSON', async () => {
		const id = await open(AYU);
		const tags = async (method: string, data: unknown) =>
			await client.request({ method, url: `/rooms/${id}/tags`, data });
		await tags('POST', { tag: 'vip' });
		const second = await tags('POST', { tag: 'kopi' });
		expect(second.data.data.tags).toEqual(['vip', 'kopi']);
		expect((await tags('DELETE', { tag: 'vip' })).data.data.tags).toEqual(['kopi']);
		expect((await tags('DELETE', { tag: 'vip' })).status).toBe(404);
		expect((await tags('POST', form({ tag: 'vip' }))).status).toBe(400);
		expect((await tags('POST', { name: 'vip' })).status).toBe(422);
		expect((await tags('POST', { tag: ' ' })).status).toBe(422);
	});

	test('a contact is blocked and let in again, by its own id or that of the block', async () => {
		const id = await open(AYU);
		const { contactId } = simulator.qontak.rooms.find(id);
		const block = async () => await client.post('/contact_block', { room_id: id, reason: 'spam' });
		const isBlocked = async () =>
			(await client.get(`/rooms?query=${AYU}`)).data.data[0].is_blocked as boolean;
		expect((await client.post('/contact_block', { room_id: id })).status).toBe(422);
		const { status, data } = await block();
		expect([status, data.data]).toEqual([
			201,
			expect.objectContaining({ contact_id: contactId, reason: 'spam', account_uniq_id: AYU }),
		]);
		expect((await block()).status).toBe(422);
		expect(await isBlocked()).toBe(true);
		const unblock = async (one: string, body?: object) =>
			await client.delete(`/contact_block/${one}`, { data: body });
		const room = { room_id: id };
		expect((await unblock('other', room)).status).toBe(404);
		expect((await unblock('other')).status).toBe(404);
		expect((await unblock(contactId, room)).data.data).toEqual({ status: 'success' });
		expect((await unblock(contactId, room)).status).toBe(422);
		const again = await block();
		expect((await unblock(again.data.data.id)).status).toBe(200);
		expect(await isBlocked()).toBe(false);
	});
});

test('users and channels', async () => {
	const agents = await client.get('/users?role=agent&query=sari');
	expect(agents.data.data).toMatchObject([{ id: SARI, full_name: 'Sari Melati', role: 'agent' }]);
	expect((await client.get('/users?role=owner')).status).toBe(422);
	const ids = async (query: string) => {
		const { data } = await client.get(`/integrations${query}`);
		return data.data.map(({ target_channel: channel }: { target_channel: string }) => channel);
	};
	expect((await ids('')).toSorted()).toEqual([
		'google_my_business',
		'ig',
		'telegram',
		'wa',
		'wa_cloud',
		'wa_cloud',
	]);
	expect(await ids('?target_channel=wa_cloud&all=true')).toHaveLength(2);
	expect(await ids('?query=nusantara')).toHaveLength(4);
	const one = await client.get(`/integrations/${WA_CLOUD}`);
	expect(one.data.data.settings.authorization).toBe('secret-of-56b60c3c');
	expect((await client.get('/integrations/none')).status).toBe(404);
});
