import type { Json } from '../core/answer.mts';

/** The one organisation of the stand-in; ids as Qontak's documents print them. */

export const ORGANIZATION_ID = '7e6e0187-6707-464f-8b99-59b094caae0b';

/** `wa_cloud` has its number where `wa` has `server_wa_id` (source: "Qontak channels"). */
export interface Channel {
	id: string;
	target_channel: 'wa' | 'wa_cloud' | 'ig' | 'telegram' | 'google_my_business';
	webhook: string;
	/** With the secrets of its kind, which Qontak prints all the same (source: "Qontak channels"). */
	settings: { [name: string]: Json };
	organization_id: string;
	created_at: string;
	is_active: boolean;
}

/** All that Qontak's client knows by name; `google_my_bussiness` as it spells it (source: "Qontak channels"). */
export const TARGET_CHANNELS = [
	'wa',
	'wa_cloud',
	'fb',
	'email',
	'telegram',
	'qontak',
	'livechat_dot_com',
	'ig',
	'ig_comment',
	'line',
	'twitter',
	'web_chat',
	'app_chat',
	'tokopedia_chat',
	'shopee',
	'meta_conversion',
	'meta_ad_account',
	'google_my_bussiness',
	'google_my_business',
] as const;

/** What a test has to say about a channel it adds. */
export type NewChannel = Pick<Channel, 'id' | 'target_channel'> &
	Partial<Pick<Channel, 'is_active' | 'settings'>> & { name?: string; number?: string };

/** A channel with the rest made up. */
export function channelOf(given: NewChannel): Channel {
	const { id, target_channel, is_active = true } = given;
	return {
		id,
		target_channel,
		webhook: Buffer.from(id).toString('base64url').slice(0, 22),
		settings: given.settings ?? settingsOf(given),
		organization_id: ORGANIZATION_ID,
		created_at: '2024-07-28T02:43:30.060+00:00',
		is_active,
	};
}

function settingsOf(given: NewChannel): Channel['settings'] {
	const { id, name: account_name = 'Toko Nusantara', number = '6288233262100' } = given;
	const secret = `secret-of-${id.slice(0, 8)}`;
	if (given.target_channel === 'wa') {
		return {
			domain_server: 'https://api-whatsapp.qontak.net',
			authorization: secret,
			account_name,
			server_wa_id: number,
		};
	}
	return {
		account_name,
		phone_number: number,
		phone_number_id: '100000000000001',
		authorization: secret,
		pin: `${secret}-pin`,
	};
}

/** What people call a channel. */
export const nameOfChannel = ({ settings }: Channel): string =>
	String(settings.account_name ?? settings.bot_name ?? '');

/** The number of a channel of WhatsApp: digits without `+`. */
export const numberOfChannel = ({ settings }: Channel): string =>
	String(settings.phone_number ?? settings.server_wa_id ?? '');

/**
 * The channel of the Guide and the Digest with the secret it prints, that of the Client readme, and
 * four to beware of; the last two as the OpenAPI prints them.
 */
export function believableChannels(): Channel[] {
	const printed = channelOf({
		id: 'c3370195-3451-4645-99a1-578c47b24d41',
		target_channel: 'wa',
		name: 'Qontak',
	});
	printed.webhook = 'LswudlTUZRpJErf-kqHB2A';
	printed.settings.authorization = 'Y7Rt3W43VGVyhmFuZzgyM4E=';
	printed.created_at = '2020-07-28T02:43:30.060+00:00';
	return [
		printed,
		channelOf({
			id: '56b60c3c-0123-46af-958b-32f3ad12ee37',
			target_channel: 'wa_cloud',
			number: '6281100002222',
		}),
		channelOf({
			id: '0d2c9a41-7d55-4b0e-9c55-2f6c7f1f4b10',
			target_channel: 'wa_cloud',
			is_active: false,
			name: 'Toko Lama',
			number: '6281100003333',
		}),
		channelOf({
			id: '8a6d0b72-53a1-4d0a-8a39-6f1f0f8f7c21',
			target_channel: 'ig',
			settings: { account_name: 'toko.nusantara', access_token: 'secret-of-8a6d0b72' },
		}),
		channelOf({
			id: '5b0fd1f2-0a4c-4d7e-8d0a-1f3b5c7d9e11',
			target_channel: 'telegram',
			settings: {
				bot_id: 1414129588,
				bot_name: 'toko_nusantara_bot',
				bot_token: 'secret-of-5b0fd1f2',
				bot_username: 'toko_nusantara_bot',
			},
		}),
		channelOf({
			id: 'd7e2a9c4-3b18-4f6a-9e5d-2c4b6a8f0e13',
			target_channel: 'google_my_business',
			settings: {
				account_id: '113629856403261156312',
				account_name: 'Toko Nusantara Bandung',
				user_email: 'ratna@toko.example',
				user_name: 'Ratna Wulandari',
				refresh_token: 'secret-of-d7e2a9c4',
				feature: { review: true, question: false },
			},
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

export interface Division {
	id: string;
	organization_id: string;
	name: string;
	default: boolean;
	created_at: string;
	updated_at: string;
	users: Array<Pick<User, 'id' | 'full_name' | 'role' | 'email'>>;
	channels: Array<{ id: string; target_channel: string; channel_name: string }>;
	is_contact_masking: boolean;
}

/** Two teams: the whole shop, which the owner is in, and the agents alone. */
export function believableDivisions(
	users: readonly User[],
	channels: readonly Channel[],
): Division[] {
	const teams = [
		['6a0f6d2b-0d7f-4c55-9b41-2f6c7f1f4b10', 'Toko', users, channels],
		[
			'6a0f6d2b-0d7f-4c55-9b41-2f6c7f1f4b11',
			'Penjualan',
			users.filter(({ role }) => role === 'agent'),
			channels.slice(0, 1),
		],
	] as const;
	return teams.map(([id, name, people, places], index) => ({
		id,
		organization_id: ORGANIZATION_ID,
		name,
		default: index === 0,
		created_at: '2024-01-01T02:00:00.000Z',
		updated_at: '2024-01-01T02:00:00.000Z',
		users: people.map(({ id: userId, full_name, role, email }) => ({
			...{ id: userId, full_name, role, email },
		})),
		channels: places.map((channel) => ({
			id: channel.id,
			target_channel: channel.target_channel,
			channel_name: nameOfChannel(channel),
		})),
		is_contact_masking: false,
	}));
}
