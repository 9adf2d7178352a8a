import type { IDataObject } from 'n8n-workflow';
import type { Ask } from '../../../../nodes/shared/operation/operation';
import type { StepCase } from '../../support/step.mts';
import { anything, byId, pageOf, readOf, room, simpleRoom, success, write } from './samples.mts';

/** A change of the room r1. */
const change = (
	operation: string,
	method: Ask['method'],
	path: readonly string[],
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
	answers: [success(room)],
	outputs: [simpleRoom],
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
			success([
				{
					id: 'm1',
					external_id: 'wamid.1',
					participant_type: 'agent',
					type: 'image',
					text: '',
					file: { url: 'https://cdn.qontak.com/a.jpg' },
					status: 'read',
					created_at: '2026-01-01',
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
	},
	{
		name: 'room.getParticipants',
		form: { roomId: 'r1' },
		asks: [{ ...pageOf(['rooms', 'r1', 'participants']), query: { limit: 100 } }],
		answers: [success([{ id: 'p1', name: 'Budi', contact_able_type: 'Models::Contact' }])],
		outputs: [{ id: 'p1', name: 'Budi', kind: 'customer' }],
	},
	change('assignAgent', 'POST', ['agents', 'a1'], { agent: byId('a1') }),
	change('unassignAgent', 'DELETE', ['agents', 'a1'], { agent: byId('a1') }),
	change('takeOver', 'POST', ['takeover']),
	change('resolve', 'PUT', ['resolve']),
	change('markAsRead', 'PUT', ['mark_all_as_read']),
	change('addTag', 'POST', ['tags'], { tag: ' vip ' }, { multipart: { tag: 'vip' } }),
	change('removeTag', 'DELETE', ['tags'], { tag: 'vip' }, { multipart: { tag: 'vip' } }),
];
