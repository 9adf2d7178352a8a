import type { Field } from '../operation/field';

/** Stands in the form of every message that is no template (source: "WhatsApp error codes"). */
export const windowNotice = {
	displayName:
		"WhatsApp delivers this only within 24 hours of the customer's last message. At any other time use <b>Send Template</b>.",
	name: 'windowNotice',
	type: 'notice',
	default: '',
} as const satisfies Field;
