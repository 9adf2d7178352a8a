/** What a gateway answers, as plain data. One listener writes all of them to the wire. */

export type Json =
	| string
	| number
	| boolean
	| null
	| readonly Json[]
	| { readonly [key: string]: Json | undefined };

export interface Answer {
	status: number;
	headers: Record<string, string>;
	payload: Buffer;
	/** True when the gateway took on a message to a person. */
	accepted?: boolean;
}

/** A JSON answer. */
export function jsonAnswer(
	status: number,
	body: Json,
	headers: Record<string, string> = {},
): Answer {
	return {
		status,
		headers: { 'content-type': 'application/json', ...headers },
		payload: Buffer.from(JSON.stringify(body)),
	};
}

/** An answer of bytes: media files. */
export function bytesAnswer(status: number, contentType: string, payload: Uint8Array): Answer {
	return { status, headers: { 'content-type': contentType }, payload: Buffer.from(payload) };
}

/** An answer that is a web page: what a proxy or a framework shows when things break. */
export function htmlAnswer(
	status: number,
	html: string,
	headers: Record<string, string> = {},
): Answer {
	return {
		status,
		headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
		payload: Buffer.from(html),
	};
}

/** Thrown wherever a request turns out to be refused; carries the whole answer. */
export class Refusal extends Error {
	readonly answer: Answer;

	constructor(answer: Answer) {
		super(`refused with ${answer.status}`);
		this.answer = answer;
	}
}
