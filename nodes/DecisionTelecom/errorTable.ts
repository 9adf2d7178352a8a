import type { Reason } from '../shared/failure';

/** A row of the document's error table (source: "DecisionTelecom errors"). */
export interface ErrorRow {
	reason: Reason;
	/** What happened; the gateway's own words are put behind it. */
	what: string;
	/** What the person can do next. */
	advice: string;
	/** The status the document gives for it. */
	status: number;
}

export const TOO_FAST: ErrorRow = {
	reason: 'rateLimited',
	what: 'DecisionTelecom is asked too often',
	advice: 'Send fewer messages at once, or wait some minutes.',
	status: 429,
};

export const SERVER_FAULT: ErrorRow = {
	reason: 'gatewayDown',
	what: 'DecisionTelecom has an internal disturbance',
	advice: 'Try again later, or ask DecisionTelecom’s support.',
	status: 500,
};

/** The document prints the status 4 for it: 400 cut short. */
export const WRONG_FIELD: ErrorRow = {
	reason: 'invalidRequest',
	what: 'DecisionTelecom does not accept a field',
	advice: 'Check the fields of the node against the message above.',
	status: 400,
};

/** The rows by code. Code 0 needs a second look: the gateway's framework gives it to anything else. */
export const ERROR_ROWS: Readonly<Record<string, ErrorRow>> = {
	'1': WRONG_FIELD,
	'2': SERVER_FAULT,
	'3': {
		reason: 'noBalance',
		what: 'Your balance at DecisionTelecom is used up',
		advice: 'Top up the balance, then send the remaining messages.',
		status: 402,
	},
	'4': SERVER_FAULT,
	'5': SERVER_FAULT,
	'6': SERVER_FAULT,
	'7': {
		reason: 'outsideWindow',
		what: 'The customer’s last message is more than 24 hours old',
		advice: "Use the operation 'Send Template': an approved template may be sent at any time.",
		status: 503,
	},
	'8': {
		reason: 'mediaRejected',
		what: 'DecisionTelecom does not accept the type of the file',
		advice:
			'The file must come as image/jpeg or image/png. Open its link in a browser: it has to show the picture itself, not a page around it.',
		status: 401,
	},
	'9': {
		reason: 'mediaRejected',
		what: 'DecisionTelecom does not accept the ending of the link to the file',
		advice: 'Use a link that ends in .jpg, .jpeg or .png.',
		status: 401,
	},
};

/** A field of the gateway as the form names it, and the reason of its refusal. */
export interface NamedField {
	label: string;
	reason: Reason;
}

const FIELDS: Readonly<Record<string, NamedField>> = {
	source_addr: { label: 'Sender', reason: 'invalidRequest' },
	destination_addr: { label: 'Recipient', reason: 'invalidNumber' },
	text: { label: 'Text', reason: 'invalidRequest' },
	file_url: { label: 'Media URL', reason: 'mediaRejected' },
	callback_url: { label: 'Callback URL', reason: 'invalidRequest' },
	template_name: { label: 'Template Name', reason: 'invalidRequest' },
	template_params: { label: 'Template Variables', reason: 'variableMismatch' },
	message_id: { label: 'Message ID', reason: 'invalidRequest' },
};

/** The field that "Invalid Parameter: [param_name]" names; `undefined` when it names none we know. */
export function fieldNamedIn(words: string): NamedField | undefined {
	const name = /invalid parameter:?\s*\[?(\w+)\]?/i.exec(words)?.[1] ?? '';
	return Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
}
