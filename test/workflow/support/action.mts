import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { accounts } from '../../../nodes/shared/campaign/accounts';
import {
	runWorkflow,
	type Credentials,
	type Outcome,
	type RunOptions,
	type WorkflowJson,
} from './engine.mts';

/** Node settings that a person sets beside the parameters. */
export interface NodeSettings {
	onError?: 'stopWorkflow' | 'continueErrorOutput' | 'continueRegularOutput';
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
}

/** The action node under test. */
export interface ActionNode {
	/** Its name in the workflow. */
	name: string;
	/** Its type within the package. */
	type: string;
	/** The types of credential that it may use. */
	credentials: readonly string[];
}

/** One row of contacts: its data, or a whole item where it has files. */
export type Contact = IDataObject | INodeExecutionData;

/** `Contacts` → the node → `Sent`, and `Failed` on the error branch. */
export function actionWorkflow(
	{ name, type, credentials }: ActionNode,
	parameters: INodeParameters,
	contacts: readonly Contact[],
	settings: NodeSettings = {},
): WorkflowJson {
	const items = contacts.map((one) => ('json' in one ? one : { json: one }));
	const look = { value: "={{ $('Contacts').item.json.name }}" };
	const node = (nodeName: string, nodeType: string, x: number, own: INodeParameters) => ({
		id: nodeName,
		name: nodeName,
		type: nodeType,
		typeVersion: 1,
		position: [x, 0] as [number, number],
		parameters: own,
	});
	return {
		name: 'test',
		nodes: [
			node('Contacts', 'test.items', 0, { items: JSON.stringify(items) }),
			{
				...node(name, `n8n-nodes-whatsapp-gateways.${type}`, 200, parameters),
				credentials: Object.fromEntries(credentials.map((one) => [one, { id: '1', name }])),
				...settings,
			},
			// An output of several items has no single contact to look up.
			node('Sent', 'test.pass', 400, parameters.resource === 'contactList' ? {} : look),
			node('Failed', 'test.pass', 400, look),
		],
		connections: {
			Contacts: { main: [[{ node: name, type: 'main', index: 0 }]] },
			[name]: {
				main: [
					[{ node: 'Sent', type: 'main', index: 0 }],
					[{ node: 'Failed', type: 'main', index: 0 }],
				],
			},
		},
	};
}

/** Runs the node once over the contacts, with these credentials unless the settings bring others. */
export async function runAction(
	action: ActionNode,
	store: Credentials,
	parameters: INodeParameters,
	contacts: readonly Contact[],
	settings: NodeSettings & RunOptions = {},
): Promise<Outcome> {
	const { credentials = store, mode, onStart, contextData, pinData, ...own } = settings;
	// What an earlier test let the node learn of the account's pace.
	accounts.forgetIdle();
	return await runWorkflow(actionWorkflow(action, parameters, contacts, own), {
		credentials,
		mode,
		onStart,
		contextData,
		pinData,
	});
}
