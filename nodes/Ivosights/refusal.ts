import { Failure } from '../shared/failure';
import { dictionaryIn } from '../shared/json';
import type { Ask } from '../shared/operation/operation';
import type { AnswerContext, RawAnswer } from '../shared/transport/gateway';
import { readWords } from '../shared/transport/gatewayWords';
import { limitIn } from '../shared/transport/limit';
import { meaningOfCode } from '../shared/whatsapp/errorCodes';

/**
 * The failure in a success (HTTP status below 300) that holds nothing but WhatsApp's own refusal,
 * `errors[]` or `error{}` (source: "Ivosights errors"): no document shows with which HTTP status those
 * come. Its reason is that of WhatsApp's code, `invalidRequest` for a code that is not known. Gives
 * `undefined` for any other answer, which the common rules judge.
 */
export function refusalOf(
	answer: RawAnswer,
	_ask: Ask,
	{ now }: AnswerContext,
): Failure | undefined {
	const { status, json, text } = answer;
	const { errors, error, messages } = dictionaryIn(json);
	const refused = Array.isArray(errors) ? errors.length > 0 : typeof error === 'object';
	if (status >= 300 || messages !== undefined || !refused || error === null) return undefined;
	const { message, code } = readWords(json, text);
	const known = meaningOfCode(code);
	const { reason, advice } = known ?? {
		reason: 'invalidRequest' as const,
		advice: 'Check the fields of the node against the message above.',
	};
	return new Failure(reason, `Ivosights answered “${message ?? 'no'}” (HTTP ${status})`, {
		httpStatus: status,
		gatewayCode: code,
		gatewayMessage: message,
		description: advice,
		...limitIn(answer, known, now),
	});
}

/** Marking a message as read answers `null` (source: "Ivosights messages"). */
const answersNothing = ({ method, path }: Ask) => method === 'PUT' && path[0] === 'messages';

const isFilled = (json: unknown) => typeof json === 'object' && Object.keys(json ?? {}).length > 0;

/**
 * Whether an answer is what Ivosights gives when it did something: `messages` for a message, an object or
 * a list for anything else, with something in it where something was changed (sources: "Ivosights
 * messages", "Ivosights lists").
 */
export function isSuccess({ json }: RawAnswer, ask: Ask): boolean {
	if (ask.effect === 'send') {
		const { messages } = dictionaryIn(json);
		return Array.isArray(messages) && messages.length > 0;
	}
	if (answersNothing(ask)) return json === null || typeof json === 'object';
	return ask.effect === 'read' ? typeof json === 'object' && json !== null : isFilled(json);
}
