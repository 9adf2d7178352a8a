import { getEventListeners } from 'node:events';
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { runNode } from '../../../../nodes/shared/engine/run';
import {
	hintAtOutput,
	isToolExecution,
	signedResumeUrl,
	sleepUntil,
} from '../../../../nodes/shared/n8n/versions';
import { readOptionsField } from '../../../../nodes/shared/operation/fields';
import { ask, defineOperation, emit } from '../../../../nodes/shared/operation/operation';
import { acme } from '../../support/acme.mts';
import { executeContext } from '../../support/executeContext.mts';

/** n8n's `sleep` as it was before 2.34: deaf to the signal. */
jest.mock('n8n-workflow', () => {
	const actual = jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow');
	return { ...actual, sleep: async (ms: number) => await actual.sleep(ms) };
});

describe('who calls', () => {
	test('an n8n that cannot tell whether an agent calls is taken as a workflow', () => {
		expect(isToolExecution({})).toBe(false);
		expect(isToolExecution({ isToolExecution: () => true })).toBe(true);
		expect(isToolExecution({ isToolExecution: () => false })).toBe(false);
	});
});

describe('a line at the output', () => {
	test('is shown where there is a place for it', () => {
		const hints: unknown[] = [];
		hintAtOutput({ addExecutionHints: (...given) => void hints.push(...given) }, 'Done');
		expect(hints).toEqual([{ message: 'Done', location: 'outputPane' }]);
		expect(() => hintAtOutput({}, 'Done')).not.toThrow();
	});
});

describe('the address of a waiting execution', () => {
	const url = 'http://127.0.0.1/webhook-waiting/1?signature=s';

	test('is asked to be checked where n8n wants to be told so, before it is given', () => {
		const order: string[] = [];
		const n8n = {
			setSignatureValidationRequired: () => void order.push('checked'),
			getSignedResumeUrl: () => {
				order.push('given');
				return url;
			},
		};
		expect(signedResumeUrl(n8n)).toBe(url);
		expect(order).toEqual(['checked', 'given']);
	});

	test('is none where n8n signs none, and needs no telling in the newest', () => {
		expect(signedResumeUrl({})).toBeUndefined();
		expect(signedResumeUrl({ getSignedResumeUrl: () => url })).toBe(url);
	});
});

describe('a wait', () => {
	const HOUR = 3_600_000;

	afterEach(() => jest.useRealTimers());

	test('ends with the signal, although n8n’s own would not', async () => {
		jest.useFakeTimers();
		const stop = new AbortController();
		const wait = sleepUntil(HOUR, stop.signal);
		expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1);
		stop.abort();
		await wait;
		await sleepUntil(HOUR, stop.signal);
	});

	test('a wait that no timer can hold does not end at once', async () => {
		jest.useFakeTimers();
		const stop = new AbortController();
		let isOver = false;
		const wait = sleepUntil(365 * 24 * HOUR, stop.signal).then(() => (isOver = true));
		await jest.advanceTimersByTimeAsync(HOUR);
		expect(isOver).toBe(false);
		stop.abort();
		await wait;
	});

	test('ends by itself, and leaves no listener behind', async () => {
		const { signal } = new AbortController();
		await sleepUntil(1, signal);
		expect(getEventListeners(signal, 'abort')).toEqual([]);
	});
});

describe('an n8n that is too old', () => {
	const send = defineOperation({
		resource: 'message',
		option: { name: 'Do', value: 'do', action: 'Do', description: 'Do' },
		fields: [readOptionsField],
		*plan() {
			yield* ask({ effect: 'send', method: 'POST', path: ['messages'] });
			yield* emit({ done: true });
		},
		sample: {},
	});

	async function run(missing: string, ofHelpers: boolean, continueOnFail: boolean) {
		const asked: unknown[] = [];
		const whole = executeContext({
			parameters: { resource: 'message', operation: 'do', options: {} },
			items: [0, 1, 2].map((n) => ({ json: { n } })),
			context: { continueOnFail: () => continueOnFail },
			helpers: { httpRequestWithAuthentication: async () => asked.push(1) },
		});
		const helpers = ofHelpers ? { ...whole.helpers, [missing]: undefined } : whole.helpers;
		const context = { ...whole, ...(ofHelpers ? {} : { [missing]: undefined }), helpers };
		const outputs = await runNode(context as IExecuteFunctions, acme, [send]);
		return { items: outputs[0], asked };
	}

	const MISSING: Array<[string, boolean]> = [
		['getExecutionCancelSignal', false],
		['getTimezone', false],
		['getContext', false],
		['checkProcessedAndRecord', true],
		['httpRequestWithAuthentication', true],
	];

	test.each(MISSING)('says so on every item where there is no %s', async (name, ofHelpers) => {
		const { items, asked } = await run(name, ofHelpers, true);
		expect(asked).toEqual([]);
		expect(items).toEqual(
			[0, 1, 2].map((item) => ({
				json: {
					error: {
						message: 'This n8n is too old for this node, which needs n8n 1.123 or newer',
						reason: 'other',
						description: 'Nothing was sent. Update n8n, then run the workflow again.',
						item,
					},
				},
				pairedItem: { item },
			})),
		);
	});

	test.each(MISSING)('and stops the workflow without Continue: no %s', async (name, ofHelpers) => {
		const ended = await run(name, ofHelpers, false).catch((thrown: unknown) => thrown);
		expect(ended).toBeInstanceOf(NodeOperationError);
		expect((ended as Error).message).toContain('too old');
	});

	test('without any way to say whether it continues, nothing is thrown', async () => {
		const { items } = await run('continueOnFail', false, true);
		expect(items.map(({ json }) => Object.keys(json))).toEqual([['error'], ['error'], ['error']]);
	});
});
