import type { accountForEachTest } from './client.mts';

/** Sends a template, by its name or ID, with components to a customer of the account. */
export const templateSender =
	(account: ReturnType<typeof accountForEachTest>) =>
	async (template: string, components: unknown[]) =>
		await account.client.post('/api/v1/messages/send-template-message', {
			wa_id: '628123456789',
			template_id: account.ivosights.templates.byName(template)?.id ?? template,
			components,
		});

/** Components as a sender writes them. */

export const texts = (type: string, ...values: string[]) => ({
	type,
	parameters: values.map((text) => ({ type: 'text', text })),
});
export const url = (text: string, index: string | number = 0) => ({
	type: 'button',
	sub_type: 'url',
	index,
	parameters: [{ type: 'text', text }],
});
export const shipped = texts('body', 'Ayu', 'JNE', 'Kamis');
export const image = (link = 'https://a.example/a.png') => ({
	type: 'header',
	parameters: [{ type: 'image', image: { link } }],
});
export const code = (value: string, index: number | string = 0) => ({
	type: 'button',
	sub_type: 'copy_code',
	index,
	parameters: [{ type: 'coupon_code', coupon_code: value }],
});
export const flowButton = { type: 'button', sub_type: 'flow', index: 0 };
