import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { URLS, TestCredentials, loadedPackage, nodeTypesOf, type Credentials } from './engine.mts';

/** What n8n's editor asks a node for while a person fills in the form. */
export interface Editor {
	options(method: string): Promise<INodePropertyOptions[]>;
	search(method: string, filter?: string, token?: string): Promise<INodeListSearchResult>;
	/** The fields of a resource mapper; of the template's variables unless it has another method. */
	variables(method?: string): Promise<ResourceMapperFields>;
}

/** An action node of the package in n8n's editor, with these parameters and credentials chosen. */
export async function editorOf(
	name: string,
	parameters: object,
	store: Credentials,
): Promise<Editor> {
	const loader = await loadedPackage();
	const type = loader.getNode(name).type as INodeType;
	const chosen = Object.keys(store).map((one) => [one, { id: '1', name: 'Mine' }]);
	const node: INode = {
		id: '1',
		name,
		type: `n8n-nodes-whatsapp-gateways.${name}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: parameters as INodeParameters,
		credentials: Object.fromEntries(chosen),
	};
	const nodeTypes = nodeTypesOf(loader);
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const credentialsHelper = new TestCredentials((one) => loader.getCredential(one).type, store);
	const additionalData = {
		...URLS,
		credentialsHelper,
		currentNodeParameters: parameters,
	} as unknown as IWorkflowExecuteAdditionalData;
	const context = new LoadOptionsContext(workflow, node, additionalData, '');
	const { loadOptions = {}, listSearch = {}, resourceMapping = {} } = type.methods ?? {};
	return {
		options: async (method) => await loadOptions[method].call(context),
		search: async (method, filter, token) => await listSearch[method].call(context, filter, token),
		variables: async (method = 'getTemplateVariables') =>
			await resourceMapping[method].call(context),
	};
}
