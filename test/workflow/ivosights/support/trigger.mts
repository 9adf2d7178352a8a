import type { IDataObject } from 'n8n-workflow';
import type { Simulator } from '../../../../simulator/server.mts';
import { simulatorForAll } from '../../../unit/support/simulator.mts';
import { credentialsFor } from './node.mts';
import { TriggerListener, type ListenerSettings } from '../../support/webhook.mts';

export const EVERYTHING = ['message', 'status', 'contactChanged', 'preference', 'other'];
/** Must never be seen anywhere. */
export const SECRET = 'kunci-yang-rahasia';

let simulator: Simulator;

/** The Ivosights Trigger of the running test; takes every event unless {@link given} says otherwise. */
export let trigger: TriggerListener;
export const gateway = () => simulator.ivosights;

/** A new trigger with these parameters and this webhook protection. */
export function given(
	parameters: ListenerSettings['parameters'] = {},
	credential: IDataObject = {},
	more: Partial<ListenerSettings> = {},
): void {
	trigger.renew({ parameters, credentials: credentialsFor(gateway(), credential), ...more });
}

/** Has a trigger and a gateway ready for each test of the file. */
export function useIvosightsTrigger(): void {
	simulator = simulatorForAll({ ivosights: { webhookWaitMs: 1 } });
	beforeAll(async () => {
		trigger = await new TriggerListener({
			type: 'ivosightsTrigger',
			credentials: credentialsFor(gateway()),
		}).start();
	});
	afterAll(async () => {
		await trigger.close();
	});
	beforeEach(() => {
		given({ events: EVERYTHING });
		gateway().requests.clear();
		gateway().faults.clear();
		gateway().webhooks.clear();
	});
}

/** A customer's message, as it stands in `messages`. */
export const message = (id: string, more: IDataObject = {}): IDataObject => ({
	from: '628123456789',
	id,
	type: 'text',
	text: { body: 'Hi' },
	...more,
});

/** What Ivosights posts when a customer writes. */
export const text = (id = 'wamid.1') => ({ messages: [message(id)] });

/** What Ivosights posts when a message gets somewhere. */
export const status = (value: string, id = 'wamid.1') => ({
	statuses: [{ id, recipient_id: '628123456789', status: value }],
});
