import { z } from 'zod';
import type { Account } from '../account.mts';
import { invalid, notFound, refused, success } from '../answers.mts';
import type { Endpoint, Request } from '../endpoint.mts';
import { page, PAGING } from '../paging.mts';
import { words } from '../rules.mts';
import { resolveRoom } from '../staff.mts';
import { validate } from '../validate.mts';
import { accountEndpoints } from './account.mts';
import { filterRooms, ROOM_FILTERS } from './filter.mts';
import {
	agentParticipant,
	customerParticipant,
	detailedRoom,
	joinedByRoundRobin,
	listedRoom,
	roomOfAutoResolve,
} from './readModel.mts';
import type { Room } from './room.mts';

/** Reading rooms, and what is done to them. */
export function roomEndpoints(account: Account): Endpoint[] {
	return [
		// Before those with an id in their path.
		...accountEndpoints(account),
		...readingEndpoints(account),
		...changingEndpoints(account),
	];
}

function readingEndpoints({ rooms, users, settings }: Account): Endpoint[] {
	const area = 'rooms';
	return [
		{
			method: 'GET',
			path: '/rooms',
			area,
			query: [...PAGING, ...ROOM_FILTERS],
			handle: ({ query }) =>
				page(filterRooms(rooms.all(), query, settings.now()), query, settings, {
					print: listedRoom,
					cursor: 'number',
				}),
		},
		{
			method: 'GET',
			path: '/rooms/:id',
			area,
			handle: ({ params }) => success(detailedRoom(rooms.find(params.id))),
		},
		{
			method: 'GET',
			path: '/rooms/:id/histories',
			area,
			query: PAGING,
			handle: ({ params, query }) => {
				const { number, channel } = rooms.find(params.id);
				const conversations = rooms.of(number).filter((one) => one.channel.id === channel.id);
				return page(conversations, query, settings, { print: listedRoom, cursor: 'number' });
			},
		},
		{
			method: 'GET',
			path: '/rooms/:id/participants',
			area,
			query: PAGING,
			handle: ({ params }) => {
				const room = rooms.find(params.id);
				const agents = users.filter(({ id }) => room.agentIds.includes(id));
				return success([
					customerParticipant(room),
					...agents.map((agent) => agentParticipant(room, agent)),
				]);
			},
		},
	];
}

/** A change of one room; `takes` nothing unless told. Answers what `act` gives as `data`. */
function change(
	{ rooms, settings }: Account,
	method: 'POST' | 'PUT' | 'DELETE',
	path: string,
	act: (room: Room, request: Request) => unknown,
	takes: Endpoint['takes'] = ['nothing'],
): Endpoint {
	return {
		method,
		path: `/rooms/:id/${path}`,
		area: 'rooms',
		takes,
		handle: (request) => {
			const room = rooms.find(request.params.id);
			const data = act(room, request);
			room.updated_at = settings.now().toISOString();
			return success(data, method === 'POST' ? 201 : 200);
		},
	};
}

const DONE = { status: 'success' };

function changingEndpoints(account: Account): Endpoint[] {
	const { users, outbox, rooms, settings } = account;
	const loadOf = (userId: string) =>
		rooms.all().filter(({ agentIds }) => agentIds.includes(userId)).length;
	const assign = (room: Room, userId: string) => {
		const user = users.find(({ id }) => id === userId);
		if (!user) throw notFound('User');
		if (room.status === 'resolved') throw refused(422, 'Room is already resolved');
		if (!room.agentIds.includes(userId)) room.agentIds.push(userId);
		room.status = 'assigned';
		return agentParticipant(room, user);
	};
	return [
		// What it answers, no document shows (guessed like taking over).
		change(account, 'POST', 'agents/:userId', (room, { params }) => assign(room, params.userId)),
		change(account, 'DELETE', 'agents/:userId', (room, { params }) => {
			if (room.status !== 'assigned') {
				throw refused(422, 'Cannot remove agent, this room status is not assigned');
			}
			if (!room.agentIds.includes(params.userId)) {
				throw refused(422, 'Cannot find agent participant, or participant already kicked');
			}
			room.agentIds = room.agentIds.filter((id) => id !== params.userId);
			if (room.agentIds.length === 0) room.status = 'unassigned';
			return DONE;
		}),
		change(account, 'POST', 'takeover', (room, { caller }) => {
			if (room.status === 'assigned') throw refused(422, 'This room already assigned');
			return assign(room, caller.userId);
		}),
		change(
			account,
			'PUT',
			'resolve',
			(room, { form, caller }) => {
				const { agent_id: agent = caller.userId } = validate(resolveFields, form?.fields);
				if (!users.some(({ id }) => id === agent)) throw invalid({ agent_id: ['not found'] });
				if (room.status === 'resolved') throw refused(422, 'Room is already resolved');
				outbox.follow(resolveRoom(account, room, agent));
				return 'Resolve expired room is on progress, please wait';
			},
			['nothing', 'form'],
		),
		{
			...change(account, 'POST', 'assign_round_robin', (room) => {
				if (room.status === 'assigned') throw refused(422, 'room already assigned');
				if (!settings.agentAllocation) throw refused(422, 'CAA must active');
				const agents = users.filter(({ role, is_online }) => role === 'agent' && is_online);
				const [next] = agents.toSorted((a, b) => loadOf(a.id) - loadOf(b.id));
				assign(room, next.id);
				return joinedByRoundRobin(room, next);
			}),
			// A bot does it.
			area: 'botMessages',
		},
		{
			method: 'PUT',
			path: '/rooms/:id',
			area: 'rooms',
			handle: ({ params, body }) => {
				const room = rooms.find(params.id);
				// In the words of the document, which differ from those of other fields.
				if (typeof (body as { name?: unknown }).name !== 'string') {
					throw refused(422, 'name is missing');
				}
				room.name = validate(renameBody, body).name;
				return success(true);
			},
		},
		change(
			account,
			'PUT',
			'auto_resolve',
			(room, { body }) => {
				room.is_dont_auto_resolve = validate(autoResolveBody, body).is_dont_auto_resolve === 'true';
				return roomOfAutoResolve(room);
			},
			['json'],
		),
		change(account, 'PUT', 'mark_all_as_read', (room) => {
			room.unread_count = 0;
			for (const message of room.messages) {
				if (message.participant === 'customer') message.status = 'read';
			}
			return DONE;
		}),
		change(
			account,
			'POST',
			'tags',
			(room, { body }) => {
				const { tag } = validate(tagBody, body);
				if (!room.tags.includes(tag)) room.tags.push(tag);
				return detailedRoom(room);
			},
			['json'],
		),
		// Its body is not shown; it is read like that of adding one.
		change(
			account,
			'DELETE',
			'tags',
			(room, { body }) => {
				const { tag } = validate(tagBody, body);
				if (!room.tags.includes(tag)) throw notFound('Tag');
				room.tags = room.tags.filter((one) => one !== tag);
				return detailedRoom(room);
			},
			['json'],
		),
	];
}

const resolveFields = z.object({ agent_id: z.string().optional() }).strict();
const renameBody = z.object({ name: words(255) }).strict();
// A text, as the document prints it.
const autoResolveBody = z.object({ is_dont_auto_resolve: z.enum(['true', 'false']) }).strict();
const tagBody = z.object({ tag: words(255) }).strict();
