import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { QontakSimulator } from '../../../simulator/qontak/index.mts';
import { runWorkflow, type Outcome, type RunOptions, type WorkflowJson } from './engine.mts';
import type { NodeSettings } from './ivosights.mts';

/** A template of the stand-in that is approved, by its name. */
export const templateNamed = (simulator: QontakSimulator, name: string) => {
	const found = simulator.templates.all().find((template) => template.name === name);
	if (!found) throw new Error(`The stand-in has no template ${name}`);
	return found;
};

/** `Contacts` → `Qontak` → `Sent`, and `Failed` on the error branch. */
export function qontakWorkflow(
	parameters: INodeParameters,
	contacts: Array<IDataObject | INodeExecutionData>,
	settings: NodeSettings = {},
): WorkflowJson {
	const items = contacts.map((one) => ('json' in one ? one : { json: one }));
	const look = { value: "={{ $('Contacts').item.json.name }}" };
	const node = (name: string, type: string, x: number, own: INodeParameters) => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [x, 0] as [number, number],
		parameters: own,
	});
	const credential = { id: '1', name: 'Qontak' };
	return {
		name: 'test',
		nodes: [
			node('Contacts', 'test.items', 0, { items: JSON.stringify(items) }),
			{
				...node('Qontak', 'n8n-nodes-whatsapp-gateways.qontak', 200, parameters),
				credentials: {
					qontakHmacApi: credential,
					qontakOAuthApi: credential,
					qontakTokenApi: credential,
				},
				...settings,
			},
			// An output of several items has no single contact to look up.
			node('Sent', 'test.pass', 400, parameters.resource === 'contactList' ? {} : look),
			node('Failed', 'test.pass', 400, look),
		],
		connections: {
			Contacts: { main: [[{ node: 'Qontak', type: 'main', index: 0 }]] },
			Qontak: {
				main: [
					[{ node: 'Sent', type: 'main', index: 0 }],
					[{ node: 'Failed', type: 'main', index: 0 }],
				],
			},
		},
	};
}

/** The three credentials for the simulator; `more` goes into all of them. */
export const credentialsFor = (
	{ settings, url, mekariUrl }: QontakSimulator,
	more: object = {},
) => ({
	qontakHmacApi: {
		clientId: settings.mekariClientId,
		clientSecret: settings.mekariClientSecret,
		baseUrl: `${mekariUrl}/qontak/chat/v1`,
		...more,
	} as never,
	qontakOAuthApi: {
		username: settings.username,
		password: settings.password,
		baseUrl: `${url}/api/open/v1`,
		...more,
	} as never,
	qontakTokenApi: {
		kind: 'user',
		token: settings.userToken,
		baseUrl: `${url}/api/open/v1`,
		...more,
	} as never,
});

/** Runs the Qontak node once over the contacts, against the simulator. */
export async function runQontak(
	simulator: QontakSimulator,
	parameters: INodeParameters,
	contacts: Array<IDataObject | INodeExecutionData> = [{}],
	settings: NodeSettings & RunOptions = {},
): Promise<Outcome> {
	const { credentials, mode, onStart, contextData, ...own } = settings;
	return await runWorkflow(qontakWorkflow(parameters, contacts, own), {
		credentials: credentials ?? credentialsFor(simulator),
		mode,
		onStart,
		contextData,
	});
}

/** A request for each item through n8n's older helper, as its HTTP Request node makes them. */
export function requestWorkflow(credential: string, items: object[]): WorkflowJson {
	const nodes = [
		{ name: 'Items', type: 'test.items', parameters: { items: JSON.stringify(items) } },
		{
			name: 'Request',
			type: 'test.request',
			parameters: { credential, options: '={{ $json }}' },
			credentials: { [credential]: { id: '1', name: 'Qontak' } },
		},
	];
	return {
		name: 'test',
		nodes: nodes.map((node) => ({ ...node, id: node.name, typeVersion: 1, position: [0, 0] })),
		connections: { Items: { main: [[{ node: 'Request', type: 'main', index: 0 }]] } },
	};
}
