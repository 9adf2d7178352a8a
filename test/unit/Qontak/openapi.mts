import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';

/** One call of Qontak's OpenAPI, as the copy in test/seeds has it. */
export interface PrintedCall {
	/** `GET /rooms/{id}`. */
	call: string;
	method: string;
	/** Segments; `{id}` for variable ones. */
	path: readonly string[];
	/** The printed body of the request. */
	request?: IDataObject;
	/** The printed answers with their HTTP status. */
	answers: ReadonlyArray<{ status: number; body: IDataObject }>;
}

interface Printed {
	request?: { example?: IDataObject };
	responses: Record<string, IDataObject[]>;
}

const file = path.resolve(__dirname, '../../seeds/qontak-openapi.json');
const { _about: _, ...printed } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Printed>;

/** All calls, in the order of the document. */
export const CALLS: readonly PrintedCall[] = Object.entries(printed).map(
	([call, { request, responses }]) => {
		const [method, address] = call.split(' ');
		return {
			call,
			method,
			path: address.split('/').slice(1),
			...(request?.example ? { request: request.example } : {}),
			answers: Object.entries(responses).flatMap(([status, bodies]) =>
				bodies.map((body) => ({ status: Number(status), body })),
			),
		};
	},
);

/** A call of the document by its name. */
export function printedCall(name: string): PrintedCall {
	const found = CALLS.find(({ call }) => call === name);
	if (!found) throw new Error(`The OpenAPI has no ${name}`);
	return found;
}

/** Its answers with success. */
export const goodAnswers = ({ answers }: PrintedCall) =>
	answers.filter(({ status }) => status < 300).map(({ body }) => body);
