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
