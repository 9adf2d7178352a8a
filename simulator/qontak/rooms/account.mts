import type { Account } from '../account.mts';
import { refused, success } from '../answers.mts';
import type { Endpoint } from '../endpoint.mts';
import { page, PAGING } from '../paging.mts';
import { assignableAgent } from '../people.mts';
import { resolveRoom } from '../staff.mts';
import { type Room, sessionOf } from './room.mts';

/** What is asked and done about all rooms at once, and who can be given one (source: "Qontak rooms"). */
export function accountEndpoints(account: Account): Endpoint[] {
	const { rooms, users, settings, outbox } = account;
	const area = 'rooms';
	const expired = () =>
		rooms
			.all()
			.filter(
				(room) => room.status !== 'resolved' && sessionOf(room, settings.now()) === 'expired',
			);
	return [
		{
			method: 'GET',
			path: '/rooms/specific/info',
			area,
			query: ['target'],
			handle: ({ query }) => {
				const target = query.get('target');
				const count = COUNTS[target ?? ''];
				if (count === undefined) {
					throw refused(422, 'target is missing, target does not have a valid value');
				}
				return success({
					target,
					info: { total: rooms.all().reduce((n, one) => n + count(one), 0) },
				});
			},
		},
		{
			method: 'GET',
			path: '/rooms/list/expired',
			area,
			handle: () => {
				const counts: Record<string, number> = {};
				for (const { channel } of expired()) {
					counts[channel.target_channel] = (counts[channel.target_channel] ?? 0) + 1;
				}
				return success({ data: counts });
			},
		},
		{
			method: 'PUT',
			path: '/rooms/resolve_expired',
			area,
			takes: ['nothing'],
			handle: ({ caller }) => {
				for (const room of expired()) outbox.follow(resolveRoom(account, room, caller.userId));
				return success('Resolve expired room is on progress, please wait');
			},
		},
		{
			method: 'GET',
			path: '/rooms/:id/agents/assignable',
			area,
			query: PAGING,
			handle: ({ params, query }) => {
				const room = rooms.find(params.id);
				// Whom the document's "assignable" leaves out is not told; who has the room is (guessed).
				const found = users.filter(
					({ id, role }) => role === 'agent' && !room.agentIds.includes(id),
				);
				return page(found, query, settings, { print: assignableAgent, cursor: 'null' });
			},
		},
	];
}

const COUNTS: Partial<Record<string, (room: Room) => number>> = {
	unassigned: ({ status }) => (status === 'unassigned' ? 1 : 0),
	unread_count: ({ unread_count: unread }) => unread,
};
