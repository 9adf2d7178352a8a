import type { Json } from '../core/answer.mts';
import type { User } from './organization.mts';

/** Users as their lists print them (source: "Qontak users and divisions"). */

type Printed = { [field: string]: Json };

const picture = (): Json => {
	const url = 'https://cdn.qontak.com/uploads/avatar.png';
	return { url, large: { url }, filename: null, size: 0, small: { url }, medium: { url } };
};

function common(user: User): Printed {
	return {
		id: user.id,
		organization_id: user.organization_id,
		full_name: user.full_name,
		email: user.email,
		phone: '62812345678',
		role: user.role,
		avatar: picture(),
		assigned_count: 0,
		is_online: user.is_online,
		robin_last_assigned_at: null,
		sso_id: user.id.replace(/^f3a6f7a0/, 'a1b2c3d4'),
		divisions: [],
		extra: { max_ongoing_chat: 15 },
		is_introduced_smart_assist: false,
	};
}

/** An entry of GET /users. */
export const listedUser = (user: User): Printed => ({
	...common(user),
	company_id: '658787',
	is_consent_owner: false,
});

/** An entry of GET /rooms/{id}/agents/assignable. */
export const assignableAgent = (user: User): Printed => ({
	...common(user),
	limit_ongoing_chat: { enabled: false, max: null },
});
