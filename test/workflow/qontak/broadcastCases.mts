import type { QontakSimulator } from '../../../simulator/qontak/index.mts';
import { templateNamed } from './support/node.mts';
import {
	byId,
	CUSTOMER,
	importedList,
	number,
	text,
	WA_CLOUD,
	type QontakCase,
	type Values,
} from './case.mts';

const bulk = async (gateway: QontakSimulator) => ({
	broadcastName: 'October offer',
	channel: byId(WA_CLOUD),
	contactList: byId(await importedList(gateway)),
	template: byId(templateNamed(gateway, 'lagu_favorit').id),
	templateInput: 'json',
	templateVariablesJson: '{"body_1": "full_name", "body_2": "song"}',
});

const HEADERS = {
	'Content-Type': 'application/json',
	Authorization: 'Bearer simulated-user-token',
};

/** A broadcast to two people, whose log has settled. */
async function sentBroadcast(gateway: QontakSimulator): Promise<Values> {
	const { contactList, template, broadcastName: name } = await bulk(gateway);
	const response = await fetch(`${gateway.url}/api/open/v1/broadcasts/whatsapp`, {
		method: 'POST',
		headers: HEADERS,
		body: JSON.stringify({
			name,
			message_template_id: template.value,
			contact_list_id: contactList.value,
			channel_integration_id: WA_CLOUD,
			parameters: {
				body: [
					{ key: '1', value: 'full_name' },
					{ key: '2', value: 'song' },
				],
			},
		}),
	});
	const { data } = (await response.json()) as { data: { id: string } };
	gateway.settings.logDelayMs = 0;
	await gateway.settled();
	return { broadcast: byId(data.id) };
}

const simpleBroadcast = {
	id: text,
	name: 'October offer',
	template: 'lagu_favorit',
	contactListId: text,
	channelId: WA_CLOUD,
	executeStatus: 'done',
	counts: { failed: 0, delivered: number, read: number, pending: number, sent: number },
	sendAt: text,
	createdAt: text,
};

const logEntry = (recipient: string, name: string) => ({
	gateway: 'qontak',
	broadcastId: text,
	messageId: text,
	recipient,
	name,
	status: text,
	createdAt: text,
});

export const broadcastCases: readonly QontakCase[] = [
	{
		name: 'broadcast.create',
		parameters: bulk,
		before: 2,
		outputs: [
			{
				gateway: 'qontak',
				name: 'October offer',
				recipients: 2,
				broadcastId: text,
				status: 'accepted',
				sentAt: text,
			},
		],
	},
	{ name: 'broadcast.get', parameters: sentBroadcast, outputs: [simpleBroadcast] },
	{ name: 'broadcast.getMany', parameters: sentBroadcast, outputs: [simpleBroadcast] },
	{
		name: 'broadcast.getLog',
		parameters: sentBroadcast,
		outputs: expect.arrayContaining([
			logEntry(CUSTOMER, 'Burhanudin Hakim'),
			logEntry('6281234567890', 'Test User'),
		]) as never,
	},
];
