import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { DecisionTelecomSimulator } from '../../../../simulator/decisionTelecom/index.mts';
import type { DecisionTelecomOptions } from '../../../../simulator/decisionTelecom/options.mts';
import { simulatorForAll } from '../../../unit/support/simulator.mts';
import { runAction, type Contact, type NodeSettings } from '../../support/action.mts';
import type { Outcome, RunOptions } from '../../support/engine.mts';

const NODE = {
	name: 'DecisionTelecom',
	type: 'decisionTelecom',
	credentials: ['decisionTelecomApi'],
};

/**
 * One simulated account for the tests of a file, emptied and set as given before each. It is there
 * inside of tests only.
 */
export function accountForTests(settings: DecisionTelecomOptions = {}) {
	const simulator = simulatorForAll({ decisionTelecom: { receipts: 'manual' } });
	beforeEach(() => {
		const { decisionTelecom } = simulator;
		decisionTelecom.faults.clear();
		decisionTelecom.messages.clear();
		decisionTelecom.requests.clear();
		decisionTelecom.maxInFlight.reset();
		Object.assign(decisionTelecom.settings, settings);
	});
	return () => simulator.decisionTelecom;
}

/** Credentials for the simulator. */
export const credentialsFor = (simulator: DecisionTelecomSimulator, more: IDataObject = {}) => ({
	decisionTelecomApi: {
		apiKey: simulator.apiKey,
		baseUrl: simulator.baseUrl,
		...more,
	} as never,
});

/** Runs the DecisionTelecom node once over the contacts, against the simulator. */
export async function runDecisionTelecom(
	simulator: DecisionTelecomSimulator,
	parameters: INodeParameters,
	contacts: Contact[],
	settings: NodeSettings & RunOptions = {},
): Promise<Outcome> {
	return await runAction(NODE, credentialsFor(simulator), parameters, contacts, settings);
}

/** Ukrainian numbers, as people write them there. */
export const customer = (n: number) => ({
	name: `Customer ${n}`,
	phone: `063 123 45 ${String(n).padStart(2, '0')}`,
});

export const customers = (count: number) => Array.from({ length: count }, (_, n) => customer(n));

/** The digits that the gateway gets for a customer. */
export const digits = (n: number) => `3806312345${String(n).padStart(2, '0')}`;

export const sendText = {
	resource: 'message',
	operation: 'sendText',
	recipient: '={{ $json.phone }}',
	sender: 'Custom Company',
	text: '=Hello {{ $json.name }}',
};

export const sendMedia = {
	resource: 'message',
	operation: 'sendMedia',
	recipient: '={{ $json.phone }}',
	sender: 'Custom Company',
	mediaUrl: 'https://example.com/images/image.jpg',
};

/** The simulator's template `order_shipped`, described and filled in. */
export const sendTemplate = {
	resource: 'message',
	operation: 'sendTemplate',
	recipient: '={{ $json.phone }}',
	sender: 'Custom Company',
	templateName: 'order_shipped',
	templateLanguage: 'en_US',
	templateNamespace: '3b1c9f5e_7a20_4d68_9c1e_5f0a2b7d8e64',
	templateHeader: 'image',
	templateText: 'Hello {{1}}, your order {{2}} has been shipped.',
	templateButtons: { button: [{ kind: 'url', position: 2, text: 'Track' }] },
	templateInput: 'form',
	templateVariables: {
		mappingMode: 'defineBelow',
		value: {
			header_media: 'https://example.com/box.png',
			body_1: '={{ $json.name }}',
			body_2: 'A-1001',
			button_1_url: 'A-1001',
		},
		schema: [],
	},
} as never as INodeParameters;

export const getStatus = {
	resource: 'message',
	operation: 'getStatus',
	messageId: '={{ $json.id }}',
};
