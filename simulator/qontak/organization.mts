/** The one organisation of the stand-in; ids as Qontak's documents print them. */

export const ORGANIZATION_ID = '7e6e0187-6707-464f-8b99-59b094caae0b';

export interface Channel {
	id: string;
	target_channel: 'wa' | 'wa_cloud' | 'ig';
	webhook: string;
	settings: {
		domain_server: string | null;
		/** A secret of the channel, which Qontak prints all the same (source: "Qontak channels"). */
		authorization: string;
		account_name: string;
		server_wa_id: string;
	};
	organization_id: string;
	created_at: string;
	is_active: boolean;
}

/** What a test has to say about a channel it adds. */
export type NewChannel = Pick<Channel, 'id' | 'target_channel'> &
	Partial<Pick<Channel, 'is_active'>> & { account_name?: string; server_wa_id?: string };

/** A channel with the rest made up. */
export function channelOf(given: NewChannel): Channel {
	const { id, target_channel, is_active = true, account_name = 'Toko Nusantara' } = given;
	return {
		id,
		target_channel,
		webhook: Buffer.from(id).toString('base64url').slice(0, 22),
		settings: {
			domain_server: target_channel === 'wa' ? 'https://api-whatsapp.qontak.net' : null,
			authorization: `secret-of-${id.slice(0, 8)}`,
			account_name,
			server_wa_id: given.server_wa_id ?? '6288233262100',
		},
		organization_id: ORGANIZATION_ID,
		created_at: '2024-07-28T02:43:30.060+00:00',
		is_active,
	};
}

/**
 * The channel of the Guide and the Digest with the secret it prints, that of the Client readme, and
 * two to beware of.
 */
export function believableChannels(): Channel[] {
	const printed = channelOf({
		id: 'c3370195-3451-4645-99a1-578c47b24d41',
		target_channel: 'wa',
		account_name: 'Qontak',
	});
	printed.webhook = 'LswudlTUZRpJErf-kqHB2A';
	printed.settings.authorization = 'Y7Rt3W43VGVyhmFuZzgyM4E=';
	printed.created_at = '2020-07-28T02:43:30.060+00:00';
	return [
		printed,
		channelOf({
			id: '56b60c3c-0123-46af-958b-32f3ad12ee37',
			target_channel: 'wa_cloud',
			server_wa_id: '6281100002222',
		}),
		channelOf({
			id: '0d2c9a41-7d55-4b0e-9c55-2f6c7f1f4b10',
			target_channel: 'wa_cloud',
			is_active: false,
			account_name: 'Toko Lama',
			server_wa_id: '6281100003333',
		}),
		channelOf({
			id: '8a6d0b72-53a1-4d0a-8a39-6f1f0f8f7c21',
			target_channel: 'ig',
			account_name: 'toko.nusantara',
			server_wa_id: '',
		}),
	];
}

export interface User {
	id: string;
	full_name: string;
	email: string;
	role: 'admin' | 'supervisor' | 'agent';
	organization_id: string;
	is_online: boolean;
	created_at: string;
}

/** The owner, whom tokens and applications act for, and the people who answer. */
export function believableUsers(): User[] {
	const people = [
		['f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a01', 'Ratna Wulandari', 'admin'],
		['f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a02', 'Bayu Setiawan', 'supervisor'],
		['f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a03', 'Sari Melati', 'agent'],
		['f3a6f7a0-5a5e-4e0f-9d7b-3c1d6f1f0a04', 'Yoga Prasetyo', 'agent'],
	] as const;
	return people.map(([id, full_name, role], index) => ({
		id,
		full_name,
		email: `${full_name.split(' ')[0].toLowerCase()}@toko.example`,
		role,
		organization_id: ORGANIZATION_ID,
		is_online: index !== 3,
		created_at: `2024-01-0${index + 1}T02:00:00.000Z`,
	}));
}
