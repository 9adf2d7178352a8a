import { randomUUID } from 'node:crypto';
import type { Json } from '../../core/answer.mts';
import { unixSeconds } from '../../core/clock.mts';
import type { Bubble, Failure } from '../../core/phones.mts';
import { ORGANIZATION_ID } from '../organization.mts';
import type { TemplateValues } from '../templates/check.mts';
import type { Template } from '../templates/definition.mts';

/** What became of one recipient of a broadcast (source: "Qontak broadcast log"). */
export interface LogEntry {
	id: string;
	broadcastId: string;
	channelId: string;
	number: string;
	name: string;
	template: Template;
	values: TemplateValues;
	status: 'pending' | 'sent' | 'delivered' | 'read' | 'failed';
	externalId: string | null;
	error: string;
	/** WhatsApp refused it at once: it has no id there. */
	refusal?: Failure;
	/** `sent`, `delivered` … with what WhatsApp reported. */
	statuses: Record<string, Json>;
	created_at: string;
	/** The log fills only some seconds after sending (source: "Qontak broadcast log"). */
	visible: boolean;
}

type NewEntry = Pick<
	LogEntry,
	'broadcastId' | 'channelId' | 'number' | 'name' | 'template' | 'values' | 'created_at'
>;

export function newEntry(given: NewEntry): LogEntry {
	return {
		...given,
		id: randomUUID(),
		status: 'pending',
		externalId: null,
		error: 'n/a',
		statuses: {},
		visible: false,
	};
}

/** What WhatsApp says to the request itself: of templates; the rest it reports later. */
const isRefusal = ({ code }: Failure) => /^(132\d{3}|20\d\d)$/.test(String(code));

/** Writes a receipt into the entry. */
export function advanceEntry(
	entry: LogEntry,
	bubble: Bubble,
	status: 'sent' | 'delivered' | 'read' | 'failed',
	now: Date,
	failure?: Failure,
): void {
	entry.visible = true;
	entry.status = status;
	if (failure && entry.externalId === null && isRefusal(failure)) entry.refusal = failure;
	else entry.externalId = bubble.id;
	if (failure)
		entry.error = entry.refusal
			? (failure.details ?? failure.title)
			: `(#${failure.code}) ${failure.title}`;
	const category = entry.template.category.toLowerCase();
	const pricing = {
		conversation: { id: entry.id.replaceAll('-', ''), origin: { type: category } },
		pricing: { billable: true, category, pricing_model: 'CBP' },
	};
	entry.statuses[status] = {
		webhook: 'whatsapp',
		statuses: [
			{
				id: bubble.id,
				status,
				timestamp: unixSeconds(now),
				recipient_id: entry.number,
				...((status === 'sent' || status === 'delivered') && pricing),
				...(failure && { errors: [{ code: failure.code, title: failure.title }] }),
			},
		],
	};
}

/** The entry as the log prints it. */
export function printEntry(entry: LogEntry): { [field: string]: Json } {
	const { externalId: wamid, number } = entry;
	return {
		id: entry.id,
		organization_id: ORGANIZATION_ID,
		messages_broadcast_id: entry.broadcastId,
		contact_phone_number: number,
		contact_full_name: entry.name,
		status: entry.status,
		whatsapp_message_id: entry.refusal ? 'n/a' : wamid,
		whatsapp_error_message: entry.error,
		messages_response: printResponse(entry),
		messages: printMessages(entry),
		created_at: entry.created_at,
		is_pacing: false,
		channel_integration_id: entry.channelId,
	};
}

/** What WhatsApp answered and reported; a message that it refused has `errors` instead. */
function printResponse({ externalId: wamid, number, refusal, statuses }: LogEntry): Json {
	if (refusal) {
		const { code, title, details = title } = refusal;
		return {
			code: '400',
			meta: { version: '2.55.1', api_status: 'stable' },
			errors: [{ code, title, details }],
		};
	}
	if (wamid === null) return {};
	return {
		contacts: [{ input: number, wa_id: number }],
		messages: [{ id: wamid, message_status: 'accepted' }],
		messaging_product: 'whatsapp',
		...statuses,
	};
}

function printMessages({ template, values }: LogEntry): Json {
	const { header, buttons } = template;
	const media = values.headerMedia;
	const type = header?.format.toLowerCase() ?? '';
	return {
		header: {
			type: 'header',
			parameters: media ? [{ type, [type]: { link: media.link } }] : [],
			template: (header ?? {}) as Json,
		},
		body: { type: 'body', template: template.body, parameters: values.body },
		buttons: {
			type: 'buttons',
			parameters: Object.entries(values.buttons).map(([index, text]) => ({ index, text })),
			template: buttons.length > 0 ? (buttons as unknown as Json) : null,
		},
	};
}
