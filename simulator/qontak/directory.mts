import { success, notFound } from './answers.mts';
import type { Account } from './account.mts';
import { jsonAnswer } from '../core/answer.mts';
import type { Endpoint } from './endpoint.mts';
import { believableDivisions, nameOfChannel, TARGET_CHANNELS } from './organization.mts';
import { choice, page, PAGING } from './paging.mts';
import { listedUser } from './people.mts';

/** Health, channels, users and divisions: what others refer to by id. */
export function directoryEndpoints({ channels, users, settings }: Account): Endpoint[] {
	const divisions = () => believableDivisions(users, channels);
	return [
		{
			method: 'GET',
			path: '/health',
			area: 'other',
			handle: () => jsonAnswer(200, { status: 'ok' }),
		},
		{
			method: 'GET',
			path: '/integrations',
			area: 'other',
			query: [...PAGING, 'target_channel', 'all', 'query'],
			handle: ({ query }) => {
				const wanted = query.has('target_channel')
					? choice(query, 'target_channel', TARGET_CHANNELS)
					: undefined;
				const words = (query.get('query') ?? '').toLowerCase();
				choice(query, 'all', ['true', 'false']);
				// What `all` does, no document tells; channels that are off are in the list either way.
				const found = channels.filter(
					(channel) =>
						(wanted === undefined || channel.target_channel === wanted) &&
						nameOfChannel(channel).toLowerCase().includes(words),
				);
				return page(found, query, settings);
			},
		},
		{
			method: 'GET',
			path: '/integrations/:id',
			area: 'other',
			handle: ({ params }) => {
				const channel = channels.find(({ id }) => id === params.id);
				if (!channel) throw notFound('Channel integration');
				return success(channel);
			},
		},
		{
			method: 'GET',
			path: '/users',
			area: 'other',
			query: [...PAGING, 'role', 'query'],
			handle: ({ query }) => {
				const role = query.has('role') ? choice(query, 'role', ['agent', 'supervisor']) : undefined;
				const words = (query.get('query') ?? '').toLowerCase();
				const found = users.filter(
					(user) =>
						(role === undefined || user.role === role) &&
						user.full_name.toLowerCase().includes(words),
				);
				return page(found, query, settings, { print: listedUser, cursor: 'null' });
			},
		},
		{
			method: 'GET',
			path: '/divisions',
			area: 'other',
			query: [...PAGING, 'query'],
			handle: ({ query }) => {
				const words = (query.get('query') ?? '').toLowerCase();
				const found = divisions().filter(({ name }) => name.toLowerCase().includes(words));
				return page(found, query, settings);
			},
		},
		{
			method: 'GET',
			path: '/divisions/me',
			area: 'other',
			query: PAGING,
			handle: ({ query, caller }) => {
				const found = divisions().filter((one) => one.users.some(({ id }) => id === caller.userId));
				return page(found, query, settings);
			},
		},
	];
}
