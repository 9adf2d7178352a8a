import { runNode } from '../../../../nodes/shared/engine/run';
import { readOptionsField } from '../../../../nodes/shared/operation/fields';
import { ask, defineOperation, emit } from '../../../../nodes/shared/operation/operation';
import type { Gateway } from '../../../../nodes/shared/transport/gateway';
import { acme } from '../../support/acme.mts';
import { executeContext } from '../../support/executeContext.mts';

/** What nobody foresaw, at every place where it can happen. */

const broken = (): never => {
	throw new TypeError('x is undefined');
};

const operationWith = (effect: 'read' | 'write' | 'send', after: () => void = () => undefined) =>
	defineOperation({
		resource: 'message',
		option: { name: 'Do', value: 'do', action: 'Do', description: 'Do' },
		fields: [readOptionsField],
		*plan() {
			yield* ask({ effect, method: 'POST', path: ['messages'] });
			after();
			yield* emit({ done: true }, { file: { data: Buffer.from('a'), mimeType: 'image/png' } });
		},
		sample: {},
	});

interface Given {
	operation?: ReturnType<typeof operationWith>;
	gateway?: Partial<Gateway>;
	/** Parts of n8n that fail. */
	n8n?: object;
	helpers?: object;
	continueOnFail?: boolean;
}

async function run({ operation, gateway: more, n8n, helpers, continueOnFail = true }: Given) {
	const sent: unknown[] = [];
	const context = executeContext({
		parameters: { resource: 'message', operation: 'do', options: {} },
		items: [{ json: { a: 1 } }, { json: { a: 2 } }],
		context: { continueOnFail: () => continueOnFail, ...n8n },
		helpers: {
			httpRequestWithAuthentication: async (_: string, request: unknown) => {
				sent.push(request);
				return { statusCode: 200, headers: {}, body: '{"id":1}' };
			},
			...helpers,
		},
	});
	const outputs = await runNode(context, { ...acme, ...more }, [
		operation ?? operationWith('send'),
	]);
	return { items: outputs[0], sent };
}

const failedWith = (reason: string) =>
	[0, 1].map((item) => ({
		json: { error: expect.objectContaining({ message: expect.any(String), reason, item }) },
		pairedItem: { item },
	}));

/** After a request left; what is thrown says nothing of whether the gateway acted. */
const AFTER: Array<[string, Given]> = [
	['the plan that reads the answer', { operation: operationWith('send', broken) }],
	['the gateway’s own judgement', { gateway: { refusal: broken } }],
	['the status in the body', { gateway: { statusOf: broken } }],
	['whether the token expired', { gateway: { expiredCredential: broken } }],
	['n8n, when it stores the file', { helpers: { prepareBinaryData: broken } }],
];

describe.each(AFTER)('%s throws after a message left', (_, given) => {
	test('with Continue the items say that nobody knows', async () => {
		const { items, sent } = await run(given);
		expect(sent).toHaveLength(2);
		expect(items).toEqual(failedWith('unconfirmed'));
		expect(items[0].json.error).toMatchObject({
			message: expect.stringContaining('may or may not have been sent'),
		});
	});

	test('else the workflow stops and says so', async () => {
		await expect(run({ ...given, continueOnFail: false })).rejects.toThrow(
			'may or may not have been sent',
		);
	});
});

test('the same for a change; a read is only tried', async () => {
	const change = await run({ operation: operationWith('write', broken) });
	expect(change.items).toEqual(failedWith('unconfirmed'));
	const read = await run({ operation: operationWith('read', broken) });
	expect(read.items).toEqual(failedWith('other'));
});

test('a line that n8n cannot show is no reason to stop what was sent', async () => {
	const addExecutionHints = jest.fn(broken);
	const operation = defineOperation({
		resource: 'message',
		option: { name: 'Do', value: 'do', action: 'Do', description: 'Do' },
		fields: [
			{ displayName: 'To', name: 'to', type: 'string', default: '', description: 'Whom' },
			readOptionsField,
		],
		*plan({ to }) {
			yield* ask({ effect: 'send', method: 'POST', path: ['messages'], to: String(to) });
			yield* emit({ to });
		},
		sample: {},
	});
	const getNodeParameter = (name: string, item: number, fallback: unknown) =>
		({ resource: 'message', operation: 'do', to: `6281234567${item}` })[name] ?? fallback;
	const n8n = { addExecutionHints, getNodeParameter };
	const { items, sent } = await run({ operation: operation as never, n8n, continueOnFail: false });
	expect(addExecutionHints).toHaveBeenCalled();
	expect(sent).toHaveLength(2);
	expect(items.map(({ json }) => json)).toEqual([{ to: '62812345670' }, { to: '62812345671' }]);
});

test('without the input nobody is told of as sent', async () => {
	const { items, sent } = await run({ n8n: { getInputData: broken } });
	expect(sent).toEqual([]);
	expect(items).toMatchObject([{ json: { error: { reason: 'other', item: 0 } } }]);
});

/** Before anything left. With Continue n8n would hide it and pass the inputs on as if all were sent. */
const BEFORE: Array<[string, object]> = [
	['an expression in the options', { getNodeParameter: broken }],
	['a chosen operation that does not exist', { getNodeParameter: () => 'nothing' }],
	['n8n’s memory of the node', { getContext: broken }],
	['n8n’s data', { getWorkflowDataProxy: broken }],
];

describe.each(BEFORE)('%s fails before anything left', (_, n8n) => {
	test('with Continue every item is a failed one', async () => {
		const { items, sent } = await run({ n8n });
		expect(sent).toEqual([]);
		expect(items).toEqual(failedWith('other'));
	});

	test('else the workflow stops', async () => {
		await expect(run({ n8n, continueOnFail: false })).rejects.toThrow();
	});
});
