import type { IDataObject } from 'n8n-workflow';
import { runNode } from '../../../../nodes/shared/engine/run';
import { readOptionsField } from '../../../../nodes/shared/operation/fields';
import { ask, defineOperation, emit } from '../../../../nodes/shared/operation/operation';
import { acme } from '../../support/acme.mts';
import { executeContext } from '../../support/executeContext.mts';

/** Reads something that differs for each item, sends it, then reads what became of it. */
const forward = defineOperation({
	resource: 'message',
	option: { name: 'Forward', value: 'forward', action: 'Forward', description: 'Forward' },
	fields: [readOptionsField],
	*plan() {
		const { body } = yield* ask({ effect: 'read', method: 'GET', path: ['drafts'] });
		const draft = body as IDataObject;
		yield* ask({ effect: 'send', method: 'POST', path: ['messages'], body: draft, to: '62812' });
		const status = yield* ask({ effect: 'read', method: 'GET', path: ['status'] });
		yield* emit({ draft: draft.n, status: (status.body as IDataObject).n });
	},
	sample: {},
});

interface Sent {
	method: string;
	url: string;
	body?: string;
}

interface Given {
	items?: number;
	isTool?: boolean;
	continueOnFail?: boolean;
	answer?: (request: Sent, nth: number) => { status: number; text: string };
	credential?: Record<string, string>;
}

/** What the engine needs of n8n, and a gateway that answers with the number of the request. */
function contextOf({
	items = 1,
	isTool = false,
	continueOnFail = false,
	answer,
	credential,
}: Given) {
	const requests: Sent[] = [];
	const context = executeContext({
		parameters: { resource: 'message', operation: 'forward', options: {} },
		items: Array.from({ length: items }, () => ({ json: {} })),
		context: {
			continueOnFail: () => continueOnFail,
			isToolExecution: () => isTool,
			getCredentials: async () => credential ?? {},
			getCredentialsProperties: () =>
				Object.keys(credential ?? {}).map((name) => ({ name, typeOptions: { password: true } })),
		},
		helpers: {
			httpRequestWithAuthentication: async (_: string, request: Sent) => {
				requests.push(request);
				const given = answer?.(request, requests.length);
				const { status, text } = given ?? { status: 200, text: `{"n": ${requests.length}}` };
				return { statusCode: status, headers: {}, body: text };
			},
		},
	});
	return { context, requests };
}

const run = async (given: Given) => {
	const { context, requests } = contextOf(given);
	const [outputs] = await runNode(context, acme, [forward]);
	return { outputs, requests };
};

test('what was read while checking is what is sent; it is not read again', async () => {
	const { outputs, requests } = await run({});
	expect(requests.map(({ method, url }) => `${method} ${url.split('/').at(-1)}`)).toEqual([
		'GET drafts',
		'POST messages',
		'GET status',
	]);
	expect(requests[1].body).toBe('{"n":1}');
	expect(outputs).toEqual([{ json: { draft: 1, status: 3 }, pairedItem: { item: 0 } }]);
});

test('all items are read before the first is sent', async () => {
	const { requests } = await run({ items: 5 });
	const methods = requests.map(({ url }) => url.split('/').at(-1));
	expect(methods.slice(0, 5)).toEqual(Array(5).fill('drafts'));
	expect(methods.filter((one) => one === 'messages')).toHaveLength(5);
});

const lost = ({ method }: Sent, nth: number) =>
	method === 'POST' ? { status: 500, text: '{}' } : { status: 200, text: `{"n": ${nth}}` };

test('a lost send stops a workflow', async () => {
	await expect(run({ answer: lost })).rejects.toThrow('may or may not have been sent');
});

test('an AI agent is told of a lost send in an answer: n8n would repeat a call that throws', async () => {
	const { outputs, requests } = await run({ answer: lost, isTool: true });
	expect(outputs).toMatchObject([
		{
			json: {
				error: {
					message: expect.stringContaining('may or may not have been sent'),
					reason: 'unconfirmed',
					item: 0,
				},
			},
		},
	]);
	expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('an AI agent is told of a refusal by an error, as it may try again', async () => {
	const refused = ({ method }: Sent) =>
		method === 'POST' ? { status: 400, text: '{"message":"no"}' } : { status: 200, text: '{}' };
	await expect(run({ answer: refused, isTool: true })).rejects.toThrow('Acme answered “no”');
});

test('a failed item has no outputs left of what went well before', async () => {
	const late = ({ url }: Sent, nth: number) =>
		url.endsWith('status') ? { status: 404, text: '{}' } : { status: 200, text: `{"n": ${nth}}` };
	const { outputs } = await run({ answer: late, continueOnFail: true });
	expect(outputs).toHaveLength(1);
	expect(outputs[0].json).toMatchObject({ error: { reason: 'notFound' } });
});

test('every secret of the credential is masked whole, also where one begins like another', async () => {
	const credential = { short: 'abcdef', long: 'abcdefghijkl', quoted: 'say "please"', tiny: 'abc' };
	const said = JSON.stringify({ message: `${Object.values(credential).join(' ')} end` });
	const answer = () => ({ status: 400, text: said });
	await expect(run({ answer, credential })).rejects.toThrow('“*** *** *** abc end”');
});
