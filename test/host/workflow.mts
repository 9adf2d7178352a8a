import {
	type IConnections,
	type INode,
	type INodeTypeDescription,
	type IPinData,
	type IWorkflowSettings,
	NodeHelpers,
} from 'n8n-workflow';

/** A workflow as it stands in a file that people import. */
export interface WorkflowFile {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	pinData?: IPinData;
}

/** A workflow that n8n has stored. */
export interface StoredWorkflow extends WorkflowFile {
	id: string;
	versionId: string;
}

/** A credential that n8n has stored; what it holds stays in n8n. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

/**
 * The nodes with the given credentials in place of those of the same type. Throws when a node needs
 * a type that was not given.
 */
export function withCredentials(
	nodes: readonly INode[],
	credentials: readonly StoredCredential[],
): INode[] {
	return nodes.map((node) => {
		if (!node.credentials) return node;
		const chosen = Object.keys(node.credentials).map((type) => {
			const credential = credentials.find((candidate) => candidate.type === type);
			if (!credential) throw new Error(`Node "${node.name}" needs a credential of type ${type}`);
			return [type, { id: credential.id, name: credential.name }] as const;
		});
		return { ...node, credentials: Object.fromEntries(chosen) };
	});
}

/** The path of a trigger's webhook below `/webhook/`, as n8n composes it. */
export function webhookPath(
	workflow: StoredWorkflow,
	nodeName: string,
	types: readonly INodeTypeDescription[],
): string {
	const node = nodeOf(workflow, nodeName);
	const [webhook] = types.flatMap(({ name, webhooks }) => (name === node.type && webhooks) || []);
	if (!webhook) throw new Error(`Node "${nodeName}" has no webhook`);
	const fullPath = webhook.isFullPath === true;
	return NodeHelpers.getNodeWebhookPath(workflow.id, node, pathOf(webhook.path, node), fullPath);
}

/** The path of a Form Trigger's page below `/form/`. */
export function formPath(workflow: StoredWorkflow, nodeName: string): string {
	const node = nodeOf(workflow, nodeName);
	const options = node.parameters.options as { path?: string } | undefined;
	return options?.path ?? String(node.webhookId);
}

function nodeOf(workflow: StoredWorkflow, name: string): INode {
	const node = workflow.nodes.find((candidate) => candidate.name === name);
	if (!node) throw new Error(`Workflow "${workflow.name}" has no node "${name}"`);
	return node;
}

/** A webhook's path may be `={{$parameter["path"]}}`: then it is what the node's form holds. */
function pathOf(path: string, node: INode): string {
	const parameter = /^=\{\{\s*\$parameter\[["'](\w+)["']\]/.exec(path)?.[1];
	return parameter ? String(node.parameters[parameter] ?? '') : path;
}
