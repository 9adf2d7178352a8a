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
