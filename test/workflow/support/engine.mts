import 'reflect-metadata';
import { ExecutionLifecycleHooks, PackageDirectoryLoader, WorkflowExecute } from 'n8n-core';
import {
	ICredentialsHelper,
	NodeHelpers,
	Workflow,
	createRunExecutionData,
	isExpression,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IPinData,
	type IRun,
	type IVersionedNodeType,
	type IWorkflowExecuteAdditionalData,
	type NodeParameterValueType,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { root } from '../../host/paths.mts';
import { helperNodes } from './nodes.mts';

const PACKAGE = 'n8n-nodes-whatsapp-gateways';

/** A workflow as n8n exports it, as far as the engine needs it. */
export interface WorkflowJson {
	name: string;
	nodes: INode[];
	connections: Record<
		string,
		{ main: Array<Array<{ node: string; type: 'main'; index: number }>> }
	>;
	settings?: IDataObject;
}

/**
 * Credentials by type name; every node's credential of that type gets these values. Renewed tokens
 * are stored in them, as n8n stores them in its database.
 */
export type Credentials = Record<string, ICredentialDataDecryptedObject>;

let loading: Promise<PackageDirectoryLoader> | undefined;

/** This package, loaded by n8n's own loader. */
export async function loadedPackage(): Promise<PackageDirectoryLoader> {
	loading ??= (async () => {
		const loader = new PackageDirectoryLoader(root);
		await loader.loadAll();
		return loader;
	})();
	return await loading;
}

/** Further nodes, by type. */
export type MoreNodes = Record<string, INodeType | IVersionedNodeType>;

/** This package's nodes and the tests' own. */
export function nodeTypesOf(loader: PackageDirectoryLoader, more: MoreNodes = {}): INodeTypes {
	const find = (type: string): INodeType | IVersionedNodeType =>
		type.startsWith(`${PACKAGE}.`)
			? loader.getNode(type.slice(PACKAGE.length + 1)).type
			: (more[type] ?? helperNodes(type));
	return {
		getByName: find,
		getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(find(type), version),
		getKnownTypes: () => loader.known.nodes as unknown as IDataObject,
	};
}

/** n8n's credentials helper without its database. */
export class TestCredentials extends ICredentialsHelper {
	constructor(
		private readonly types: (name: string) => ICredentialType,
		private readonly store: Credentials,
	) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async getDecrypted(_data: unknown, _node: unknown, type: string) {
		const values = this.store[type];
		if (!values) throw new Error(`The test gave no credential of type ${type}`);
		const defaults = this.types(type).properties.map((p) => [p.name, p.default]);
		return { ...Object.fromEntries(defaults), ...values };
	}

	async getCredentials(): Promise<never> {
		throw new Error('not used');
	}

	getCredentialsProperties(type: string) {
		return this.types(type).properties;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types(typeName);
		if (!authenticate) return options;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		const resolve = (value: NodeParameterValueType) =>
			isExpression(value)
				? workflow.expression.getSimpleParameterValue(
						node,
						value,
						'internal',
						{ $credentials: credentials },
						undefined,
						'',
					)
				: value;
		const headers = { ...options.headers };
		for (const [name, value] of Object.entries(authenticate.properties.headers ?? {})) {
			headers[name] = String(resolve(value as string));
		}
		return { ...options, headers };
	}

	/** As n8n's own helper does it, the store being its database. */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.types(typeName);
		const expirable = type.properties.find(
			({ type: kind, typeOptions }) => kind === 'hidden' && typeOptions?.expirable === true,
		);
		if (!expirable || typeof type.preAuthentication !== 'function') return undefined;
		const isTesting = node.parameters.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable.name] !== '' && !credentialsExpired && !isTesting) return undefined;
		const only = { helpers: { httpRequest: helpers.helpers.httpRequest } };
		const output = await type.preAuthentication.call(only, credentials);
		if (output[expirable.name] === undefined) return undefined;
		if (!node.credentials) return undefined;
		const stored = this.store[typeName];
		const kept = Object.entries(output).filter(
			([name]) => name === expirable.name || !isExpression(stored[name] as string),
		);
		Object.assign(stored, Object.fromEntries(kept));
		return Object.assign(credentials, output) as ICredentialDataDecryptedObject;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}
}

/** n8n's own addresses, which the engine wants to know. */
export const URLS = Object.fromEntries(
	[
		'restApiUrl',
		'instanceBaseUrl',
		'webhookBaseUrl',
		'webhookTestBaseUrl',
		'webhookWaitingBaseUrl',
		'formWaitingBaseUrl',
	].map((name) => [name, 'http://127.0.0.1/']),
);

/** What a run of a workflow came to. */
export interface Outcome {
	run: IRun;
	/** Items of a node's output, by branch; of its last run. */
	output(node: string, branch?: number): INodeExecutionData[];
	/** The JSON of those items. */
	json(node: string, branch?: number): IDataObject[];
	/** The error that stopped the workflow. */
	error?: {
		message: string;
		description?: string | null;
		context?: IDataObject;
		failure?: unknown;
	};
	/** Everything n8n would store, as text: to look for what must not be there. */
	stored: string;
	/** What n8n keeps for a later run of the same execution data. */
	contextData: IDataObject;
}

export interface RunOptions {
	credentials?: Credentials;
	mode?: WorkflowExecuteMode;
	/** Called once it runs, with a way to cancel it as n8n's Stop button does. */
	onStart?: (cancel: () => void) => void;
	/** Context data of an earlier execution, as n8n gives it to a retried one. */
	contextData?: IDataObject;
	/** Nodes that the workflow uses beside this package's and the tests' own. */
	nodes?: MoreNodes;
	/** n8n's id of the workflow, which a copy of it has not. */
	workflowId?: string;
	/** Output that a person pinned, by node: such a node is not executed. */
	pinData?: IPinData;
	/** Executes this node alone, as the editor's 'Execute step' does, with what the others gave in an earlier run. */
	step?: { node: string; after: Outcome };
}

/** Runs a workflow in the real n8n engine, from its first node. */
export async function runWorkflow(json: WorkflowJson, options: RunOptions = {}): Promise<Outcome> {
	const loader = await loadedPackage();
	const nodeTypes = nodeTypesOf(loader, options.nodes);
	const mode = options.mode ?? 'manual';
	const workflow = new Workflow({
		id: options.workflowId ?? 'test',
		name: json.name,
		nodes: json.nodes,
		connections: json.connections,
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', timezone: 'UTC', ...json.settings },
		staticData: {},
	});
	const credentialType = (name: string) => loader.getCredential(name).type;
	const additionalData = {
		...URLS,
		credentialsHelper: new TestCredentials(credentialType, options.credentials ?? {}),
		hooks: new ExecutionLifecycleHooks(mode, '1', json as never),
		executionId: '1',
		variables: {},
		secretsHelpers: {},
		setExecutionStatus: () => {},
		sendDataToUI: () => {},
		logAiEvent: () => {},
	} as unknown as IWorkflowExecuteAdditionalData;
	const start = workflow.getNode(json.nodes[0].name) as INode;
	const stack: IExecuteData[] = [{ node: start, data: { main: [[{ json: {} }]] }, source: null }];
	const runData = createRunExecutionData({
		executionData: {
			contextData: (options.contextData ?? {}) as never,
			nodeExecutionStack: stack,
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
		},
		resultData: { runData: {}, pinData: options.pinData },
	});
	const engine = new WorkflowExecute(additionalData, mode, runData);
	const { step } = options;
	const running = step
		? engine.runPartialWorkflow2(
				workflow,
				step.after.run.data.resultData.runData,
				options.pinData,
				[],
				{ nodeName: step.node, mode: 'inclusive' },
			)
		: engine.processRunExecutionData(workflow);
	options.onStart?.(() => running.cancel());
	const run = await running;
	const { resultData } = run.data;
	const output = (node: string, branch = 0) =>
		resultData.runData[node]?.at(-1)?.data?.main?.[branch] ?? [];
	return {
		run,
		output,
		json: (node, branch) => output(node, branch).map((item) => item.json),
		error: resultData.error as Outcome['error'],
		get stored() {
			return storedText(run.data);
		},
		contextData: run.data.executionData?.contextData as unknown as IDataObject,
	};
}

/** All text in an object, once for each object, errors and their causes included. */
function storedText(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value !== 'object' || value === null) return String(value);
	if (seen.has(value)) return '';
	seen.add(value);
	const names = value instanceof Error ? Object.getOwnPropertyNames(value) : Object.keys(value);
	return names
		.map((name) => `${name}=${storedText((value as Record<string, unknown>)[name], seen)}`)
		.join('\n');
}
