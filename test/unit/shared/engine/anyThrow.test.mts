import fc from 'fast-check';
import { NodeApiError, NodeOperationError, type IDataObject } from 'n8n-workflow';
import { readOptionsField } from '../../../../nodes/shared/operation/fields';
import { ask, defineOperation, emit } from '../../../../nodes/shared/operation/operation';
import { runAndWait } from '../../../../nodes/shared/wait/runAndWait';
import type { AskingGateway } from '../../../../nodes/shared/wait/seal';
import { acme } from '../../support/acme.mts';
import { executeContext } from '../../support/executeContext.mts';

/**
 * Whatever is called throws once, at any of all the calls that a run makes: n8n's functions, the
 * gateway's, the plan, and the request before and after it left.
 */

/** One of the calls throws; all are counted. */
class Fuse {
	calls = 0;

	constructor(
		private readonly at: number,
		private readonly thrown: unknown,
	) {}

	touch(): void {
		this.calls += 1;
		if (this.calls === this.at) throw this.thrown;
	}

	/** The functions of an object, each of which may be the one that throws. */
	over<T extends object>(parts: T): T {
		const wrapped = Object.entries(parts).map(([name, part]) => [
			name,
			typeof part === 'function'
				? (...given: unknown[]) => {
						this.touch();
						return (part as (...all: unknown[]) => unknown)(...given);
					}
				: part,
		]);
		return Object.fromEntries(wrapped) as T;
	}
}

interface Given {
	items: number;
	effect: 'write' | 'send';
	options: IDataObject;
	continueOnFail: boolean;
	/** Whether the node asks people something and waits for their answers. */
	asks?: boolean;
}

/** Runs once with a fuse; what left is told by the item it was for. */
async function run({ items, effect, options, continueOnFail, asks }: Given, fuse: Fuse) {
	const left: number[] = [];
	const gateway = fuse.over<AskingGateway>({
		...acme,
		refusal: () => undefined,
		statusOf: () => undefined,
		expiredCredential: () => undefined,
		secretOf: () => 'the key of the credential',
	} as unknown as AskingGateway);
	const operationName = asks ? 'sendAndWait' : 'do';
	const operation = defineOperation({
		resource: 'message',
		option: { name: 'Do', value: operationName, action: 'Do', description: 'Do' },
		fields: [
			{ displayName: 'N', name: 'n', type: 'number', default: 0, description: 'The item' },
			readOptionsField,
		],
		*plan({ n }) {
			fuse.touch();
			yield* ask({ effect: 'read', method: 'GET', path: ['drafts'] });
			fuse.touch();
			const to = `62812345670${n}`;
			yield* ask({ effect, method: 'POST', path: ['messages'], body: { n: Number(n) }, to });
			fuse.touch();
			const sent = { status: 'accepted', recipient: to, choices: [{ id: 'yes', title: 'Yes' }] };
			yield* emit({ n, ...sent }, { file: { data: Buffer.from('a'), mimeType: 'image/png' } });
			fuse.touch();
		},
		sample: {},
	});
	const parameters: IDataObject = { resource: 'message', operation: operationName, options };
	const whole = executeContext({
		items: Array.from({ length: items }, (_, n) => ({ json: { n } })),
		context: {
			continueOnFail: () => continueOnFail,
			addExecutionHints: () => undefined,
			getExecutionId: () => '4711',
			getSignedResumeUrl: () => 'http://127.0.0.1/webhook-waiting/4711?signature=s',
			setSignatureValidationRequired: () => undefined,
			putExecutionToWait: async () => undefined,
			getExecuteData: () => ({}),
			runExecutionData: { executionData: { nodeExecutionStack: [] } },
			getNodeParameter: (name: string, item: number, fallback: unknown) =>
				name === 'n' ? item : (parameters[name] ?? fallback),
			logger: fuse.over({ info: () => undefined, warn: () => undefined }),
		},
		helpers: {
			httpRequestWithAuthentication: async (
				_: string,
				{ method, body }: { [of: string]: string },
			) => {
				if (method === 'POST') left.push((JSON.parse(body) as { n: number }).n);
				fuse.touch();
				return { statusCode: 200, headers: {}, body: '{"id":1}' };
			},
		},
	});
	// The request itself throws as well, but once it left: n8n does not tell.
	const { httpRequestWithAuthentication, ...others } = whole.helpers;
	const helpers = { ...fuse.over(others), httpRequestWithAuthentication };
	const context = fuse.over({ ...whole, helpers });
	const [outputs] = await runAndWait(context, gateway, [operation]);
	return { outputs, left };
}

/** Things that code throws, and things that do not even let themselves be looked at. */
const hostile = new Proxy(new Error('x'), {
	get: () => {
		throw new Error('No');
	},
	getPrototypeOf: () => {
		throw new Error('No');
	},
	has: () => {
		throw new Error('No');
	},
});
const THROWN: unknown[] = [
	new TypeError('x is undefined'),
	'a text',
	undefined,
	null,
	5,
	Symbol('s'),
	Object.assign(new Error('x'), { message: { deep: true } }),
	Object.freeze({ code: 'ECONNRESET' }),
	hostile,
];

const OPTIONS: IDataObject[] = [
	{},
	{ sendOnce: { campaign: { name: 'October' } } },
	{
		retry: { policy: { attempts: 3 } },
		speed: { limit: { mode: 'fixed', messages: 500, unit: 'second' } },
	},
];

const calls = async (given: Given) => {
	const fuse = new Fuse(Infinity, undefined);
	await run(given, fuse);
	return fuse.calls;
};

const unhandled: unknown[] = [];
const note = (thrown: unknown) => void unhandled.push(thrown);
beforeAll(() => process.on('unhandledRejection', note));
afterAll(() => process.off('unhandledRejection', note));
afterEach(() => expect(unhandled).toEqual([]));

/** With Continue: every item comes out, as what became of it. */
async function holds(given: Given, at: number, thrown: unknown): Promise<void> {
	const { outputs, left } = await run({ ...given, continueOnFail: true }, new Fuse(at, thrown));
	const place = `call ${at} throws`;
	// Without the input nobody knows how many there are: one tells of it.
	const expected = outputs.length === 1 && left.length === 0 ? 1 : given.items;
	expect([place, outputs.map(({ pairedItem }) => pairedItem)]).toEqual([
		place,
		Array.from({ length: expected }, (_, item) => ({ item })),
	]);
	expect([place, left.length]).toEqual([place, new Set(left).size]);
	for (const [item, { json }] of outputs.entries()) {
		const became = json.error ? (json.error as IDataObject).reason : 'accepted';
		const mayBeSent = ['accepted', 'unconfirmed'].includes(String(became));
		expect([place, item, became, mayBeSent]).toEqual([place, item, became, left.includes(item)]);
		if (json.error) expect(Object.keys(json)).toEqual(['error']);
	}
}

test.each(
	OPTIONS.map((options, n) => [n === 0 ? ('write' as const) : ('send' as const), options] as const),
)('a %s with the options %j: any call throws, no throw gets out', async (effect, options) => {
	const given = { items: 2, effect, options, continueOnFail: true };
	const count = await calls(given);
	expect(count).toBeGreaterThan(30);
	for (let at = 1; at <= count; at++) await holds(given, at, THROWN[at % THROWN.length]);
});

test('a question: any call throws, no throw gets out', async () => {
	const given: Given = { items: 2, effect: 'send', options: {}, continueOnFail: true, asks: true };
	const { outputs } = await run(given, new Fuse(Infinity, undefined));
	expect(outputs).toMatchObject([{ json: { answered: false } }, { json: { answered: false } }]);
	const count = await calls(given);
	for (let at = 1; at <= count; at++) await holds(given, at, THROWN[at % THROWN.length]);
});

test('any number of items, any thing thrown', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.record({
				items: fc.integer({ min: 1, max: 5 }),
				effect: fc.constantFrom('write' as const, 'send' as const),
				options: fc.constantFrom(...OPTIONS),
				continueOnFail: fc.constant(true),
				asks: fc.boolean(),
			}),
			fc.integer({ min: 1, max: 150 }),
			fc.nat(THROWN.length - 1),
			async (given, at, thrown) => await holds(given, at, THROWN[thrown]),
		),
		{ numRuns: 50 },
	);
});

test('without Continue only n8n’s own errors get out, and nothing is sent twice', async () => {
	const given: Given = { items: 2, effect: 'send', options: {}, continueOnFail: false };
	const count = await calls(given);
	for (let at = 1; at <= count; at++) {
		const ended = await run(given, new Fuse(at, new TypeError('x'))).catch(
			(thrown: unknown) => thrown,
		);
		if (ended instanceof NodeOperationError || ended instanceof NodeApiError) continue;
		const { left } = ended as { left: number[] };
		expect([at, left]).toEqual([at, [...new Set(left)]]);
	}
});
