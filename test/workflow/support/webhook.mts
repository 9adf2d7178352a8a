import 'reflect-metadata';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios, { type AxiosResponse } from 'axios';
import { HookContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	deepCopy,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type Logger,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { stopLooking } from '../../../nodes/shared/webhook/secondLook';
import { TestCredentials, URLS, loadedPackage, nodeTypesOf, type Credentials } from './engine.mts';

/** How a trigger is set up, and how n8n behaves. May be changed while it listens. */
export interface ListenerSettings {
	type: string;
	parameters?: INodeParameters;
	credentials: Credentials;
	/** `manual` is a test. */
	mode?: WorkflowExecuteMode;
	/** Called where n8n stores the execution; a throw is a database that does not take it. */
	store?: () => Promise<void> | void;
	/** Before the webhook's own path, without a slash at the end; `-test` is put behind it in tests. */
	webhookBaseUrl?: string;
	/** Why n8n activates: `activate` unless told, `init` when it starts. */
	activation?: WorkflowActivateMode;
}

type Hooks = Record<'checkExists' | 'create' | 'delete', (this: unknown) => Promise<boolean>>;

/**
 * A trigger behind a real HTTP server. It does what n8n does around `webhook()` with `onReceived`:
 * reads JSON, gives each post a workflow of its own with the stored static data, stores the execution,
 * saves the static data, answers (n8n 2.41.1, webhooks/webhook-helpers).
 */
export class TriggerListener {
	/** The items of each execution. */
	readonly executions: INodeExecutionData[][] = [];
	/** What was logged, e.g. `warn …`. */
	readonly logs: string[] = [];
	staticData: IDataObject = {};
	url = '';
	private readonly server = createServer((request, response) => {
		void this.handle(request, response);
	});
	private nodes = 0;
	private node: INode;

	constructor(readonly settings: ListenerSettings) {
		this.node = this.newNode();
	}

	async start(): Promise<this> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhook`;
		return this;
	}

	async close(): Promise<void> {
		await stopLooking();
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	/** A node that nobody has posted to yet. */
	renew(settings: Partial<ListenerSettings> = {}): void {
		void stopLooking();
		const usual = { mode: undefined, store: undefined, activation: undefined };
		Object.assign(this.settings, { ...usual, ...settings });
		this.node = this.newNode();
		this.staticData = {};
		this.executions.length = 0;
		this.logs.length = 0;
	}

	/** The same node after n8n was restarted: only what it stored is left. */
	restart(): void {
		const { id } = this.node;
		this.node = { ...this.newNode(), id: `${id}-restarted` };
	}

	/** Posts as a gateway does; a text goes out as it is. */
	async post(body: unknown, headers: IDataObject = {}): Promise<AxiosResponse> {
		return await axios.post(this.url, typeof body === 'string' ? body : JSON.stringify(body), {
			headers: { 'Content-Type': 'application/json', ...headers } as never,
			transformRequest: (data: unknown) => data,
			validateStatus: () => true,
		});
	}

	/** All events of all executions. */
	get items(): IDataObject[] {
		return this.executions.flat().map(({ json }) => json);
	}

	/** Publishes the workflow or listens for a test event, as far as the trigger is asked. */
	async activate(): Promise<void> {
		const activation = this.settings.activation ?? 'activate';
		await this.hook(this.settings.mode ?? 'trigger', activation, async (methods, context) => {
			if (!(await methods.checkExists.call(context))) await methods.create.call(context);
		});
	}

	/** Takes the workflow back or ends the test; n8n does the same after an activation that failed. */
	async deactivate(): Promise<void> {
		await this.hook('internal', 'update', async (methods, context) => {
			await methods.delete.call(context);
		});
	}

	/** Calls the trigger's hooks and saves its static data, also after a throw. */
	private async hook(
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
		call: (methods: Hooks, context: HookContext) => Promise<void>,
	): Promise<void> {
		const { workflow, node, trigger, additionalData, webhookData } = await this.prepare();
		const data = { ...webhookData, isTest: this.settings.mode === 'manual' };
		const hooks = new HookContext(workflow, node, additionalData, mode, activation, data);
		try {
			await call(trigger.webhookMethods?.default as Hooks, this.listenTo(hooks));
		} finally {
			this.staticData = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		}
	}

	/** n8n's context with a logger that the test can read. */
	private listenTo<T extends object>(context: T): T {
		const note = (level: string) => (words: string) => this.logs.push(`${level} ${words}`);
		const logger = {
			warn: note('warn'),
			error: note('error'),
			debug: note('debug'),
		} as unknown as Logger;
		return Object.defineProperty(context, 'logger', { value: logger });
	}

	private newNode(): INode {
		this.nodes += 1;
		return {
			id: `node-${this.nodes}`,
			name: 'WhatsApp',
			type: `n8n-nodes-whatsapp-gateways.${this.settings.type}`,
			typeVersion: 1,
			position: [0, 0],
			webhookId: '6f0c',
			parameters: this.settings.parameters ?? {},
			credentials: Object.fromEntries(
				Object.keys(this.settings.credentials).map((type) => [
					type,
					{ id: '1', name: 'Credential' },
				]),
			),
		};
	}

	private async prepare() {
		const loader = await loadedPackage();
		this.node.parameters = this.settings.parameters ?? {};
		const parameters = {
			id: 'trigger-test',
			nodes: [this.node],
			connections: {},
			active: true,
			nodeTypes: nodeTypesOf(loader),
			staticData: deepCopy(this.staticData),
		};
		const workflow = new Workflow(parameters);
		const node = workflow.getNode(this.node.name) as INode;
		const credentialType = (name: string) => loader.getCredential(name).type;
		const base = this.settings.webhookBaseUrl ?? 'https://n8n.example.com/webhook';
		const additionalData = {
			...URLS,
			webhookBaseUrl: base,
			webhookTestBaseUrl: `${base}-test`,
			credentialsHelper: new TestCredentials(credentialType, this.settings.credentials),
			variables: {},
			secretsHelpers: {},
		} as unknown as IWorkflowExecuteAdditionalData;
		const trigger = workflow.nodeTypes.getByNameAndVersion(node.type, 1) as INodeType;
		const webhookData = { webhookDescription: { name: 'default' } } as IWebhookData;
		/** n8n prepares an execution; with this, static data counts as unchanged. */
		const prepareExecution = () => new Workflow(parameters);
		return { workflow, node, trigger, additionalData, webhookData, prepareExecution };
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const rawBody = Buffer.concat(chunks);
		const contentType = request.headers['content-type']?.split(';')[0];
		let body: unknown;
		try {
			body = contentType === 'application/json' && rawBody.length > 0 && parse(rawBody);
		} catch {
			response.writeHead(422).end();
			return;
		}
		const { workflow, node, trigger, additionalData, webhookData, prepareExecution } =
			await this.prepare();
		additionalData.httpRequest = Object.assign(request, {
			body: body === false ? undefined : body,
			rawBody,
			contentType,
			query: Object.fromEntries(new URL(request.url ?? '/', this.url).searchParams),
		}) as never;
		additionalData.httpResponse = response as never;
		const mode = this.settings.mode ?? 'webhook';
		const context = this.listenTo(
			new WebhookContext(workflow, node, additionalData, mode, webhookData, [], null),
		);
		const result = await trigger.webhook?.call(context as never);
		const items = result?.workflowData?.[0];
		const responseData = trigger.description.webhooks?.[0].responseData;
		try {
			if (items) prepareExecution();
			if (items) await this.settings.store?.();
			if (items) this.executions.push(JSON.parse(JSON.stringify(items)) as INodeExecutionData[]);
		} catch {
			response.writeHead(500).end();
			return;
		}
		// n8n asks for the trigger's own answer only where the description gives none.
		const answer: unknown = responseData || result?.webhookResponse;
		const { staticData } = workflow as unknown as { staticData: { __dataChanged: boolean } };
		if (staticData.__dataChanged) {
			this.staticData = JSON.parse(JSON.stringify(staticData)) as IDataObject;
		}
		if (!result?.noWebhookResponse) response.writeHead(200).end(JSON.stringify(answer));
	}
}

const parse = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8'));
