/** A template registered with the gateway: no document shows one, so this is WhatsApp's own anatomy. */
export interface RegisteredTemplate {
	name: string;
	language: string;
	namespace: string;
	category: 'UTILITY' | 'MARKETING' | 'AUTHENTICATION';
	header?: { format: 'text'; text: string } | { format: 'image' | 'video' | 'document' };
	body: string;
	footer?: string;
	buttons?: readonly RegisteredButton[];
}

export type RegisteredButton =
	| { type: 'quickReply'; text: string }
	| { type: 'url'; text: string; url: string }
	| { type: 'copyCode'; text: string }
	| { type: 'flow'; text: string };

export const NAMESPACE = '3b1c9f5e_7a20_4d68_9c1e_5f0a2b7d8e64';

/** The plainest one: who tries the gateway begins with it. */
export const FIRST_TEMPLATE: RegisteredTemplate = {
	name: 'order_received',
	language: 'id',
	namespace: NAMESPACE,
	category: 'UTILITY',
	body: 'Halo {{1}}, pesanan {{2}} sudah kami terima.',
};

/** What a small shop would have registered. */
export const believableTemplates: readonly RegisteredTemplate[] = [
	FIRST_TEMPLATE,
	{
		name: 'order_shipped',
		language: 'en_US',
		namespace: NAMESPACE,
		category: 'UTILITY',
		header: { format: 'image' },
		body: 'Hello {{1}}, your order {{2}} has been shipped.',
		footer: 'Your shop',
		buttons: [
			{ type: 'quickReply', text: 'Thank you' },
			{ type: 'url', text: 'Track', url: 'https://shop.example/track/{{1}}' },
		],
	},
	{
		name: 'order_shipped',
		language: 'id',
		namespace: NAMESPACE,
		category: 'UTILITY',
		header: { format: 'text', text: 'Pesanan {{1}}' },
		body: 'Halo {{1}}, pesanan Anda sudah dikirim dengan {{2}} dan tiba sekitar {{3}}.',
		footer: 'Toko Nusantara',
		buttons: [{ type: 'url', text: 'Lacak pesanan', url: 'https://toko.example/lacak/{{1}}' }],
	},
	{
		name: 'welcome',
		language: 'uk',
		namespace: NAMESPACE,
		category: 'MARKETING',
		body: 'Вітаємо у нашому магазині!',
	},
	{
		name: 'autumn_sale',
		language: 'en_US',
		namespace: NAMESPACE,
		category: 'MARKETING',
		header: { format: 'text', text: 'For you, {{1}}' },
		body: 'Until {{1}}, everything is {{2}} cheaper.',
		buttons: [{ type: 'copyCode', text: 'Copy code' }],
	},
	{
		name: 'login_code',
		language: 'en_US',
		namespace: NAMESPACE,
		category: 'AUTHENTICATION',
		body: '{{1}} is your verification code.',
		buttons: [
			{ type: 'url', text: 'Copy code', url: 'https://www.whatsapp.com/otp/code/?code=otp{{1}}' },
		],
	},
];

/** How many different `{{…}}` a text has. */
export const variablesIn = (text: string): number =>
	new Set([...text.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)].map(([, name]) => name)).size;

/** A text with its values in place of `{{1}}`, `{{2}}` … */
export const filledIn = (text: string, values: readonly string[]): string =>
	text.replace(
		/\{\{\s*(\d+)\s*\}\}/g,
		(whole, place: string) => values[Number(place) - 1] ?? whole,
	);
