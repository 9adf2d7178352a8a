import type { IDataObject } from 'n8n-workflow';
import { Failure, invalid } from '../../shared/failure';
import { readOptionsField, simplifyField } from '../../shared/operation/fields';
import {
	ask,
	defineOperation,
	emit,
	type Answer,
	type Plan,
} from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';
import { poll } from '../../shared/operation/poll';
import { statusOf } from './status';

const messageIdField = {
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 554',
	description: 'The messageId that sending the message gave',
} as const satisfies Field;

const waitField = {
	displayName: 'Wait Until Final',
	name: 'waitUntilFinal',
	type: 'boolean',
	default: false,
	description:
		'Whether to ask again until the message was delivered or failed. The workflow waits meanwhile.',
} as const satisfies Field;

const checkEveryField = {
	displayName: 'Check Every (Seconds)',
	name: 'checkEvery',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 10,
	displayOptions: { show: { waitUntilFinal: [true] } },
	description: 'How long to wait between two questions',
} as const satisfies Field;

const longestWaitField = {
	displayName: 'Longest Wait (Seconds)',
	name: 'longestWait',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3600 },
	default: 60,
	displayOptions: { show: { waitUntilFinal: [true] } },
	description: 'After this time the last status is handed out, final or not',
} as const satisfies Field;

const SECOND = 1_000;
/** In seconds, as the form has them. */
const LEAST_PAUSE = 1;
const LONGEST_WAIT = 3_600;

/** A number where the id is one, as in the document; text otherwise. */
function idOf(typed: string): string | number {
	const id = typed.trim();
	if (id === '') {
		throw invalid(
			'Message ID',
			'is empty',
			'Use the messageId that sending the message gave: {{ $json.messageId }}.',
		);
	}
	return /^[1-9]\d*$/.test(id) && Number.isSafeInteger(Number(id)) ? Number(id) : id;
}

/** Asks once. Throws Failure `other` when the answer has no status. */
function* askStatus(id: string | number): Plan<Answer> {
	const answer = yield* ask({
		effect: 'read',
		method: 'POST',
		path: ['receive-whatsapp'],
		body: { message_id: id },
	});
	const status = (answer.body as { status?: unknown } | null)?.status;
	if (status !== undefined && status !== null) return answer;
	throw new Failure('other', `DecisionTelecom gave no status for the message ${id}`, {
		httpStatus: answer.status,
		description: 'Check the message ID, or ask again later.',
	});
}

/** What became of a message (source: "DecisionTelecom statuses"). */
export const getStatus = defineOperation({
	resource: 'message',
	option: {
		name: 'Get Status',
		value: 'getStatus',
		action: 'Get status of message',
		description: 'Ask what became of a message: sent, delivered, read or failed',
	},
	fields: [
		messageIdField,
		waitField,
		checkEveryField,
		longestWaitField,
		simplifyField,
		readOptionsField,
	],
	*plan(form) {
		const id = idOf(form.messageId);
		const pauseMs = Math.max(LEAST_PAUSE, form.checkEvery) * SECOND;
		const longest = form.waitUntilFinal ? Math.min(form.longestWait, LONGEST_WAIT) : 0;
		const answer = yield* poll(
			() => askStatus(id),
			({ body }) => statusOf((body as { status?: unknown }).status).final,
			{ firstPauseMs: pauseMs, longestPauseMs: pauseMs, longestMs: longest * SECOND },
		);
		const body = answer.body as IDataObject;
		if (!form.simplify) {
			yield* emit(body);
			return;
		}
		const { value, word, final } = statusOf(body.status);
		yield* emit({
			gateway: 'decisionTelecom',
			messageId: String(id),
			status: value,
			statusName: word,
			statusCode: body.status,
			final,
			checkedAt: answer.at,
		});
	},
	sample: {
		gateway: 'decisionTelecom',
		messageId: '554',
		status: 'delivered',
		statusName: 'delivered',
		statusCode: 1,
		final: true,
		checkedAt: '2026-11-20T08:15:30.000Z',
	},
});
