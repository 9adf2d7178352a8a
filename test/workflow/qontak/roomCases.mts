import type { QontakSimulator } from '../../../simulator/qontak/index.mts';
import { AGENT, byId, CUSTOMER, openRoom, text, type QontakCase } from './case.mts';

const room = {
	id: text,
	name: text,
	recipient: CUSTOMER,
	status: 'unassigned',
	session: 'open',
	sessionAt: text,
	channel: 'wa_cloud',
	channelId: text,
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
		parameters: ofRoom,
		outputs: [
			{
				messageId: text,
				gatewayMessageId: text,
				direction: 'in',
				participant: 'customer',
				type: 'text',
				text: 'helo',
				status: text,
				createdAt: text,
			},
		],
	},
	{
		name: 'room.getParticipants',
		parameters: ofRoom,
		outputs: [{ id: text, name: text, kind: 'customer' }],
	},
	{
		name: 'room.assignAgent',
		parameters: async (gateway) => ({ ...(await ofRoom(gateway)), agent: byId(AGENT) }),
		outputs: [{ ...room, status: 'assigned' }],
	},
	{
		name: 'room.unassignAgent',
		parameters: assigned,
		outputs: [{ ...room, tags: ['vip'] }],
	},
	{ name: 'room.takeOver', parameters: ofRoom, outputs: [{ ...room, status: 'assigned' }] },
	{ name: 'room.resolve', parameters: ofRoom, outputs: [{ ...room, status: 'resolved' }] },
	{ name: 'room.markAsRead', parameters: ofRoom, outputs: [{ ...room, unread: 0 }] },
	{
		name: 'room.addTag',
		parameters: async (gateway) => ({ ...(await ofRoom(gateway)), tag: 'vip' }),
		outputs: [{ ...room, tags: ['vip'] }],
	},
	{ name: 'room.removeTag', parameters: assigned, outputs: [{ ...room, status: 'assigned' }] },
];
