import type { IDataObject } from 'n8n-workflow';
import { dictionariesIn } from '../../../nodes/shared/json';
import type { Answer } from '../../../nodes/shared/operation/operation';
import { goodAnswers, printedCall } from './openapi.mts';
import { byId } from './steps/samples.mts';

/** How an operation makes a call, and what comes out of the first printed answer. */
export interface Use {
	operation: string;
	form?: IDataObject;
	/** Fields of the first output; nothing where no answer is printed. */
	output?: IDataObject;
	/** Which of its requests this is, and what came before. */
	before?: ReadonlyArray<Partial<Answer>>;
	/** Whether the printed request is what it sends. */
	asPrinted?: boolean;
}

const room = { roomId: 'r1' };
const wrote = { id: 'r1', agentName: 'Sample Name' };
/** A value of the first printed answer. */
const idOf = (call: string, ...path: Array<string | number>) =>
	path.reduce<unknown>(
		(part, name) => (part as IDataObject)[name],
		goodAnswers(printedCall(call))[0],
	) as string;

const template = {
	templateName: 'sample_template',
	category: 'MARKETING',
	language: 'id',
	contentInput: 'json',
};
const componentsOf = (call: string) => {
	const [attributes] = dictionariesIn(printedCall(call).request?.attributes);
	return { componentsJson: attributes.components };
};

const counts = (target: number) =>
	goodAnswers(printedCall('GET /rooms/specific/info')).map((body) => ({ body }))[target];

/** How each call is made. */
export const USES: Readonly<Record<string, Use>> = {
	'GET /broadcasts/whatsapp': {
		operation: 'broadcast.getMany',
		output: { name: 'broadcast_automation_1729027102497', template: 'sample_template' },
	},
	'POST /broadcasts/whatsapp/direct': {
		operation: 'message.sendTemplate',
		form: { recipient: '6281234567890', channel: byId('c1'), template: byId('t1') },
		before: goodAnswers(printedCall('GET /templates/{id}/whatsapp')).map((body) => ({ body })),
	},
	'GET /broadcasts/{id}/whatsapp/log': {
		operation: 'broadcast.getLog',
		form: { broadcast: byId('b1') },
		output: {
			status: 'failed',
			recipient: '612381239',
			error: {
				code: 2001,
				title: 'Sample Name',
				details: expect.stringContaining('does not exist in the specified language'),
				reason: 'templateNotFound',
			},
		},
	},
	'GET /broadcasts/{id}/whatsapp': {
		operation: 'broadcast.get',
		form: { broadcast: byId('b1') },
		output: { executeStatus: 'done', counts: { failed: 0, delivered: 0 } },
	},
	'GET /contacts/contact_lists/contacts/{id}': {
		operation: 'contactList.getContacts',
		form: { contactList: byId('l1') },
		output: {
			recipient: '6281234567890',
			columns: { company: 'Mekari', customer_name: 'Sample Name' },
		},
	},
	'GET /contacts/contact_lists/{id}': {
		operation: 'contactList.get',
		form: { contactList: byId('l1') },
		output: { status: 'success', imported: 2, columns: ['phone_number', 'full_name', 'company'] },
	},
	'POST /contact_block': {
		operation: 'contact.block',
		form: { roomId: printedCall('POST /contact_block').request?.room_id, reason: 'testing' },
		output: {
			contactId: idOf('POST /contact_block', 'data', 'contact_id'),
			blockId: idOf('POST /contact_block', 'data', 'id'),
			blocked: true,
		},
		asPrinted: true,
	},
	'DELETE /contact_block/{id}': {
		operation: 'contact.unblock',
		form: { ...room, contactId: 'k1' },
		output: { contactId: 'k1', blocked: false },
	},
	'GET /divisions': {
		operation: 'division.getMany',
		output: { isDefault: false, channels: [{ kind: 'telegram', name: 'sample_bot' }] },
	},
	'GET /divisions/me': {
		operation: 'division.getMany',
		form: { filters: { onlyMine: true } },
		output: { agents: [{ role: 'supervisor' }] },
	},
	'GET /integrations': {
		operation: 'channel.getMany',
		output: { kind: 'google_my_business', name: 'Sample Name', phoneNumber: null, active: true },
	},
	'GET /integrations/{id}': {
		operation: 'channel.get',
		form: { channel: byId('c1') },
		output: { kind: 'google_my_business', name: 'Sample Name' },
	},
	'GET /rooms': {
		operation: 'room.getMany',
		output: {
			recipient: null,
			customerId: 'person@example.com',
			channel: 'web_chat',
			session: 'expired',
			agentIds: [idOf('GET /rooms', 'data', 0, 'agent_ids', 0)],
		},
	},
	'GET /rooms/list/expired': {
		operation: 'room.getCounts',
		before: [counts(0), counts(1)],
		output: { unassigned: 2514, unread: 12840, expired: { wa_cloud: 54 } },
	},
	'GET /rooms/specific/info': {
		operation: 'room.getCounts',
		output: { unassigned: 2514 },
	},
	'GET /rooms/{id}': {
		operation: 'room.get',
		form: room,
		output: { name: 'R', recipient: '6281234567890', status: 'assigned', session: 'expired' },
	},
	'GET /rooms/{id}/participants': {
		operation: 'room.getParticipants',
		form: room,
		output: {
			id: idOf('GET /rooms/{id}/participants', 'data', 0, 'contact_able_id'),
			name: 'Sample Name',
			kind: 'agent',
			participantId: idOf('GET /rooms/{id}/participants', 'data', 0, 'id'),
		},
	},
	'GET /rooms/{id}/histories': {
		operation: 'room.getHistory',
		form: room,
		output: {
			id: idOf('GET /rooms/{id}/histories', 'data', 0, 'id'),
			recipient: '6281234567890',
			lastMessage: { messageId: 'wamid.SAMPLE', direction: 'in', text: 'Sample text' },
		},
	},
	'PUT /rooms/{id}/auto_resolve': {
		operation: 'room.setAutoResolve',
		form: { ...room, autoResolve: false },
		output: { autoResolve: false, tags: ['otomesyen_1727731539843'], status: 'resolved' },
		asPrinted: true,
	},
	'PUT /rooms/{id}/mark_all_as_read': {
		operation: 'room.markAsRead',
		form: room,
		output: { id: 'r1' },
	},
	'PUT /rooms/{id}': {
		operation: 'room.rename',
		form: { ...room, roomName: 'Sample Name' },
		output: { id: 'r1', name: 'Sample Name' },
		asPrinted: true,
	},
	'PUT /rooms/resolve_expired': { operation: 'room.resolveExpired', output: { started: true } },
	'PUT /rooms/{id}/resolve': { operation: 'room.resolve', form: room, output: { id: 'r1' } },
	'POST /rooms/{room_id}/agents/{user_id}': {
		operation: 'room.assignAgent',
		form: { ...room, agent: byId('a1') },
	},
	'DELETE /rooms/{room_id}/agents/{user_id}': {
		operation: 'room.unassignAgent',
		form: { ...room, agent: byId('a1') },
		output: { id: 'r1' },
	},
	'POST /rooms/{id}/tags': {
		operation: 'room.addTag',
		form: { roomId: idOf('POST /rooms/{id}/tags', 'data', 'id'), tag: 'tes_12' },
		output: { tags: ['tes_12'], status: 'assigned' },
		asPrinted: true,
	},
	'DELETE /rooms/{id}/tags': {
		operation: 'room.removeTag',
		form: { ...room, tag: 'tes_12' },
		output: { tags: [], status: 'assigned' },
	},
	'POST /rooms/{id}/takeover': {
		operation: 'room.takeOver',
		form: room,
		output: { ...wrote, agentId: idOf('POST /rooms/{id}/takeover', 'data', 'contact_able_id') },
	},
	'POST /rooms/{id}/assign_round_robin': {
		operation: 'room.assignRoundRobin',
		form: room,
		output: {
			id: 'r1',
			agentId: idOf('POST /rooms/{id}/assign_round_robin', 'data', 'contact_able_id'),
		},
	},
	'GET /templates/category': {
		operation: 'template.getCategories',
		output: { name: 'Sample Name', value: 'ACCOUNT_UPDATE' },
	},
	'GET /templates/language': {
		operation: 'template.getLanguages',
		output: { name: 'Sample Name', value: 'en' },
	},
	'GET /templates/whatsapp': {
		operation: 'template.getMany',
		output: { name: 'template_1729088217941_hsm_chat_expired', status: 'approved' },
	},
	'POST /templates/whatsapp': {
		operation: 'template.create',
		form: { ...template, ...componentsOf('POST /templates/whatsapp') },
		output: {
			id: idOf('POST /templates/whatsapp', 'data', 'data', 0, 'id'),
			name: 'sample_template',
			status: 'pending',
		},
		asPrinted: true,
	},
	'GET /templates/{id}/whatsapp': {
		operation: 'template.get',
		form: { template: byId('t1') },
		output: { language: 'en_US', status: 'approved', variables: [] },
	},
	'POST /templates/whatsapp/hsm_chat': {
		operation: 'template.create',
		form: {
			...template,
			purpose: 'room',
			...componentsOf('POST /templates/whatsapp/hsm_chat'),
		},
		output: { id: 'xxxx-xxxx-xxxx-xxxx', name: 'sample_template_hsm_chat_expired' },
		asPrinted: true,
	},
	'POST /file_uploader': {
		operation: 'file.upload',
		output: { url: 'https://cdn.qontak.com/file', fileName: 'image-20240618-101724.png' },
	},
	'GET /users': {
		operation: 'user.getMany',
		output: { name: 'Sample Name', role: 'agent', online: false },
	},
};

/** Calls that a list in the editor makes, none an operation. */
export const PICKERS = ['GET /templates/languages', 'GET /rooms/{id}/agents/assignable'];

/** Calls that the node does not make, and why. */
export const WITHOUT: Readonly<Record<string, string>> = {
	'PUT /contacts/contact_lists/override_contact_by_upload': 'a switch for the whole account',
	'PUT /rooms/agent_assign_another_agent': 'a switch for the whole account',
	'POST /rooms/auto_takeover': 'takes a room of its own choice',
	'GET /divisions/{id}/channels': 'Get Many of divisions has their channels',
};
