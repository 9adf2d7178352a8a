import { invalid } from '../../shared/failure';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';
import { isSafeUrl } from '../../shared/transport/url';
import { dataOf } from '../reads';
import { lackOf, registeredIn, settingsField, SLOTS, withoutTokens } from './webhook';

const urlField = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/3f6c1c3e',
	description:
		'Where Qontak posts the events. It takes the place of any other URL, also of another program. Left empty, the URL stays as it is.',
} as const satisfies Field;

const eventFields = [
	{
		displayName: 'Events',
		name: 'messageEvents',
		type: 'multiOptions',
		options: [
			{ name: 'Broadcast Status', value: 'broadcast_log_status' },
			{ name: 'Message From Agent', value: 'receive_message_from_agent' },
			{ name: 'Message From Customer', value: 'receive_message_from_customer' },
			{ name: 'Message Status', value: 'status_message' },
		],
		default: ['receive_message_from_customer'],
		displayOptions: { show: { settings: ['messages'] } },
		description: 'What is posted. All others are switched off.',
	},
	{
		displayName: 'Room Resolved',
		name: 'roomResolved',
		type: 'boolean',
		default: true,
		displayOptions: { show: { settings: ['rooms'] } },
		description: 'Whether resolved rooms are posted',
	},
	{
		displayName: 'Template Status',
		name: 'templateStatus',
		type: 'boolean',
		default: true,
		displayOptions: { show: { settings: ['templates'] } },
		description: 'Whether decisions of WhatsApp about templates are posted',
	},
] as const satisfies readonly Field[];

/** The URL to register; `undefined` to keep the one there is. Throws Failure unless it is https. */
function addressOf(typed: string): string | undefined {
	const url = typed.trim();
	if (url === '') return undefined;
	if (isSafeUrl(url)) return url;
	throw invalid(
		'URL',
		`is not an https address: ${url}`,
		'Copy the production URL of your trigger or Webhook node.',
	);
}

/** Registers a URL and switches events on and off (source: "Qontak webhook settings"). */
export const update = defineOperation({
	resource: 'webhook',
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update webhook settings',
		description: 'Set the URL that Qontak posts events to, and which. A trigger does it by itself.',
	},
	fields: [settingsField, urlField, ...eventFields, simplifyField, readOptionsField],
	*plan(form) {
		const { settings } = form;
		const { path, events } = SLOTS[settings];
		const wanted: readonly string[] = {
			messages: form.messageEvents,
			rooms: form.roomResolved ? ['room_resolved'] : [],
			templates: form.templateStatus ? ['status_template'] : [],
		}[settings];
		const strange = wanted.find((event) => !events.some((known) => known === event));
		if (strange !== undefined) {
			throw invalid(
				'Events',
				`has “${strange}”, which Qontak does not know`,
				`Choose from ${events.join(', ')}.`,
			);
		}
		const url = addressOf(form.url);
		const switches = Object.fromEntries(events.map((event) => [event, wanted.includes(event)]));
		const answer = yield* ask({
			effect: 'write',
			method: 'PUT',
			path: [path],
			body: { ...switches, ...(url === undefined ? {} : { url }) },
			missing: lackOf(settings),
		});
		const found = withoutTokens(dataOf(answer.body));
		yield* emit(form.simplify ? { settings, ...registeredIn(found, settings) } : found);
	},
	sample: {
		settings: 'messages',
		url: 'https://n8n.example.com/webhook/3f6c1c3e',
		events: ['receive_message_from_customer'],
	},
});
