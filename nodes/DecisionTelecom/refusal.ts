import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn, isDictionary, textIn } from '../shared/json';
import { Failure, type FailureDetails } from '../shared/failure';
import type { AnswerContext, RawAnswer } from '../shared/transport/gateway';
import type { Ask } from '../shared/operation/operation';
import { limitIn } from '../shared/transport/limit';
import { readWords, whatsAppMeaning } from '../shared/transport/gatewayWords';
import { statusToldIn } from '../shared/transport/saysNo';
import {
	ERROR_ROWS,
	fieldNamedIn,
	SERVER_FAULT,
	TOO_FAST,
	WRONG_FIELD,
	type ErrorRow,
} from './errorTable';

const OTHER_FORMATS =
	"Open the credential and try the other choices of 'Key Format': As Issued, Base64(Key) and Base64(Key:). DecisionTelecom’s own documents show all three. If none works, ask your account manager for the key.";

const VARIABLES_DIFFER =
	"Check 'Template Variables', and compare the form with the template as it was registered. Each of its buttons with a variable has to be in 'Template Buttons', with its position; a header with a variable or a picture in 'Template Header'; and 'Template Text' has to have all variables of the body.";

const isErrorStatus = (status: number | undefined): status is number =>
	status !== undefined && status >= 400 && status < 600;

/** A whole number, given as one or as text. */
function wholeNumber(value: unknown): number | undefined {
	const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
	return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** `{ name, message, code, status }`, whatever the HTTP status is; `undefined` for anything else. */
function errorIn(json: unknown): IDataObject | undefined {
	if (!isDictionary(json)) return undefined;
	const whole = json.name !== undefined && json.code !== undefined;
	const partial =
		json.message_id === undefined &&
		['code', 'error', 'message', 'name'].some((name) => json[name] !== undefined);
	return whole || partial ? json : undefined;
}

const wordsIn = (json: unknown, text: string) => readWords(json, text).message ?? 'nothing';

/** What the document calls code 0; the gateway's framework gives it to anything else too. */
const tellsTooFast = (words: string) => /too many|rate limit/i.test(words);

/** Nothing that errors have: words alone may as well say that a message is on its way. */
const isOnlyWords = (error: IDataObject): boolean =>
	['code', 'error', 'name'].every((name) => error[name] === undefined);

/**
 * The status that an error stands for: HTTP's own, unless it says 200; then the one in the body;
 * then the one that the document gives for the code. A code 0 that says nothing of a limit proves
 * nothing: a send is not repeated for it.
 */
export function statusOf({ status, json, text }: RawAnswer): number {
	const error = errorIn(json);
	if (!error || isErrorStatus(status)) return status;
	const told = wholeNumber(error.status);
	if (isErrorStatus(told)) return told;
	const code = wholeNumber(error.code);
	if (code === 0) return (tellsTooFast(wordsIn(json, text)) ? TOO_FAST : SERVER_FAULT).status;
	const meant = ERROR_ROWS[String(code)]?.status ?? statusToldIn(json);
	return meant ?? (isOnlyWords(error) ? status : WRONG_FIELD.status);
}

function wrongKey(words: string, details: FailureDetails): Failure {
	const what = `DecisionTelecom does not accept the key: it answered “${words}” (HTTP 401)`;
	return new Failure('unauthorized', what, { ...details, description: OTHER_FORMATS });
}

function failureOf(row: ErrorRow, words: string, details: FailureDetails, ask: Ask): Failure {
	const said = `“${words}” (code ${details.gatewayCode})`;
	if (row === SERVER_FAULT && ask.effect !== 'read') {
		const what = `${row.what}: it answered ${said}. The message may or may not have been sent`;
		const description =
			'It was not sent again, so that nobody gets it twice. Wait for its callback or ask DecisionTelecom’s support before you send it again.';
		return new Failure('unconfirmed', what, { ...details, description });
	}
	const field = row === WRONG_FIELD ? fieldNamedIn(words) : undefined;
	if (!field) {
		const what = `${row.what}: it answered ${said}`;
		return new Failure(row.reason, what, { ...details, description: row.advice });
	}
	const what = `'${field.label}' is not accepted: DecisionTelecom answered ${said}`;
	const description =
		field.reason === 'variableMismatch'
			? VARIABLES_DIFFER
			: `Check '${field.label}': it is empty, or not in the form that DecisionTelecom wants.`;
	return new Failure(field.reason, what, { ...details, field: field.label, description });
}

/**
 * Judges an answer by its body (source: "DecisionTelecom errors"): an error object is a failure
 * also with HTTP 200, code 0 is one, and 401 with code 8 or 9 is about the file, not about the key.
 * An error that is not in the document's table is judged by its status; `undefined` leaves the
 * answer to the common rules.
 *
 * @param answer with the status that {@link statusOf} gives
 */
export function refusalOf(
	answer: RawAnswer,
	ask: Ask,
	{ now }: AnswerContext,
): Failure | undefined {
	const error = errorIn(answer.json);
	if (!error && answer.status !== 401) return undefined;
	const said = readWords(answer.json, answer.text);
	// A limit of WhatsApp's that was passed on, whatever DecisionTelecom calls it.
	if (whatsAppMeaning(said)?.limitOf) return undefined;
	const words = said.message ?? 'nothing';
	const code = wholeNumber(error?.code);
	const httpStatus = answer.status;
	const details: FailureDetails = {
		httpStatus,
		gatewayCode: said.code,
		gatewayMessage: said.message,
		...limitIn(answer, undefined, now),
	};
	const row = code === 0 && httpStatus === TOO_FAST.status ? TOO_FAST : ERROR_ROWS[String(code)];
	if (httpStatus === 401 && row?.reason !== 'mediaRejected') return wrongKey(words, details);
	if (row) return failureOf(row, words, details, ask);
	return undefined;
}

/**
 * Whether an answer has what DecisionTelecom answers a message with: its ID (source: "DecisionTelecom
 * messages"). Whoever asks for a status looks for it themselves.
 */
export function isSuccess({ json }: Pick<RawAnswer, 'json'>, { effect }: Ask): boolean {
	const id = textIn(dictionaryIn(json).message_id);
	return effect === 'read' || (id !== undefined && id !== '0');
}
