import type { QontakSimulator } from '../../../simulator/qontak/index.mts';
import { unansweredApproval } from '../support/unanswered.mts';
import { templateNamed } from './support/node.mts';
import {
	byId,
	CUSTOMER,
	fileItem,
	openRoom,
	text,
	WA_CLOUD,
	type QontakCase,
	type Values,
} from './case.mts';

const inRoom =
	(parameters: Values = {}) =>
	async (gateway: QontakSimulator) => ({
		sendTo: 'room',
		roomId: await openRoom(gateway),
		...parameters,
	});

const sentToRoom = {
	gateway: 'qontak',
	messageId: text,
	gatewayMessageId: text,
	roomId: text,
	recipient: CUSTOMER,
	status: 'accepted',
	sentAt: text,
};

const sentDirect = {
	gateway: 'qontak',
	broadcastId: text,
	recipient: CUSTOMER,
	status: 'accepted',
	sentAt: text,
};

export const messageCases: readonly QontakCase[] = [
	{
		name: 'message.sendTemplate',
		parameters: (gateway) => ({
			recipient: '0811-7661-000',
			recipientName: 'Burhanudin Hakim',
			channel: byId(WA_CLOUD),
			template: byId(templateNamed(gateway, 'message').id),
			templateInput: 'json',
			templateVariablesJson: '{"body_1": "Burhanudin Hakim"}',
		}),
		before: 1,
		outputs: [sentDirect],
	},
	{
		name: 'message.sendText',
		parameters: inRoom({ text: 'Halo' }),
		outputs: [sentToRoom],
	},
	{
		name: 'message.sendAndWait',
		parameters: inRoom({ message: 'Go on?', responseType: 'approval' }),
		outputs: [
			unansweredApproval('qontak', {
				messageId: text,
				gatewayMessageId: text,
				roomId: text,
				recipient: CUSTOMER,
				sentAt: text,
				message: 'Go on?',
			}),
		],
	},
	{
		name: 'message.sendMedia',
		item: fileItem('image/png', 'picture.png'),
		parameters: inRoom({ mediaType: 'image', mediaSource: 'binary', caption: 'Look' }),
		outputs: [sentToRoom],
	},
	{
		name: 'message.sendReplyButtons',
		parameters: inRoom({
			body: 'How was it?',
			footer: 'Toko',
			headerType: 'text',
			headerText: 'Your opinion',
			buttons: {
				button: [
					{ title: 'Good', id: 'good' },
					{ title: 'Bad', id: '' },
				],
			},
		}),
		outputs: [sentToRoom],
	},
	{
		name: 'message.sendList',
		parameters: inRoom({
			body: 'Choose',
			buttonText: 'Topics',
			sectionsInput: 'json',
			sectionsJson: '[{"title": "Orders", "rows": [{"id": "a", "title": "Delivery"}]}]',
		}),
		outputs: [sentToRoom],
	},
	{
		name: 'message.sendRoomTemplate',
		parameters: async (gateway) => ({
			...(await inRoom()(gateway)),
			template: byId(templateNamed(gateway, 'hubungi_kami').id),
		}),
		before: 1,
		outputs: [sentToRoom],
	},
];
