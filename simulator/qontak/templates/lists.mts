/**
 * What Qontak's own enum still lists, with its misspelling (source: "Qontak templates"), and
 * today's three.
 */
export const CATEGORIES = [
	'ACCOUNT_UPDATE',
	'PAYMENT_UPDATE',
	'PERSONAL_FINANCE_UPDATE',
	'SHIPPING_UPDATE',
	'RESERVATION_UPDATE',
	'ISSUE_RESOLUTION',
	'APPOINTMENT_UPDATE',
	'TRANSPORTAION_UPDATE',
	'TICKET_UPDATE',
	'ALERT_UPDATE',
	'AUTO_REPLY',
	'AUTHENTICATION',
	'MARKETING',
	'UTILITY',
];

/** Those that the Digest names, and a few more. */
export const LANGUAGES = [
	{ name: 'English', code: 'en' },
	{ name: 'English (UK)', code: 'en_GB' },
	{ name: 'English (US)', code: 'en_US' },
	{ name: 'Filipino', code: 'fil' },
	{ name: 'Indonesian', code: 'id' },
	{ name: 'Malay', code: 'ms' },
	{ name: 'Thai', code: 'th' },
	{ name: 'Portuguese (BR)', code: 'pt_BR' },
	{ name: 'Arabic', code: 'ar' },
	{ name: 'Chinese (CHN)', code: 'zh_CN' },
	{ name: 'Japanese', code: 'ja' },
	{ name: 'Vietnamese', code: 'vi' },
];
