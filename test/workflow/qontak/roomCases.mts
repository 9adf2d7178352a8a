import type { QontakSimulator } from '../../../simulator/qontak/index.mts';
import { AGENT, byId, CUSTOMER, openRoom, text, type QontakCase } from './case.mts';

const room = {
	id: text,
	name: text,
	recipient: CUSTOMER,
	customerId: CUSTOMER,
	status: 'unassigned',
	session: 'open',
	sessionAt: text,
	channel: 'wa_cloud',
	channelId: text,
	agentIds: [] as string[],
	tags: [] as string[],
	unread: 1,
};

const ofRoom = async (gateway: QontakSimulator) => ({ roomId: await openRoom(gateway) });

const assigned = async (gateway: QontakSimulator) => {
	const roomId = await openRoom(gateway);
	const found = gateway.rooms.find(roomId);
	found.agentIds.push(AGENT);
	found.status = 'assigned';
	found.tags.push('vip');
	return { roomId, agent: byId(AGENT), tag: 'vip' };
};

export const roomCases: readonly QontakCase[] = [
	{ name: 'room.get', parameters: ofRoom, outputs: [room] },
	{
		name: 'room.getMany',
		parameters: async (gateway) => {
			await openRoom(gateway);
			return { filters: { status: 'unassigned', session: 'open' } };
		},
		outputs: [room],
	},
	{
		name: 'room.getHistory',
		parameters: async (gateway) => {
			const roomId = await openRoom(gateway);
			await gateway.agent().resolves(roomId);
			return { roomId };
		},
		outputs: [
			{
				...{ ...room, status: 'resolved' },
				createdAt: text,
				lastMessageAt: text,
				resolvedAt: text,
				lastMessage: {
					messageId: text,
					gatewayMessageId: text,
					direction: 'in',
					participant: 'customer',
					type: 'text',
					text: 'helo',
					status: text,
					createdAt: text,
				},
			},
		],
	},
	{
		name: 'room.getParticipants',
		parameters: ofRoom,
		outputs: [
			{
				...{ id: text, name: text, kind: 'customer' },
				...{ participantId: text, status: 'active', joinedAt: text },
			},
		],
	},
	{
		name: 'room.assignAgent',
		parameters: async (gateway) => ({ ...(await ofRoom(gateway)), agent: byId(AGENT) }),
		outputs: [{ id: text, agentId: AGENT, agentName: text }],
	},
	{ name: 'room.unassignAgent', parameters: assigned, outputs: [{ id: text }] },
	{
		name: 'room.takeOver',
		parameters: ofRoom,
		outputs: [{ id: text, agentId: text, agentName: text }],
	},
	{
		name: 'room.assignRoundRobin',
		parameters: ofRoom,
		outputs: [{ id: text, agentId: AGENT }],
	},
	{
		name: 'room.rename',
		parameters: async (gateway) => ({ ...(await ofRoom(gateway)), roomName: 'Pak Budi' }),
		outputs: [{ id: text, name: 'Pak Budi' }],
	},
	{
		name: 'room.setAutoResolve',
		parameters: async (gateway) => ({ ...(await ofRoom(gateway)), autoResolve: false }),
		outputs: [
			{
				...room,
				...{ session: null, sessionAt: null, channel: null, unread: null },
				autoResolve: false,
			},
		],
	},
	{
		name: 'room.getCounts',
		before: 2,
		parameters: async (gateway) => {
			gateway.rooms.find(await openRoom(gateway)).session_at = '2026-01-01T00:00:00.000Z';
			return {};
		},
		outputs: [{ unassigned: 1, unread: 1, expired: { wa_cloud: 1 } }],
	},
	{
		name: 'room.resolveExpired',
		parameters: async (gateway) => {
			gateway.rooms.find(await openRoom(gateway)).session_at = '2026-01-01T00:00:00.000Z';
			return {};
		},
		outputs: [{ started: true, message: 'Resolve expired room is on progress, please wait' }],
	},
	{ name: 'room.resolve', parameters: ofRoom, outputs: [{ id: text }] },
	{ name: 'room.markAsRead', parameters: ofRoom, outputs: [{ id: text }] },
	{
		name: 'room.addTag',
		parameters: async (gateway) => ({ ...(await ofRoom(gateway)), tag: 'vip' }),
		outputs: [{ ...room, tags: ['vip'] }],
	},
	{
		name: 'room.removeTag',
		parameters: assigned,
		outputs: [{ ...room, status: 'assigned', agentIds: [AGENT] }],
	},
];
