import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { IvosightsSimulator } from '../../../../simulator/ivosights/index.mts';
import {
	actionWorkflow,
	runAction,
	type Contact,
	type NodeSettings,
} from '../../support/action.mts';
import { simulatorForAll } from '../../../unit/support/simulator.mts';
import type { Outcome, RunOptions, WorkflowJson } from '../../support/engine.mts';

const NODE = { name: 'Ivosights', type: 'ivosights', credentials: ['ivosightsApi'] };

/** One simulated account for the tests of a file, emptied before each. It is there inside of tests only. */
export function accountForTests(
	simulator = simulatorForAll({ ivosights: { receipts: 'manual' } }),
): () => IvosightsSimulator {
	beforeEach(() => {
		const { faults, messages, requests, maxInFlight, settings } = simulator.ivosights;
		faults.clear();
		messages.clear();
		requests.clear();
		maxInFlight.reset();
		settings.latencyMs = 0;
	});
	return () => simulator.ivosights;
}

/** `Contacts` → `Ivosights` → `Sent`, and `Failed` on the error branch. */
export const ivosightsWorkflow = (parameters: INodeParameters, contacts: Contact[]): WorkflowJson =>
	actionWorkflow(NODE, parameters, contacts);

/** Credentials for the simulator. */
export const credentialsFor = (simulator: IvosightsSimulator, more: IDataObject = {}) => ({
	ivosightsApi: { apiKey: simulator.apiKey, baseUrl: simulator.url, ...more } as never,
});

/** Runs the Ivosights node once over the contacts, against the simulator. */
export async function runIvosights(
	simulator: IvosightsSimulator,
	parameters: INodeParameters,
	contacts: Contact[],
	settings: NodeSettings & RunOptions = {},
): Promise<Outcome> {
	return await runAction(NODE, credentialsFor(simulator), parameters, contacts, settings);
}
