import type { IDataObject } from 'n8n-workflow';
import { eventsOf } from '../../../../../nodes/Qontak/trigger/events/events';

export const NOW = '2026-11-20T08:00:00.000Z';

/** The one event of a post. */
export function read(body: unknown) {
	const events = eventsOf(body, NOW);
	expect(events).toHaveLength(1);
	return events[0];
}

const room = {
	id: 'e658411a-c2c9-4d6b-a5a6-4b0a3c1f2d3e',
	name: 'Burhanudin',
	description: '',
	status: 'unassigned',
	type: 'Models::CustomerServiceRoom',
	tags: [],
	channel: 'wa',
	channel_account: 'Qontak',
	account_uniq_id: '628117661000',
	channel_integration_id: 'c3370195-3451-4645-99a1-578c47b24d41',
	session: 'open',
	unread_count: 2,
	resolved_at: null,
};

/** The official sample of 2021 (source: "Qontak message events"). */
export const message = (more: IDataObject = {}, ofRoom: IDataObject = {}): IDataObject => ({
	id: '4198c4b2-6c4c-4c1b-9a33-0f1f2a3b4c5d',
	type: 'text',
	room_id: room.id,
	is_campaign: false,
	sender_id: 'a5b6',
	sender_type: 'Models::Contact',
	sender: { name: 'Burhanudin Hakim', avatar: null },
	participant_id: 'a5b6',
	organization_id: 'o',
	text: 'helo',
	status: 'created',
	participant_type: 'customer',
	external_id: 'ABEGYoEXZhAAAgo6',
	local_id: null,
	created_at: '2021-03-03T22:53:29.000Z',
	reply: null,
	room: { ...room, ...ofRoom },
	...more,
});

export const roomPost = (more: IDataObject = {}): IDataObject => ({
	...room,
	status: 'resolved',
	resolved_at: '2021-03-04T01:02:03.000Z',
	...more,
});

/** A broadcast's log entry (sources: "Qontak broadcast log", "Qontak broadcast events"). */
export const entry = (status: string, more: IDataObject = {}): IDataObject => ({
	id: '0fd3b5f4-1d6b-4c54-a3b6-2e5a1f0c9d8e',
	organization_id: 'o',
	messages_broadcast_id: '34879159-8298-486b-8420-f968285d8a42',
	contact_phone_number: '6281234567890',
	contact_full_name: 'Budi',
	status,
	whatsapp_message_id: 'wamid.HBgN',
	whatsapp_error_message: 'n/a',
	messages_response: {
		contacts: [{ input: '6281234567890', wa_id: '6281234567890' }],
		messages: [{ id: 'wamid.HBgN', message_status: 'accepted' }],
		messaging_product: 'whatsapp',
		[status]: {
			webhook: 'whatsapp',
			statuses: [
				{
					id: 'wamid.HBgN',
					status,
					timestamp: '1625210182',
					recipient_id: '6281234567890',
					conversation: { id: 'c', origin: { type: 'utility' } },
					pricing: { billable: true, category: 'utility', pricing_model: 'CBP' },
				},
			],
		},
	},
	created_at: '2025-03-24T15:15:31.686Z',
	channel_integration_id: '56b60c3c-0123-46af-958b-32f3ad12ee37',
	...more,
});
