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
		const history = await client.get(`/rooms/${id}/histories?limit=1`);
		expect(history.data.data.map(({ text }: { text: string }) => text)).toEqual(['masih ada?']);
		expect(history.data.meta.pagination.total).toBe(2);
		const participants = await client.get(`/rooms/${id}/participants?order_direction=asc`);
		expect(participants.data.data).toMatchObject([
			{ participant_type: 'customer', account_uniq_id: AYU },
			{ participant_type: 'agent', id: SARI, name: 'Sari Melati' },
		]);
	});

	test('rooms are found by every filter', async () => {
		const ayu = await open(AYU);
		const budi = await open(BUDI, { channel: WA });
		await client.post(`/rooms/${ayu}/agents/${SARI}`);
		await client.post(`/rooms/${ayu}/tags`, form({ tag: 'vip' }));
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
		expect((await call('POST', 'takeover')).data.data.status).toBe('assigned');
		expect(simulator.qontak.rooms.find(id).agentIds).toEqual([simulator.qontak.users[0].id]);
		await call('POST', `agents/${SARI}`);
		expect(simulator.qontak.rooms.find(id).agentIds).toHaveLength(2);
		await call('DELETE', `agents/${simulator.qontak.users[0].id}`);
		expect((await call('DELETE', `agents/${SARI}`)).data.data.status).toBe('unassigned');
		expect((await call('DELETE', `agents/${SARI}`)).status).toBe(404);
		expect((await call('POST', 'agents/nobody')).status).toBe(404);
	});

	test('resolved once; the next message opens another room', async () => {
		const id = await open(AYU);
		const { data } = await client.put(`/rooms/${id}/resolve`, form({ agent_id: SARI }));
		expect(data.data).toMatchObject({
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
		expect(data.data.unread_count).toBe(0);
		expect((await client.put(`/rooms/${id}/mark_all_as_read`, { all: true })).status).toBe(400);
	});

	test('tags, one at a time, in a form', async () => {
		const id = await open(AYU);
		const tags = async (method: string, data: unknown) =>
			await client.request({ method, url: `/rooms/${id}/tags`, data });
		await tags('POST', form({ tag: 'vip' }));
		const second = await tags('POST', form({ tag: 'kopi' }));
		expect(second.data.data.tags).toEqual(['vip', 'kopi']);
		expect((await tags('DELETE', form({ tag: 'vip' }))).data.data.tags).toEqual(['kopi']);
		expect((await tags('DELETE', form({ tag: 'vip' }))).status).toBe(404);
		expect((await tags('POST', { name: 'vip' })).status).toBe(400);
		expect((await tags('POST', form({ name: 'vip' }))).status).toBe(422);
		expect((await tags('POST', form({ tag: ' ' }))).status).toBe(422);
	});

	test('a contact is blocked and let in again, by a DELETE with a body', async () => {
		const id = await open(AYU);
		const { contactId } = simulator.qontak.rooms.find(id);
		const block = async () => await client.post('/contact_block', { room_id: id, reason: 'spam' });
		expect((await client.post('/contact_block', { room_id: id })).status).toBe(422);
		expect((await block()).data.data.contact_id).toBe(contactId);
		expect((await block()).status).toBe(422);
		expect((await client.get(`/rooms/${id}`)).data.data.is_blocked).toBe(true);
		const unblock = async (contact: string) =>
			await client.delete(`/contact_block/${contact}`, { data: { room_id: id } });
		expect((await unblock('other')).status).toBe(404);
		expect((await unblock(contactId)).status).toBe(200);
		expect((await unblock(contactId)).status).toBe(422);
		expect((await client.delete(`/contact_block/${contactId}`)).status).toBe(400);
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
	expect((await ids('')).toSorted()).toEqual(['ig', 'wa', 'wa_cloud', 'wa_cloud']);
	expect(await ids('?target_channel=wa_cloud&all=true')).toHaveLength(2);
	expect(await ids('?query=nusantara')).toHaveLength(2);
	const one = await client.get(`/integrations/${WA_CLOUD}`);
	expect(one.data.data.settings.authorization).toBe('secret-of-56b60c3c');
	expect((await client.get('/integrations/none')).status).toBe(404);
});
