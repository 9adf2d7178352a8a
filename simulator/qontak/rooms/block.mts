import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Account } from '../account.mts';
import { notFound, refused, success } from '../answers.mts';
import type { Endpoint } from '../endpoint.mts';
import { ORGANIZATION_ID } from '../organization.mts';
import { words } from '../rules.mts';
import { validate } from '../validate.mts';
import type { Room } from './room.mts';

const blockBody = z.object({ room_id: words(100), reason: words(1000) }).strict();
const unblockBody = z.object({ room_id: words(100) }).strict();

/**
 * POST /contact_block, and DELETE as the OpenAPI has it (an id, no body) and as Qontak's own client
 * has it (the contact's id, the room in a body). Which id the OpenAPI means is not told: that of the
 * block and that of the contact are taken (source: "Qontak blocking").
 */
export function blockEndpoints({ rooms }: Account): Endpoint[] {
	const blocks = new Map<string, Room>();
	return [
		{
			method: 'POST',
			path: '/contact_block',
			area: 'other',
			handle: ({ body }) => {
				const { room_id: roomId, reason } = validate(blockBody, body);
				const room = rooms.find(roomId);
				if (room.is_blocked) throw refused(422, 'Contact is already blocked');
				room.is_blocked = true;
				const id = randomUUID();
				blocks.set(id, room);
				const block = {
					id,
					contact_id: room.contactId,
					organization_id: ORGANIZATION_ID,
					reason,
					channel: room.channel.target_channel,
					account_uniq_id: room.number,
				};
				return success(block, 201);
			},
		},
		{
			method: 'DELETE',
			path: '/contact_block/:id',
			area: 'other',
			takes: ['nothing', 'json'],
			handle: ({ body, params: { id } }) => {
				const named = body === undefined ? undefined : validate(unblockBody, body).room_id;
				const room =
					(named === undefined ? undefined : rooms.find(named)) ??
					blocks.get(id) ??
					rooms.all().find(({ contactId, is_blocked: blocked }) => contactId === id && blocked);
				if (!room || (room.contactId !== id && blocks.get(id) !== room)) throw notFound('Contact');
				if (!room.is_blocked) throw refused(422, 'Contact is not blocked');
				room.is_blocked = false;
				return success({ status: 'success' });
			},
		},
	];
}
