import type { FastifyReply } from 'fastify';
import { type Answer, htmlAnswer, jsonAnswer } from './answer.mts';
import { pause } from './clock.mts';
import type { FaultPlan } from './faults.mts';

const BROKEN_PAGE =
	'<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head>' +
	'<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>';

/** The answer of a fault that takes the handler's place; undefined when the handler still runs. */
export function answerFault(plan: FaultPlan): Answer | undefined {
	switch (plan.kind) {
		case 'status':
			return typeof plan.body === 'string'
				? htmlAnswer(plan.status, plan.body, plan.headers)
				: jsonAnswer(plan.status, plan.body ?? { message: 'Server Error' }, plan.headers);
		case 'html':
			return htmlAnswer(plan.status ?? 200, BROKEN_PAGE);
		case 'empty':
			return { status: plan.status ?? 200, headers: {}, payload: Buffer.alloc(0) };
		case 'redirect':
			return htmlAnswer(plan.status ?? 302, '', { location: plan.location });
		default:
			return undefined;
	}
}

/** Ends the connection with a reset; the caller gets no answer. */
export function cutConnection(reply: FastifyReply): void {
	reply.hijack();
	reply.raw.socket?.resetAndDestroy();
}

/** Sends the head and half of the body, then ends the connection. */
export async function truncate(reply: FastifyReply, answer: Answer): Promise<void> {
	reply.hijack();
	const half = answer.payload.subarray(0, Math.floor(answer.payload.length / 2));
	reply.raw.writeHead(answer.status, {
		...answer.headers,
		'content-length': answer.payload.length,
	});
	await new Promise<void>((resolve) => reply.raw.write(half, () => resolve()));
	reply.raw.socket?.destroy();
}

/** Sends the head, then a blank every 100 ms until the caller goes away. */
export async function drip(
	reply: FastifyReply,
	answer: Answer,
	signal: AbortSignal,
): Promise<void> {
	reply.hijack();
	reply.raw.writeHead(answer.status, answer.headers);
	while (!signal.aborted) {
		reply.raw.write(' ');
		await pause(100, signal);
	}
	reply.raw.destroy();
}
