import type { INodeParameters } from 'n8n-workflow';
import type { QontakSimulator } from '../../../../simulator/qontak/index.mts';
import { runAction, type Contact, type NodeSettings } from '../../support/action.mts';
import type { Outcome, RunOptions, WorkflowJson } from '../../support/engine.mts';

const NODE = {
	name: 'Qontak',
	type: 'qontak',
	credentials: ['qontakHmacApi', 'qontakOAuthApi', 'qontakTokenApi'],
};

/** A template of the stand-in that is approved, by its name. */
export const templateNamed = (simulator: QontakSimulator, name: string) => {
	const found = simulator.templates.all().find((template) => template.name === name);
	if (!found) throw new Error(`The stand-in has no template ${name}`);
	return found;
};

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
	contacts: Contact[] = [{}],
	settings: NodeSettings & RunOptions = {},
): Promise<Outcome> {
	return await runAction(NODE, credentialsFor(simulator), parameters, contacts, settings);
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
