import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	createRunExecutionData,
	type ICredentialsDecrypted,
	type ICredentialTestRequest,
	type IDataObject,
	type IExecuteData,
	type INode,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	type NodeApiError,
} from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { credentialsFor } from './support/decisionTelecom.mts';
import { TestCredentials, URLS, loadedPackage } from './support/engine.mts';

let simulator: Simulator;
const gateway = () => simulator.decisionTelecom;
const TYPE = 'decisionTelecomApi';

beforeAll(async () => {
	simulator = await startSimulator({ decisionTelecom: {} });
});
afterAll(async () => await simulator.close());
beforeEach(() => {
	gateway().faults.clear();
	gateway().requests.clear();
	gateway().settings.errors = 'status';
	gateway().settings.keyFormats = ['asIssued'];
});

/** A node that makes one request, as n8n builds it for the test of a credential. */
function testingNode(request: ICredentialTestRequest['request']): INodeType {
	return {
		description: {
			displayName: 'No Operation',
			name: 'noOp',
			group: ['input'],
			version: 1,
			description: '',
			defaults: { name: 'No Operation' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: TYPE, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					routing: { request: request as never },
					default: '',
				},
			],
		},
	};
}

/** What n8n's button on the credential says: its credentials tester (2.41.1), without its database. */
async function testCredential(more: IDataObject = {}): Promise<string> {
	const loader = await loadedPackage();
	const { test: wanted } = loader.getCredential(TYPE).type;
	if (!wanted) throw new Error('The credential has no test');
	const store = credentialsFor(gateway(), more);
	const credentialType = (name: string) => loader.getCredential(name).type;
	const nodeType = testingNode(wanted.request);
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [TYPE]: { id: '1', name: 'DecisionTelecom' } },
	};
	const nodeTypes = { getByNameAndVersion: () => nodeType } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const credentialsHelper = new TestCredentials(credentialType, store);
	const additionalData = {
		...URLS,
		credentialsHelper,
		variables: {},
		secretsHelpers: {},
	} as unknown as IWorkflowExecuteAdditionalData;
	const input = { main: [[{ json: {} }]] };
	const executeData: IExecuteData = { node, data: {}, source: null };
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createRunExecutionData({}),
		0,
		[],
		input,
		executeData,
		[],
	);
	const data = await credentialsHelper.getDecrypted(undefined, undefined, TYPE);
	const decrypted: ICredentialsDecrypted = { id: '1', name: '', type: TYPE, data };
	const rules = (wanted.rules ?? []) as Array<{
		type: string;
		properties: { key?: string; value: unknown; message: string };
	}>;
	let answer: IDataObject;
	try {
		const output = await new RoutingNode(context, nodeType, decrypted).runNode();
		answer = output?.[0]?.[0]?.json ?? {};
	} catch (thrown) {
		const { cause } = thrown as NodeApiError & { cause?: { response?: { status: number } } };
		const status = cause?.response?.status;
		const rule = rules.find(
			({ type, properties }) => type === 'responseCode' && properties.value === status,
		);
		return rule?.properties.message ?? `HTTP ${status}`;
	}
	const rule = rules.find(
		({ type, properties: { key = '', value } }) =>
			type === 'responseSuccessBody' && answer[key] === value,
	);
	return rule?.properties.message ?? 'OK';
}

test.each(['status', 'ok'] as const)(
	'a good key passes, although the message asked for does not exist (errors by %s)',
	async (errors) => {
		gateway().settings.errors = errors;
		expect(await testCredential()).toBe('OK');
		expect(gateway().requests).toMatchObject([
			{
				method: 'POST',
				path: '/v1/api/receive-whatsapp',
				body: { message_id: 0 },
				headers: { authorization: `Basic ${gateway().apiKey}` },
			},
		]);
	},
);

test.each(['status', 'ok'] as const)(
	'a key that is not accepted is told, with what to try (errors by %s)',
	async (errors) => {
		gateway().settings.errors = errors;
		expect(await testCredential({ apiKey: 'wrong' })).toMatch(/'Key Format'/);
		expect(await testCredential({ keyFormat: 'base64' })).toMatch(/'Key Format'/);
		gateway().settings.keyFormats = ['base64Colon'];
		expect(await testCredential({ keyFormat: 'base64Colon' })).toBe('OK');
	},
);

test.each([400, 402, 404, 429, 500, 503])('HTTP %i says nothing about the key', async (status) => {
	gateway().faults.next({ kind: 'status', status, body: { name: 'x', code: 1, status } });
	expect(await testCredential()).toBe('OK');
});
