/** Contacts and messages that many tests share. */

export const contact = (n: number) => ({
	name: `Customer ${n}`,
	phone: `0812-3456-70${String(n).padStart(2, '0')}`,
});

export const contacts = (count: number) => Array.from({ length: count }, (_, n) => contact(n));

/** The digits that the gateway gets for a contact. */
export const digits = (n: number) => `628123456 70${String(n).padStart(2, '0')}`.replace(' ', '');

export const sendText = {
	resource: 'message',
	operation: 'sendText',
	recipient: '={{ $json.phone }}',
	text: '=Hello {{ $json.name }}',
};
