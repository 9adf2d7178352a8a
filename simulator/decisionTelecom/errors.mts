import { type Answer, jsonAnswer, Refusal } from '../core/answer.mts';
import type { DecisionTelecomSettings } from './options.mts';

/** An error as the document prints it. */
export interface PrintedError {
	name: string;
	message: string;
	code: number;
	status: number;
}

const INTERNAL = {
	name: 'Internal server error',
	message:
		'The server encountered an unexpected condition which prevented it from fulfilling the request',
	status: 500,
};

/**
 * The document's "Errors" by code. Code 1 is printed with the status 4: 400 cut short
 * (source: "DecisionTelecom errors").
 */
export const ERRORS: Readonly<Record<number, PrintedError>> = {
	0: { name: 'Too Many Requests', message: 'Rate limit exceeded', code: 0, status: 429 },
	1: {
		name: 'Invalid Parameter: [param_name]',
		message: 'Empty parameter or parameter validation error',
		code: 1,
		status: 400,
	},
	2: { ...INTERNAL, code: 2 },
	3: { name: 'Topup balance is required', message: 'User balance is empty', code: 3, status: 402 },
	4: { ...INTERNAL, code: 4 },
	5: { ...INTERNAL, code: 5 },
	6: { ...INTERNAL, code: 6 },
	7: {
		name: 'Service Unavailable',
		message:
			'Message failed to send because more than 24 hours have passed since the customer last ' +
			'replied to this number. In this case, you can only send a template message',
		code: 7,
		status: 503,
	},
	8: {
		name: 'Invalid credintals for file_url',
		message: 'Invalid MIME type file_url',
		code: 8,
		status: 401,
	},
	9: {
		name: 'Invalid credintals for file_url',
		message: 'Invalid file extension',
		code: 9,
		status: 401,
	},
};

/**
 * What is not in the document: wrong key, wrong path. In the form of the framework
 * (source: "DecisionTelecom errors").
 */
export const frameworkError = (status: number, name: string, message: string): PrintedError => ({
	name,
	message,
	code: 0,
	status,
});

type Style = Pick<DecisionTelecomSettings, 'errors'>;

/** The error as an answer: with its own HTTP status or with 200, as the account is set. */
export function errorAnswer(error: PrintedError, { errors }: Style): Answer {
	return jsonAnswer(errors === 'ok' ? 200 : error.status, { ...error });
}

/** Refuses with an error of the document; code 1 names the parameter. */
export function refused(settings: Style, code: number, parameter?: string): Refusal {
	const error = ERRORS[code];
	const name = error.name.replace('[param_name]', parameter ?? 'request');
	return new Refusal(errorAnswer({ ...error, name }, settings));
}
