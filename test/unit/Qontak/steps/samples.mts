import type { IDataObject } from 'n8n-workflow';
import type { Ask } from '../../../../nodes/shared/operation/operation';

export const anything = expect.any(String) as unknown as string;

/** A picker's value as n8n stores it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** The envelope of a success. */
export const success = (data: unknown) => ({ body: { status: 'success', data } });

/** A read of something by its id, from the field `label`. */
export const readOf = (
	path: readonly string[],
	label: string,
	id: string,
	more: Partial<Ask> = {},
	reason: 'notFound' | 'templateNotFound' = 'notFound',
): Ask => ({
	effect: 'read',
	method: 'GET',
	path,
	...more,
	missing: {
		reason,
		message: `'${label}' has the ID ${id}, which Qontak does not know`,
		description: anything,
	},
});

/** One page of a list. */
export const pageOf = (path: readonly string[], query: Ask['query'] = {}): Ask => ({
	effect: 'read',
	method: 'GET',
	path,
	query: { ...query, limit: 50 },
});

export const readTemplate = readOf(
	['templates', 't1', 'whatsapp'],
	'Template',
	't1',
	{ once: 'run' },
	'templateNotFound',
);

/** A template as Qontak gives it. */
export const template = (more: IDataObject = {}): IDataObject => ({
	id: 't1',
	name: 'message',
	language: 'id',
	header: null,
	body: 'Hi {{1}}, Silakan periksa invoice di email anda.',
	footer: null,
	status: 'APPROVED',
	category: 'UTILITY',
	quality_rating_text: 'Neutral',
	...more,
});

/** A room as webhooks and older programs have it. */
export const room = {
	id: 'r1',
	name: 'Budi',
	account_uniq_id: '628117661000',
	status: 'unassigned',
	session: 'open',
	session_at: '2026-11-20T08:00:00.000Z',
	channel: 'wa_cloud',
	channel_integration_id: 'c1',
	agent_ids: ['a1'],
	tags: ['vip'],
	unread_count: 1,
};

export const simpleRoom = {
	id: 'r1',
	name: 'Budi',
	recipient: '628117661000',
	customerId: '628117661000',
	status: 'unassigned',
	session: 'open',
	sessionAt: '2026-11-20T08:00:00.000Z',
	channel: 'wa_cloud',
	channelId: 'c1',
	agentIds: ['a1'],
	tags: ['vip'],
	unread: 1,
};

/** A write. */
export const write = (method: Ask['method'], path: readonly string[], body?: Ask['body']): Ask => ({
	effect: 'write',
	method,
	path,
	...(body ? { body } : {}),
});
