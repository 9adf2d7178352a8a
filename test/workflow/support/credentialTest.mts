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
import { TestCredentials, URLS, loadedPackage, type Credentials } from './engine.mts';

/** A node that makes one request, as n8n builds it for the test of a credential. */
function testingNode(type: string, request: ICredentialTestRequest['request']): INodeType {
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
			credentials: [{ name: type, required: true }],
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

interface Rule {
	type: string;
	properties: { key?: string; value: unknown; message: string };
}

/** What lodash's `get` finds, with which n8n reads the key of a rule. */
const valueAt = (json: unknown, key: string): unknown =>
	key.split('.').reduce<unknown>((at, name) => (at as IDataObject | undefined)?.[name], json);

/**
 * What n8n's button on a credential says: its credentials tester (2.41.1), without its database. What
 * it stores is stored in `store`.
 *
 * @returns `OK`, or the words of the error
 */
export async function pressTest(type: string, store: Credentials): Promise<string> {
	const loader = await loadedPackage();
	const { test: wanted } = loader.getCredential(type).type;
	if (!wanted) throw new Error('The credential has no test');
	const nodeType = testingNode(type, wanted.request);
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: nodeType.description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [type]: { id: '1', name: 'Tested' } },
	};
	const nodeTypes = { getByNameAndVersion: () => nodeType } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const helper = new TestCredentials((name) => loader.getCredential(name).type, store);
	const additionalData = {
		...URLS,
		credentialsHelper: helper,
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
	const data = await helper.getDecrypted(undefined, undefined, type);
	const decrypted: ICredentialsDecrypted = { id: '1', name: '', type, data };
	const rules = (wanted.rules ?? []) as Rule[];
	let answer: IDataObject;
	try {
		const output = await new RoutingNode(context, nodeType, decrypted).runNode();
		answer = output?.[0]?.[0]?.json ?? {};
	} catch (thrown) {
		const { cause, message } = thrown as NodeApiError & {
			cause?: { response?: { status: number }; code?: string };
		};
		const status = cause?.response?.status;
		const rule = rules.find(
			({ type: kind, properties }) => kind === 'responseCode' && properties.value === status,
		);
		if (status !== undefined) return rule?.properties.message ?? `HTTP ${status}`;
		return cause?.code ?? message;
	}
	const bad = rules.find(
		({ type: kind, properties: { key = '', value } }) =>
			kind === 'responseSuccessBody' && valueAt(answer, key) === value,
	);
	return bad?.properties.message ?? 'OK';
}
