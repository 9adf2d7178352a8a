import fc from 'fast-check';
import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { asFailure, Failure, type FailureDetails, REASONS } from '../../../nodes/shared/failure';
import { itemError, toNodeError } from '../../../nodes/shared/nodeError';

const node: INode = {
	id: '1',
	name: 'Ivosights',
	type: 'ivosights',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

describe('what n8n shows and stores', () => {
	const refused = new Failure('rateLimited', 'Acme answered “slow down” (HTTP 429)', {
		description: 'Wait.',
		httpStatus: 429,
		gatewayCode: 130429,
		gatewayMessage: 'slow down',
		retryAfterMs: 7_000,
	});

	test('an answer of the gateway is an API error with its status', () => {
		const error = toNodeError(node, refused);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: 'Acme answered “slow down” (HTTP 429)',
			description: 'Wait.',
			httpCode: '429',
			context: {},
			failure: { cause: 'rate-limited', retryAfterMs: 7_000 },
		});
	});

	test('anything else is an operation error', () => {
		const error = toNodeError(node, new Failure('invalidNumber', "'Recipient' is empty"));
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: "'Recipient' is empty", context: {} });
		expect(error.failure).toBeUndefined();
	});

	test.each([
		['unauthorized', { cause: 'credential-invalid' }],
		['noBalance', { cause: 'quota-exhausted' }],
		['gatewayDown', { cause: 'temporarily-unavailable' }],
		['templateNotFound', { cause: 'configuration-invalid' }],
		['forbidden', { cause: 'configuration-invalid' }],
		['unconfirmed', undefined],
		['invalidNumber', undefined],
		['other', undefined],
	] as const)('%s is declared as %j', (reason, cause) => {
		expect(toNodeError(node, new Failure(reason, 'X')).failure).toEqual(cause);
	});

	test.each([
		'Acme answered “connect ETIMEDOUT 10.0.0.1:443” (HTTP 400)',
		'Acme answered “a preexisting template has this name” (HTTP 422)',
		'Acme answered “getaddrinfo ENOTFOUND media.example.com” (HTTP 400)',
	])('words stay in which n8n finds a code of its own: %s', (message) => {
		expect(toNodeError(node, new Failure('other', message)).message).toBe(message);
		const withStatus = new Failure('other', message, { httpStatus: 400 });
		expect(toNodeError(node, withStatus).message).toBe(message);
	});

	test('carries the words of the failure and nothing else of it', () => {
		const words = fc.string({ minLength: 1 });
		const more = fc.record(
			{
				description: words,
				httpStatus: fc.constantFrom(400, 401, 429, 500),
				gatewayCode: fc.constant('secret-of-the-answer'),
				gatewayMessage: fc.constant('secret-of-the-answer'),
				field: fc.constant('secret-of-the-answer'),
				retryAfterMs: fc.nat(),
			},
			{ requiredKeys: [] },
		);
		const reason = fc.constantFrom(...REASONS);
		fc.assert(
			fc.property(reason, words, more, (why, message, details) => {
				const failure = new Failure(why, message, details as FailureDetails);
				const error = toNodeError(node, failure);
				expect(error.message).toBe(failure.message);
				expect(error.context.itemIndex).toBeUndefined();
				const stored =
					JSON.stringify(error) + JSON.stringify(Object.getOwnPropertyDescriptors(error));
				expect(stored).not.toContain('secret-of-the-answer');
			}),
		);
	});
});

describe('anything thrown becomes a failure', () => {
	test('a failure is itself', () => {
		const failure = new Failure('notFound', 'Gone');
		expect(asFailure(failure)).toBe(failure);
	});

	test.each([
		[new TypeError('x is not a function.'), 'x is not a function'],
		['a text', 'a text'],
		[new Error(''), 'Something unexpected was thrown'],
		['', 'Something unexpected was thrown'],
		[undefined, 'Something unexpected was thrown'],
		[null, 'Something unexpected was thrown'],
		[Object.create(null), 'Something unexpected was thrown'],
		[{ toString: 1 }, 'Something unexpected was thrown'],
	])('%p keeps its words', (thrown, words) => {
		const failure = asFailure(thrown);
		expect(failure).toMatchObject({ reason: 'other', message: words });
		expect(failure.details.description).toContain('report it');
	});
});

describe('the error of a failed item', () => {
	test('only what is known, the message and reason first and the item last', () => {
		expect(Object.entries(itemError(new Failure('other', 'X'), 4))).toEqual([
			['message', 'X'],
			['reason', 'other'],
			['item', 4],
		]);
		const known = {
			description: 'Do',
			httpStatus: 400,
			gatewayCode: 0,
			gatewayMessage: 'No',
			field: 'Text',
			retryAfterMs: 5,
		};
		expect(itemError(new Failure('other', 'X', known), 0)).toEqual({
			message: 'X',
			reason: 'other',
			httpStatus: 400,
			gatewayCode: 0,
			gatewayMessage: 'No',
			description: 'Do',
			item: 0,
		});
	});
});
