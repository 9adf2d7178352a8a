import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn, isDictionary, textIn } from '../../shared/json';

/**
 * What of a channel's settings is known to be harmless. Every kind of channel has secrets in them, under
 * names of its own, and there will be new ones: so what is shown is listed, not what is hidden
 * (source: "Qontak channels").
 */
const SHOWN = new Set([
	'account_id',
	'account_name',
	'account_uniq_id',
	'bot_id',
	'bot_name',
	'bot_username',
	'business_id',
	'business_name',
	'channel_name',
	'display_name',
	'display_phone_number',
	'domain_server',
	'email',
	'feature',
	'name',
	'page_id',
	'page_name',
	'phone_number',
	'phone_number_id',
	'quality_rating',
	'server_wa_id',
	'shop_id',
	'shop_name',
	'status',
	'timezone',
	'user_email',
	'user_name',
	'username',
	'verified_name',
	'waba_id',
]);

/** The fields of a channel itself; its `webhook` is the address that only Meta may know. */
const OF_CHANNEL = new Set([
	'id',
	'target_channel',
	'organization_id',
	'created_at',
	'updated_at',
	'is_active',
]);

const MASK = '***';

/** A web address may hold a password or a key. */
const isAddressWithKey = (value: string) => /\/\/[^/]*@|[?#]/.test(value);

function shown(value: unknown, isListed: boolean): unknown {
	// Whether something is on is no secret, whatever its name.
	if (value === null || value === undefined || typeof value === 'boolean') return value;
	if (!isListed) return MASK;
	if (Array.isArray(value)) return value.map((one) => shown(one, !isDictionary(one)));
	if (isDictionary(value)) return shownIn(value);
	return typeof value === 'string' && isAddressWithKey(value) ? MASK : value;
}

const shownIn = (settings: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(settings).map(([name, value]) => [name, shown(value, SHOWN.has(name))]),
	) as IDataObject;

/** A channel with `***` in the place of all that may be a secret. */
export const withoutSecrets = (channel: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(channel).map(([name, value]) => [
			name,
			name === 'settings' && isDictionary(value)
				? shownIn(value)
				: shown(value, OF_CHANNEL.has(name) && !isDictionary(value)),
		]),
	) as IDataObject;

/** What people call a channel, where it tells. */
export function nameOf({ settings }: IDataObject): string | undefined {
	const told = dictionaryIn(settings);
	const names = [told.account_name, told.page_name, told.shop_name, told.bot_name, told.name];
	return names.map(textIn).find((name) => name !== undefined);
}

/**
 * The number of a channel of WhatsApp in digits: `wa_cloud` has it in `phone_number`, `wa` in
 * `server_wa_id` (source: "Qontak channels").
 */
export function numberOf({ settings }: IDataObject): string | undefined {
	const { phone_number, server_wa_id, display_phone_number } = dictionaryIn(settings);
	const numbers = [phone_number, server_wa_id, display_phone_number].map(
		(one) => textIn(one)?.replace(/\D/g, '') ?? '',
	);
	return numbers.find((number) => number !== '');
}
