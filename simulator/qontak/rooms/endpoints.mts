import { z } from 'zod';
import type { Account } from '../account.mts';
import { invalid, notFound, refused, success } from '../answers.mts';
import type { Endpoint, Request } from '../endpoint.mts';
import { page, PAGING } from '../paging.mts';
import { words } from '../rules.mts';
import { resolveRoom } from '../staff.mts';
import { validate } from '../validate.mts';
import { filterRooms, ROOM_FILTERS } from './filter.mts';
import { Printer } from './print.mts';
import type { Room } from './room.mts';

/** Reading rooms, and what is done to them. */
export function roomEndpoints(account: Account): Endpoint[] {
	return [...readingEndpoints(account), ...changingEndpoints(account)];
}

function readingEndpoints({ rooms, users, settings }: Account): Endpoint[] {
	const area = 'rooms';
	const printer = new Printer(settings);
	return [
		{
			method: 'GET',
			path: '/rooms',
			area,
			query: [...PAGING, ...ROOM_FILTERS],
			handle: ({ query }) =>
				page(filterRooms(rooms.all(), query, settings.now()), query, settings, {
					print: (room) => printer.room(room),
					cursor: 'number',
				}),
		},
		{
			method: 'GET',
			path: '/rooms/:id',
			area,
			handle: ({ params }) => {
				const room = rooms.find(params.id);
				const last = room.messages.at(-1);
				return success({
					...printer.room(room),
					last_message: last ? printer.message(room, last) : null,
				});
			},
		},
		{
			method: 'GET',
			path: '/rooms/:id/histories',
			area,
			query: PAGING,
			handle: ({ params, query }) => {
				const room = rooms.find(params.id);
				return page(room.messages, query, settings, {
					print: (one) => printer.message(room, one),
				});
			},
		},
		{
			method: 'GET',
			path: '/rooms/:id/participants',
			area,
			query: PAGING,
			handle: ({ params, query }) => {
				const room = rooms.find(params.id);
				const { created_at, contactId, name, number } = room;
				const agents = users
					.filter(({ id }) => room.agentIds.includes(id))
					.map(({ id, full_name }) => ({
						id,
						name: full_name,
						contact_able_type: 'Models::User',
						participant_type: 'agent',
						created_at,
					}));
				const customer = {
					id: contactId,
					name,
					contact_able_type: 'Models::Contact',
					participant_type: 'customer',
					account_uniq_id: number,
					created_at,
				};
				return page([customer, ...agents], query, settings);
			},
		},
	];
}

/** A change of one room; `takes` nothing unless told. */
function change(
	{ rooms, settings }: Account,
	method: 'POST' | 'PUT' | 'DELETE',
	path: string,
	act: (room: Room, request: Request) => void | Promise<void>,
	takes: Endpoint['takes'] = ['nothing'],
): Endpoint {
	const printer = new Printer(settings);
	return {
		method,
		path: `/rooms/:id/${path}`,
		area: 'rooms',
		takes,
		handle: async (request) => {
			const room = rooms.find(request.params.id);
			await act(room, request);
			room.updated_at = settings.now().toISOString();
			return success(printer.room(room));
		},
	};
}

function changingEndpoints(account: Account): Endpoint[] {
	const { users, outbox } = account;
	const assign = (room: Room, userId: string) => {
		if (!users.some(({ id }) => id === userId)) throw notFound('User');
		if (room.status === 'resolved') throw refused(422, 'Room is already resolved');
		if (!room.agentIds.includes(userId)) room.agentIds.push(userId);
		room.status = 'assigned';
	};
	return [
		change(account, 'POST', 'agents/:userId', (room, { params }) => assign(room, params.userId)),
		change(account, 'DELETE', 'agents/:userId', (room, { params }) => {
			if (!room.agentIds.includes(params.userId)) throw notFound('Agent');
			room.agentIds = room.agentIds.filter((id) => id !== params.userId);
			if (room.agentIds.length === 0 && room.status === 'assigned') room.status = 'unassigned';
		}),
		change(account, 'POST', 'takeover', (room, { caller }) => assign(room, caller.userId)),
		change(
			account,
			'PUT',
			'resolve',
			(room, { form, caller }) => {
				const { agent_id: agent = caller.userId } = validate(resolveFields, form?.fields);
				if (!users.some(({ id }) => id === agent)) throw invalid({ agent_id: ['not found'] });
				if (room.status === 'resolved') throw refused(422, 'Room is already resolved');
				outbox.follow(resolveRoom(account, room, agent));
			},
			['nothing', 'form'],
		),
		change(account, 'PUT', 'mark_all_as_read', (room) => {
			room.unread_count = 0;
			for (const message of room.messages) {
				if (message.participant === 'customer') message.status = 'read';
			}
		}),
		// Multipart `tag`, one at a time: three sources against one for `name`, one for `tags`.
		change(
			account,
			'POST',
			'tags',
			(room, { form }) => {
				const { tag } = validate(tagFields, form?.fields);
				if (!room.tags.includes(tag)) room.tags.push(tag);
			},
			['form'],
		),
		change(
			account,
			'DELETE',
			'tags',
			(room, { form }) => {
				const { tag } = validate(tagFields, form?.fields);
				if (!room.tags.includes(tag)) throw notFound('Tag');
				room.tags = room.tags.filter((one) => one !== tag);
			},
			['form'],
		),
	];
}

const resolveFields = z.object({ agent_id: z.string().optional() }).strict();
const tagFields = z.object({ tag: words(255) }).strict();
