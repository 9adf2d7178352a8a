import type { IDataObject } from 'n8n-workflow';
import type { Step } from '../../../nodes/shared/operation/operation';
import { openLink } from '../../../nodes/shared/wait/link';
import { AT } from '../support/step.mts';

/** One operation's plan, stepped through by hand: form in, steps out; answers in. */
export interface StepCase {
	/** `resource.operation`. */
	name: string;
	what: string;
	/** What the person filled in; the rest has its defaults. */
	form: IDataObject;
	/** The body of the answer to each request. */
	answers?: readonly unknown[];
	/** Requests, waits and items, in order. */
	steps: readonly Step[];
}

const send = (body: IDataObject): Step => ({
	ask: { effect: 'send', method: 'POST', path: ['send-whatsapp'], body, to: '380631234567' },
});
const look = (id: number | string): Step => ({
	ask: {
		effect: 'read',
		method: 'POST',
		path: ['receive-whatsapp'],
		body: { message_id: id },
	},
});
const item = (json: IDataObject): Step => ({ emit: { json } });
const accepted = item({
	gateway: 'decisionTelecom',
	messageId: '554',
	recipient: '380631234567',
	status: 'accepted',
	sentAt: AT,
});
const status = (id: string, code: number, word: string, value: string, final: boolean) =>
	item({
		gateway: 'decisionTelecom',
		messageId: id,
		status: value,
		statusName: word,
		statusCode: code,
		final,
		checkedAt: AT,
	});

const address = { recipient: '063 123 45 67', sender: 'Shop' };
const addressed = { source_addr: 'Shop', destination_addr: 380631234567 };
const answers = [{ message_id: 554 }];
const template = {
	templateName: 'order_shipped',
	templateLanguage: 'en_US',
	templateText: 'Hello {{1}}.',
	templateInput: 'json',
	templateVariablesJson: '{"body_1": "Olena"}',
};
const message = {
	to: '380631234567',
	type: 'template',
	template: {
		language: { policy: 'deterministic', code: 'en_US' },
		name: 'order_shipped',
		components: [{ type: 'body', parameters: [{ type: 'text', text: 'Olena' }] }],
	},
};

/** At least one for each operation. */
export const stepCases: readonly StepCase[] = [
	{
		name: 'message.sendText',
		what: 'one request',
		form: { ...address, text: 'Hello', callbackUrl: 'https://example.com/cb' },
		answers,
		steps: [
			send({
				...addressed,
				message_type: 1,
				callback_url: 'https://example.com/cb',
				text: 'Hello',
			}),
			accepted,
		],
	},
	{
		name: 'message.sendAndWait',
		what: 'one request, with a link behind the question',
		form: { ...address, message: 'Go on?', responseType: 'approval' },
		answers,
		steps: [
			send({ ...addressed, message_type: 1, text: `Go on?${openLink(0)}` }),
			item({
				gateway: 'decisionTelecom',
				messageId: '554',
				recipient: '380631234567',
				status: 'accepted',
				sentAt: AT,
				message: 'Go on?',
				choices: [
					{ id: 'approve', title: 'Approve', approved: true },
					{ id: 'decline', title: 'Decline', approved: false },
				],
			}),
		],
	},
	{
		name: 'message.sendMedia',
		what: 'one request',
		form: { ...address, mediaUrl: 'https://example.com/a.png', caption: 'Look' },
		answers,
		steps: [
			send({
				...addressed,
				message_type: 2,
				text: 'Look',
				file_url: 'https://example.com/a.png',
			}),
			accepted,
		],
	},
	{
		name: 'message.sendTemplate',
		what: 'wrapped: the template message as text',
		form: { ...address, ...template },
		answers,
		steps: [
			send({
				...addressed,
				message_type: 4,
				template_name: 'order_shipped',
				template_params: JSON.stringify(message),
			}),
			accepted,
		],
	},
	{
		name: 'message.sendTemplate',
		what: 'raw: the template message alone',
		form: { ...address, ...template, options: { requestFormat: 'raw' } },
		answers,
		steps: [send(message), accepted],
	},
	{
		name: 'message.sendTemplate',
		what: 'extra fields go beside the others',
		form: {
			...address,
			...template,
			options: { requestFormat: 'raw', extraFields: '{"validity": 60}' },
		},
		answers,
		steps: [send({ ...message, validity: 60 }), accepted],
	},
	{
		name: 'message.getStatus',
		what: 'asked once, also when it is not final',
		form: { messageId: '554' },
		answers: [{ message_id: 554, status: 6 }],
		steps: [look(554), status('554', 6, 'pending', 'pending', false)],
	},
	{
		name: 'message.getStatus',
		what: 'an ID that is no number stays text',
		form: { messageId: '007-a' },
		answers: [{ message_id: '007-a', status: 7 }],
		steps: [look('007-a'), status('007-a', 7, 'seen', 'read', true)],
	},
	{
		name: 'message.getStatus',
		what: 'waits until it is final',
		form: { messageId: '554', waitUntilFinal: true, checkEvery: 5, longestWait: 60 },
		answers: [6, 0, 1].map((code) => ({ status: code })),
		steps: [
			look(554),
			{ wait: 5_000 },
			look(554),
			{ wait: 5_000 },
			look(554),
			status('554', 1, 'delivered', 'delivered', true),
		],
	},
	{
		name: 'message.getStatus',
		what: 'waits no longer than it may',
		form: { messageId: '554', waitUntilFinal: true, checkEvery: 8, longestWait: 20 },
		answers: [6, 6, 6, 0].map((code) => ({ status: code })),
		steps: [
			look(554),
			{ wait: 8_000 },
			look(554),
			{ wait: 8_000 },
			look(554),
			{ wait: 4_000 },
			look(554),
			status('554', 0, 'sent', 'sent', false),
		],
	},
	{
		name: 'message.getStatus',
		what: 'a status nobody knows is waited for, then handed out',
		form: {
			messageId: '554',
			waitUntilFinal: true,
			checkEvery: 10,
			longestWait: 10,
			simplify: false,
		},
		answers: [{ status: 20 }, { message_id: 554, status: 20 }],
		steps: [look(554), { wait: 10_000 }, look(554), item({ message_id: 554, status: 20 })],
	},
	{
		name: 'template.preview',
		what: 'asks nothing',
		form: template,
		steps: [
			item({
				template: 'order_shipped',
				language: 'en_US',
				text: 'Hello Olena.',
				body: 'Hello Olena.',
				buttons: [],
				warnings: [],
			}),
		],
	},
];
