import { z } from 'zod';
import type { Account } from '../account.mts';
import { invalid, notFound, success } from '../answers.mts';
import type { Endpoint, Request } from '../endpoint.mts';
import { page, PAGING } from '../paging.mts';
import { TARGET_CHANNELS } from '../organization.mts';
import { phoneNumber, uuid } from '../rules.mts';
import { validate } from '../validate.mts';
import { bulkEndpoint } from './bulk.mts';
import { directEndpoint } from './direct.mts';
import { printEntry } from './log.mts';
import { channelToSendWith } from './lookup.mts';
import { type Broadcast, printBroadcast } from './store.mts';

/** Direct, bulk, list, detail, log, and the check of numbers. */
export function broadcastEndpoints(account: Account): Endpoint[] {
	const { broadcasts, settings } = account;
	const area = 'broadcasts';
	const find = ({ params }: Request): Broadcast => {
		const broadcast = broadcasts.get(params.id);
		if (!broadcast) throw notFound('Broadcast');
		return broadcast;
	};
	return [
		directEndpoint(account),
		bulkEndpoint(account),
		{
			method: 'GET',
			path: '/broadcasts/whatsapp',
			area,
			query: [
				...PAGING,
				...['query', 'category', 'start_date', 'end_date', 'target_channel[]', 'execute_types[]'],
			],
			handle: ({ query }) =>
				page(filter(broadcasts.all(), query), query, settings, {
					print: printBroadcast,
					cursor: 'number',
				}),
		},
		{
			method: 'GET',
			path: '/broadcasts/:id/whatsapp',
			area,
			handle: (request) => {
				const found = find(request);
				const list = account.contactLists.get(found.contactListId ?? '');
				return success({ ...printBroadcast(found), contact_list_name: list?.name ?? null });
			},
		},
		{
			method: 'GET',
			path: '/broadcasts/:id/whatsapp/log',
			area,
			query: [...PAGING, 'filters'],
			handle: (request) => {
				const entries = find(request).entries.filter(({ visible }) => visible);
				const wanted = request.query.get('filters');
				const found = entries.filter(({ status }) => wanted === null || status === wanted);
				return page(found, request.query, settings, { print: printEntry, cursor: 'null' });
			},
		},
		{
			method: 'POST',
			path: '/broadcasts/contacts',
			area,
			handle: (request) => checkContacts(account, request),
		},
	];
}

function filter(all: readonly Broadcast[], query: URLSearchParams): Broadcast[] {
	const words = (query.get('query') ?? '').toLowerCase();
	const category = query.get('category');
	const channels = query.getAll('target_channel[]');
	const strange = channels.find((one) => !TARGET_CHANNELS.some((known) => known === one));
	if (strange !== undefined) {
		throw invalid({ target_channel: [`must be one of: ${TARGET_CHANNELS.join(', ')}`] });
	}
	const types = query.getAll('execute_types[]');
	const [from, to] = ['start_date', 'end_date'].map((name) => {
		const text = query.get(name);
		if (text !== null && Number.isNaN(Date.parse(text))) throw invalid({ [name]: ['is invalid'] });
		return text === null ? undefined : Date.parse(text);
	});
	return all.filter((one) => {
		const at = Date.parse(one.created_at);
		return (
			one.name.toLowerCase().includes(words) &&
			(category === null || one.template.category === category) &&
			(channels.length === 0 || channels.includes(one.channel.target_channel)) &&
			(types.length === 0 || types.includes(one.executeType)) &&
			(from === undefined || at >= from) &&
			(to === undefined || at <= to)
		);
	});
}

const checkBody = z
	.object({
		channel_integration_id: uuid,
		phone_numbers: z.array(phoneNumber).min(1).max(100),
	})
	.strict();

/** POST /broadcasts/contacts: which numbers are on WhatsApp (source: "Qontak number check"). */
function checkContacts(account: Account, { body }: Request) {
	const { channel_integration_id: channel, phone_numbers: numbers } = validate(checkBody, body);
	channelToSendWith(account, channel);
	const contacts = numbers.map((input) =>
		account.notOnWhatsApp.has(input)
			? { input, status: 'invalid' }
			: { input, status: 'valid', wa_id: input },
	);
	return success({ contacts });
}
