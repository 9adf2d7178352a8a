import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { IvosightsSimulator } from '../../../simulator/ivosights/index.mts';
import { runWorkflow, type Outcome, type RunOptions, type WorkflowJson } from './engine.mts';

/** Node settings that a person sets beside the parameters. */
export interface NodeSettings {
	onError?: 'stopWorkflow' | 'continueErrorOutput' | 'continueRegularOutput';
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
}

/** `Contacts` → `Ivosights` → `Sent`, and `Failed` on the error branch. */
export function ivosightsWorkflow(
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
	return {
		name: 'test',
		nodes: [
			node('Contacts', 'test.items', 0, { items: JSON.stringify(items) }),
			{
				...node('Ivosights', 'n8n-nodes-whatsapp-gateways.ivosights', 200, parameters),
				credentials: { ivosightsApi: { id: '1', name: 'Ivosights' } },
				...settings,
			},
			node('Sent', 'test.pass', 400, look),
			node('Failed', 'test.pass', 400, look),
		],
		connections: {
			Contacts: { main: [[{ node: 'Ivosights', type: 'main', index: 0 }]] },
			Ivosights: {
				main: [
					[{ node: 'Sent', type: 'main', index: 0 }],
					[{ node: 'Failed', type: 'main', index: 0 }],
				],
			},
		},
	};
}

/** Credentials for the simulator. */
export const credentialsFor = (simulator: IvosightsSimulator, more: IDataObject = {}) => ({
	ivosightsApi: { apiKey: simulator.apiKey, baseUrl: simulator.url, ...more } as never,
});

/** Runs the Ivosights node once over the contacts, against the simulator. */
export async function runIvosights(
	simulator: IvosightsSimulator,
	parameters: INodeParameters,
	contacts: Array<IDataObject | INodeExecutionData>,
	settings: NodeSettings & RunOptions = {},
): Promise<Outcome> {
	const { credentials, mode, onStart, contextData, ...own } = settings;
	return await runWorkflow(ivosightsWorkflow(parameters, contacts, own), {
		credentials: credentials ?? credentialsFor(simulator),
		mode,
		onStart,
		contextData,
	});
}
