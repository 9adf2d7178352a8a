import type { IDataObject } from 'n8n-workflow';
import type { Ask, Body } from '../../../../nodes/shared/operation/operation';
import { openLink } from '../../../../nodes/shared/wait/link';
import { AT, type StepCase } from '../../support/step.mts';
import { byId, readTemplate, room, success, template } from './samples.mts';

const direct = (parameters: IDataObject): Ask => {
	const body = {
		to_number: '628117661000',
		to_name: 'Burhanudin Hakim',
		message_template_id: 't1',
		channel_integration_id: 'c1',
		language: { code: 'id' },
		parameters,
	};
	return {
		effect: 'send',
		method: 'POST',
		path: ['broadcasts', 'whatsapp', 'direct'],
		body,
		to: '628117661000',
		// The customer does not see the name.
		message: { ...body, to_name: '' },
	};
};

const sendTemplate = {
	recipient: '0811-7661-000',
	recipientName: 'Burhanudin Hakim',
	channel: byId('c1'),
	template: byId('t1'),
	templateInput: 'json',
	templateVariablesJson: '{"body_1": "Burhanudin Hakim"}',
};

const accepted = {
	gateway: 'qontak',
	broadcastId: 'b1',
	recipient: '628117661000',
	status: 'accepted',
	sentAt: AT,
};

/** A message in the room r1. */
const inRoom = (
	operation: string,
	path: readonly string[],
	form: IDataObject,
	body: Body,
	before: { asks: Ask[]; answers: StepCase['answers'] } = { asks: [], answers: [] },
): StepCase => ({
	name: `message.${operation}`,
	form: { sendTo: 'room', roomId: 'r1', ...form },
	asks: [
		...before.asks,
		{ effect: 'send', method: 'POST', path, body, to: 'r1', addressee: { roomId: 'r1' } },
	],
	answers: [...before.answers, success({ id: 'm1', external_id: null, room })],
	outputs: [
		{
			gateway: 'qontak',
			messageId: 'm1',
			gatewayMessageId: 'm1',
			roomId: 'r1',
			recipient: '628117661000',
			status: 'accepted',
			sentAt: AT,
		},
	],
});

const interactive = ['messages', 'whatsapp', 'interactive_message', 'bot'];

const question = inRoom(
	'sendAndWait',
	['messages', 'whatsapp', '{sender}'],
	{
		message: 'Go on?',
		buttons: {
			button: [
				{ title: 'Yes', id: 'y' },
				{ title: 'No', id: '' },
			],
		},
	},
	{ room_id: 'r1', type: 'text', text: `Go on?${openLink(0)}` },
);
const asked = {
	message: 'Go on?',
	choices: [
		{ id: 'y', title: 'Yes' },
		{ id: 'No', title: 'No' },
	],
};

export const messageSteps: readonly StepCase[] = [
	{
		name: 'message.sendTemplate',
		form: sendTemplate,
		asks: [
			readTemplate,
			direct({ body: [{ key: '1', value: 'var_1', value_text: 'Burhanudin Hakim' }] }),
		],
		answers: [success(template()), success({ id: 'b1' })],
		outputs: [accepted],
	},
	{ ...question, outputs: question.outputs.map((output) => ({ ...output, ...asked })) },
	inRoom(
		'sendText',
		['messages', 'whatsapp', '{sender}'],
		{ text: 'Halo' },
		{ room_id: 'r1', type: 'text', text: 'Halo' },
	),
	inRoom(
		'sendMedia',
		['messages', 'whatsapp', '{sender}'],
		{ mediaType: 'image', mediaSource: 'binary', caption: 'Look' },
		{
			multipart: {
				room_id: 'r1',
				type: 'image',
				text: 'Look',
				file: { binaryProperty: 'data', as: 'image' },
			},
		},
	),
	inRoom(
		'sendReplyButtons',
		interactive,
		{
			headerType: 'image',
			headerMediaUrl: 'https://example.com/picture.jpg',
			body: 'How was it?',
			buttons: { button: [{ title: 'Good', id: 'good' }] },
		},
		{
			room_id: 'r1',
			type: 'button',
			interactive: {
				header: { format: 'image', link: 'https://example.com/picture.jpg' },
				body: 'How was it?',
				buttons: [{ id: 'good', title: 'Good' }],
			},
		},
	),
	inRoom(
		'sendList',
		interactive,
		{
			body: 'Choose',
			footer: 'Toko',
			buttonText: 'Topics',
			sectionsInput: 'json',
			sectionsJson: '[{"title": "Orders", "rows": [{"id": "a", "title": "Delivery"}]}]',
		},
		{
			room_id: 'r1',
			type: 'list',
			interactive: {
				body: 'Choose',
				footer: 'Toko',
				lists: {
					button: 'Topics',
					sections: [{ title: 'Orders', rows: [{ id: 'a', title: 'Delivery' }] }],
				},
			},
		},
	),
	inRoom(
		'sendRoomTemplate',
		['messages', 'whatsapp', 'hsm'],
		{ template: byId('t1') },
		{ multipart: { room_id: 'r1', message_template_id: 't1' } },
		{ asks: [readTemplate], answers: [success(template({ body: 'Halo.' }))] },
	),
];

const cdn = 'https://cdn.qontak.com/uploads/direct/images/1/Gojo_copy.jpeg';
const withHeader = (format: string) => template({ header: { format }, body: 'Halo.' });

/** What else a template can have. */
export const sendTemplateSteps: ReadonlyArray<[string, StepCase]> = [
	[
		'a header by link: its file name is that of the link',
		{
			name: 'message.sendTemplate',
			form: { ...sendTemplate, templateVariablesJson: { header_media: cdn } },
			asks: [
				readTemplate,
				direct({
					header: {
						format: 'IMAGE',
						params: [
							{ key: 'url', value: cdn },
							{ key: 'filename', value: 'Gojo_copy.jpeg' },
						],
					},
					body: [],
				}),
			],
			answers: [success(withHeader('IMAGE')), success({ id: 'b1' })],
			outputs: [accepted],
		},
	],
	[
		'a header from the item: uploaded first, then sent',
		{
			name: 'message.sendTemplate',
			form: { ...sendTemplate, mediaSource: 'binary', templateVariablesJson: {} },
			asks: [
				readTemplate,
				{
					effect: 'write',
					method: 'POST',
					path: ['file_uploader'],
					body: { multipart: { file: { binaryProperty: 'data', as: 'document' } } },
					to: '628117661000',
					message: expect.objectContaining({ to_number: '628117661000', to_name: '' }) as never,
				},
				direct({
					header: {
						format: 'DOCUMENT',
						params: [
							{ key: 'url', value: 'https://cdn.qontak.com/a.pdf' },
							{ key: 'filename', value: 'invoice.pdf' },
						],
					},
					body: [],
				}),
			],
			answers: [
				success(withHeader('DOCUMENT')),
				success({ url: 'https://cdn.qontak.com/a.pdf', filename: 'invoice.pdf' }),
				success({ id: 'b1' }),
			],
			outputs: [accepted],
		},
	],
	[
		'a one-time code: in the text and behind the button',
		{
			name: 'message.sendTemplate',
			form: { ...sendTemplate, templateVariablesJson: { button_0_code: '123456' } },
			asks: [
				readTemplate,
				direct({
					body: [{ key: '1', value: 'var_1', value_text: '123456' }],
					buttons: [{ index: '0', type: 'url', value: '123456' }],
				}),
			],
			answers: [
				success(
					template({
						body: '*{{1}}* adalah kode Anda.',
						category: 'AUTHENTICATION',
						buttons: [
							{
								type: 'URL',
								text: 'Salin',
								url: 'https://www.whatsapp.com/otp/code/?code=otp{{1}}',
								example: '["https://www.whatsapp.com/otp/code/?code=otp123456"]',
							},
						],
					}),
				),
				success({ id: 'b1' }),
			],
			outputs: [accepted],
		},
	],
	[
		'a link whose variable Qontak cuts off, as the Client readme prints it',
		{
			name: 'message.sendTemplate',
			form: { ...sendTemplate, templateVariablesJson: { button_0_url: 'fitur/laporan' } },
			asks: [
				readTemplate,
				direct({ body: [], buttons: [{ index: '0', type: 'url', value: 'fitur/laporan' }] }),
			],
			answers: [
				success(
					template({
						body: 'Halo.',
						buttons: [
							{
								type: 'URL',
								text: 'Lihat',
								url: 'https://qontak.com/',
								example: '["https://qontak.com/fitur"]',
							},
						],
					}),
				),
				success({ id: 'b1' }),
			],
			outputs: [accepted],
		},
	],
	[
		'named variables: their names, where Qontak takes them',
		{
			name: 'message.sendTemplate',
			form: {
				...sendTemplate,
				templateVariablesJson: { body_full_name: 'Budi', body_x: 'Senin' },
			},
			asks: [
				readTemplate,
				direct({
					body: [
						{ key: 'full_name', value: 'full_name', value_text: 'Budi' },
						{ key: 'x', value: 'var_2', value_text: 'Senin' },
					],
				}),
			],
			answers: [
				success(template({ body: 'Halo {{full_name}}, sampai {{x}} ya.' })),
				success({ id: 'b1' }),
			],
			outputs: [accepted],
		},
	],
];
