import { type Answer, jsonAnswer, Refusal } from '../core/answer.mts';

/**
 * How this gateway says no. Only the 404 of a media file is documented; the rest is what a Laravel
 * application says, and what WhatsApp says through it (source: "Ivosights errors").
 */

/** `{"message"}` with any status. */
export function message(status: number, text: string, headers?: Record<string, string>): Answer {
	return jsonAnswer(status, { message: text }, headers);
}

/** Laravel's validation error: 422 with the fields and what is wrong with each. */
export function invalid(errors: Record<string, string[]>): Refusal {
	return new Refusal(jsonAnswer(422, { message: 'The given data was invalid.', errors }));
}

/** A refusal by WhatsApp itself, passed on: 422 with `errors[]`. */
export function upstream(code: number, title: string, details: string): Refusal {
	return new Refusal(jsonAnswer(422, { errors: [{ code, title, details }] }));
}

/** 404 with the gateway's words. */
export function notFound(text: string): Refusal {
	return new Refusal(message(404, text));
}
