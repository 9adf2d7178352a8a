import { invalid } from '../answers.mts';
import { choice, integer } from '../paging.mts';
import { isUnresponded } from './print.mts';
import { type Room, sessionOf } from './room.mts';

/** The filters of GET /rooms in Qontak's own client, and one that only an application uses. */
export const ROOM_FILTERS = [
	'query',
	'status',
	'sessions',
	'tags[]',
	'user_ids[]',
	'channels[]',
	'untagged',
	'response_status[]',
	'type[]',
	'start_date',
	'end_date',
	'time_offset',
	'target_channel',
];

const STATUSES = ['campaign', 'unassigned', 'assigned', 'resolved', 'deleted'] as const;
const SESSIONS = ['open', 'expiring', 'expired'] as const;
const TYPES = ['CustomerServiceRoom', 'CommentServiceRoom', 'ReviewServiceRoom'].map(
	(name) => `Models::${name}`,
);
const RESPONSES = ['unresponded', 'responded'];

/** The rooms that fit all filters given. */
export function filterRooms(rooms: readonly Room[], query: URLSearchParams, now: Date): Room[] {
	const words = (query.get('query') ?? '').toLowerCase();
	const status = query.has('status') ? choice(query, 'status', STATUSES) : undefined;
	const session = query.has('sessions') ? choice(query, 'sessions', SESSIONS) : undefined;
	const untagged = choice(query, 'untagged', ['false', 'true']) === 'true';
	const [tags, agents] = [query.getAll('tags[]'), query.getAll('user_ids[]')];
	const channels = [...query.getAll('channels[]'), ...query.getAll('target_channel')];
	const types = among(query, 'type[]', TYPES);
	const responses = among(query, 'response_status[]', RESPONSES);
	const offset = integer(query, 'time_offset', 0) * 60 * 60 * 1000;
	const from = dayOf(query, 'start_date');
	const to = dayOf(query, 'end_date');
	return rooms.filter((room) => {
		const at = Date.parse(room.created_at) + offset;
		return (
			(room.name.toLowerCase().includes(words) || room.number.includes(words)) &&
			(status === undefined || room.status === status) &&
			(session === undefined || sessionOf(room, now) === session) &&
			(!untagged || room.tags.length === 0) &&
			(tags.length === 0 || tags.some((tag) => room.tags.includes(tag))) &&
			(agents.length === 0 || agents.some((id) => room.agentIds.includes(id))) &&
			(channels.length === 0 || channels.includes(room.channel.target_channel)) &&
			(types.length === 0 || types.includes(TYPES[0])) &&
			(responses.length === 0 || responses.includes(RESPONSES[isUnresponded(room) ? 0 : 1])) &&
			(from === undefined || at >= from) &&
			(to === undefined || at <= to)
		);
	});
}

function among(query: URLSearchParams, name: string, known: readonly string[]): string[] {
	const given = query.getAll(name);
	if (given.every((one) => known.includes(one))) return given;
	throw invalid({ [name]: [`must be one of: ${known.join(', ')}`] });
}

function dayOf(query: URLSearchParams, name: string): number | undefined {
	const text = query.get(name);
	if (text === null) return undefined;
	const at = Date.parse(text);
	if (Number.isNaN(at)) throw invalid({ [name]: ['is invalid'] });
	return at;
}
