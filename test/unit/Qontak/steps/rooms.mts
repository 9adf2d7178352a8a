import type { IDataObject } from 'n8n-workflow';
import type { Ask } from '../../../../nodes/shared/operation/operation';
import type { StepCase } from '../../support/step.mts';
import { anything, byId, pageOf, readOf, room, simpleRoom, success, write } from './samples.mts';

/** A change of the room r1, what Qontak answers, and what comes out. */
const change = (
	operation: string,
	[method, ...path]: readonly [Ask['method'], ...string[]],
	[data, output]: [unknown, IDataObject],
	form: IDataObject = {},
	body?: Ask['body'],
): StepCase => ({
	name: `room.${operation}`,
	form: { roomId: 'r1', ...form },
	asks: [
		{
			...write(method, ['rooms', 'r1', ...path], body),
			missing: { reason: 'notFound', message: anything, description: anything },
		},
	],
	answers: [success(data)],
	outputs: [output],
});

const DONE: [unknown, IDataObject] = [{ status: 'success' }, { id: 'r1' }];
const JOINED: [IDataObject, IDataObject] = [
	{
		id: 'p9',
		room_id: 'r1',
		contact_able_id: 'a1',
		contact_able_type: 'Models::User',
		type: 'Models::AgentParticipant',
		profile: { name: 'Sari' },
	},
	{ id: 'r1', agentId: 'a1', agentName: 'Sari' },
];

const countsOf = (...path: string[]): Ask => ({
	effect: 'read',
	method: 'GET',
	path: ['rooms', ...path],
	once: 'run',
});

export const roomSteps: readonly StepCase[] = [
	{
		name: 'room.get',
		form: { roomId: 'r1' },
		asks: [readOf(['rooms', 'r1'], 'Room ID', 'r1')],
		answers: [success(room)],
		outputs: [simpleRoom],
	},
	{
		name: 'room.getMany',
		form: { filters: { session: 'open', tag: 'vip', responseStatus: 'unresponded' } },
		asks: [
			pageOf(['rooms'], {
				sessions: 'open',
				'tags[]': ['vip'],
				'response_status[]': ['unresponded'],
			}),
		],
		answers: [success([room])],
		outputs: [simpleRoom],
	},
	{
		name: 'room.getHistory',
		form: { roomId: 'r1' },
		asks: [pageOf(['rooms', 'r1', 'histories'])],
		answers: [
			{
				...success([
					{
						...{ ...room, session: undefined, created_at: '2026-11-19T08:00:00.000Z' },
						last_message_at: '2026-11-20T09:00:00.000Z',
						last_message: {
							...{ id: 'm1', external_id: 'wamid.1', room_id: 'r1', participant_type: 'agent' },
							...{ type: 'text', text: 'Halo', status: 'read', created_at: '2026-11-20' },
						},
					},
				]),
				at: '2026-11-21T08:00:00.001Z',
			},
		],
		outputs: [
			{
				...simpleRoom,
				session: 'expired',
				createdAt: '2026-11-19T08:00:00.000Z',
				lastMessageAt: '2026-11-20T09:00:00.000Z',
				resolvedAt: null,
				lastMessage: {
					messageId: 'wamid.1',
					gatewayMessageId: 'm1',
					direction: 'out',
					participant: 'agent',
					type: 'text',
					text: 'Halo',
					status: 'read',
					createdAt: '2026-11-20',
				},
			},
		],
	},
	{
		name: 'room.getParticipants',
		form: { roomId: 'r1' },
		asks: [{ ...pageOf(['rooms', 'r1', 'participants']), query: { limit: 100 } }],
		answers: [
			success([
				{
					...{ id: 'p1', contact_able_id: 'k1', contact_able_type: 'Models::Contact' },
					...{ profile: { name: 'Budi' }, active_status: 'active', created_at: '2026-11-20' },
				},
				JOINED[0],
				{ id: 'k2', name: 'Ayu', participant_type: 'customer' },
			]),
		],
		outputs: [
			{
				...{ id: 'k1', name: 'Budi', kind: 'customer' },
				...{ participantId: 'p1', status: 'active', joinedAt: '2026-11-20' },
			},
			{ id: 'a1', name: 'Sari', kind: 'agent', participantId: 'p9' },
			{ id: 'k2', name: 'Ayu', kind: 'customer' },
		],
	},
	change('assignAgent', ['POST', 'agents', 'a1'], [room, simpleRoom], { agent: byId('a1') }),
	change('unassignAgent', ['DELETE', 'agents', 'a1'], DONE, { agent: byId('a1') }),
	change(
		'assignRoundRobin',
		['POST', 'assign_round_robin'],
		[
			{ ...JOINED[0], profile: undefined },
			{ id: 'r1', agentId: 'a1' },
		],
	),
	change(
		'rename',
		['PUT'],
		[true, { id: 'r1', name: 'Budi' }],
		{ roomName: ' Budi ' },
		{ name: 'Budi' },
	),
	change(
		'setAutoResolve',
		['PUT', 'auto_resolve'],
		[
			{ ...room, is_dont_auto_resolve: true },
			{ ...simpleRoom, autoResolve: false },
		],
		{ autoResolve: false },
		{ is_dont_auto_resolve: 'true' },
	),
	{
		name: 'room.getCounts',
		asks: [
			{ ...countsOf('specific', 'info'), query: { target: 'unassigned' } },
			{ ...countsOf('specific', 'info'), query: { target: 'unread_count' } },
			countsOf('list', 'expired'),
		],
		answers: [
			success({ target: 'unassigned', info: { total: 2514 } }),
			success({ target: 'unread_count', info: { total: '12840' } }),
			success({ data: { web_chat: 4453, wa: 2746 } }),
		],
		outputs: [{ unassigned: 2514, unread: 12840, expired: { web_chat: 4453, wa: 2746 } }],
	},
	{
		name: 'room.resolveExpired',
		asks: [write('PUT', ['rooms', 'resolve_expired'])],
		answers: [success('Resolve expired room is on progress, please wait')],
		outputs: [{ started: true, message: 'Resolve expired room is on progress, please wait' }],
	},
	change('takeOver', ['POST', 'takeover'], JOINED),
	change(
		'resolve',
		['PUT', 'resolve'],
		['Resolve expired room is on progress, please wait', { id: 'r1' }],
	),
	change('markAsRead', ['PUT', 'mark_all_as_read'], DONE),
	change('addTag', ['POST', 'tags'], [room, simpleRoom], { tag: ' vip ' }, { tag: 'vip' }),
	change('removeTag', ['DELETE', 'tags'], [room, simpleRoom], { tag: 'vip' }, { tag: 'vip' }),
];

/** What a read of messages in the history gives, where an account answers with these. */
export const messagesInHistory: StepCase = {
	name: 'room.getHistory',
	form: { roomId: 'r1' },
	asks: [pageOf(['rooms', 'r1', 'histories'])],
	answers: [
		success([
			{
				...{ id: 'm1', external_id: 'wamid.1', room_id: 'r1', participant_type: 'agent' },
				...{ type: 'image', text: '', file: { url: 'https://cdn.qontak.com/a.jpg' } },
				...{ status: 'read', created_at: '2026-01-01' },
			},
		]),
	],
	outputs: [
		{
			messageId: 'wamid.1',
			gatewayMessageId: 'm1',
			direction: 'out',
			participant: 'agent',
			type: 'image',
			text: '',
			mediaUrl: 'https://cdn.qontak.com/a.jpg',
			status: 'read',
			createdAt: '2026-01-01',
		},
	],
};
