import { type Answer, type Json, jsonAnswer, Refusal } from '../core/answer.mts';

/**
 * How Qontak says yes and no, and how the gateway in front of the Mekari host does
 * (sources: "Qontak answers", "Qontak request signature").
 */

/** The success envelope around some data. */
export function success(data: unknown, status = 200): Answer {
	return jsonAnswer(status, { status: 'success', data: data as Json });
}

/** The error envelope with words. */
export function failure(
	code: number,
	texts: readonly Json[],
	status = code,
	headers?: Record<string, string>,
): Answer {
	return jsonAnswer(status, { status: 'error', error: { code, messages: texts } }, headers);
}

/** A refusal in words. */
export function refused(code: number, ...texts: string[]): Refusal {
	return new Refusal(failure(code, texts));
}

/** 404 in words: "Room not found". */
export function notFound(what: string): Refusal {
	return refused(404, `${what} not found`);
}

/** 422 with the fields and what is wrong with each (source: "Qontak answers"). */
export function invalid(fields: Record<string, readonly string[]>): Refusal {
	return new Refusal(failure(422, [{ active_model_errors: fields, type: 'expectation_failed' }]));
}

/** What the Mekari host says for itself, outside Qontak's envelope; its Date tells the right time. */
export function mekariRefusal(status: 401 | 403, now: Date): Refusal {
	const headers = { server: 'Mekari', date: now.toUTCString() };
	const message = status === 401 ? 'Unauthorized' : 'Forbidden';
	return new Refusal(jsonAnswer(status, { message }, headers));
}

/** 404 of the Mekari host for a path or method it does not know. */
export function mekariUnknownPath(): Answer {
	return jsonAnswer(
		404,
		{ code: 'MAG-006', message: 'The requested resource is not found' },
		{ server: 'Mekari' },
	);
}
