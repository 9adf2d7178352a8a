import { z } from 'zod';
import type { Account } from '../account.mts';
import { notFound, refused, success } from '../answers.mts';
import type { Endpoint } from '../endpoint.mts';
import { words } from '../rules.mts';
import { validate } from '../validate.mts';

const blockBody = z.object({ room_id: words(100), reason: words(1000) }).strict();
const unblockBody = z.object({ room_id: words(100) }).strict();

/** POST /contact_block, and DELETE with a JSON body, as Qontak's own client sends them. */
export function blockEndpoints({ rooms }: Account): Endpoint[] {
	return [
		{
			method: 'POST',
			path: '/contact_block',
			area: 'other',
			handle: ({ body }) => {
				const { room_id: id, reason } = validate(blockBody, body);
				const room = rooms.find(id);
				if (room.is_blocked) throw refused(422, 'Contact is already blocked');
				room.is_blocked = true;
				return success({ contact_id: room.contactId, room_id: id, reason, is_blocked: true }, 201);
			},
		},
		{
			method: 'DELETE',
			path: '/contact_block/:contactId',
			area: 'other',
			handle: ({ body, params }) => {
				const { room_id: id } = validate(unblockBody, body);
				const room = rooms.find(id);
				if (room.contactId !== params.contactId) throw notFound('Contact');
				if (!room.is_blocked) throw refused(422, 'Contact is not blocked');
				room.is_blocked = false;
				return success({ contact_id: room.contactId, room_id: id, is_blocked: false });
			},
		},
	];
}
