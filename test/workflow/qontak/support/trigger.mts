import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { QontakSimulator } from '../../../../simulator/qontak/index.mts';
import type { QontakOptions } from '../../../../simulator/qontak/options.mts';
import type { Slot } from '../../../../simulator/qontak/webhooks/interactions.mts';
import type { Simulator } from '../../../../simulator/server.mts';
import { simulatorForAll } from '../../../unit/support/simulator.mts';
import { credentialsFor } from './node.mts';
import { TriggerListener, type ListenerSettings } from '../../support/webhook.mts';

export const EVERYTHING = ['message', 'status', 'broadcastStatus', 'room', 'template', 'other'];
export const FOREIGN = 'https://crm.example.com/hooks/qontak?key=a-secret-of-the-crm';
export const NUMBER = '628117661000';

const SLOTS: Slot[] = ['message_interactions', 'room_interactions', 'waba_interactions'];

/** A Qontak Trigger that listens where the stand-in can post to. */
class QontakListener {
	private constructor(
		readonly simulator: QontakSimulator,
		readonly trigger: TriggerListener,
	) {}

	static async start(simulator: QontakSimulator): Promise<QontakListener> {
		const trigger = await new TriggerListener({
			type: 'qontakTrigger',
			credentials: credentialsFor(simulator),
		}).start();
		return new QontakListener(simulator, trigger);
	}

	/** A new trigger with these parameters, and a Qontak where nothing is registered. */
	given(
		parameters: INodeParameters = {},
		credential: IDataObject = {},
		more: Partial<ListenerSettings> = {},
	): void {
		this.trigger.renew({
			parameters: { authentication: 'token', ...parameters },
			credentials: credentialsFor(this.simulator, credential),
			webhookBaseUrl: this.trigger.url,
			...more,
		});
		this.simulator.interactions.clear();
		this.simulator.requests.clear();
		this.simulator.posts.clear();
	}

	/** Publishes a new trigger with these parameters; gives what is registered then. */
	async publish(parameters: object = {}, credential: IDataObject = {}): Promise<object> {
		this.given(parameters as INodeParameters, credential);
		await this.trigger.activate();
		return this.inUse;
	}

	/** Listens for a test event, or for production again, with the same node. */
	set testing(on: boolean) {
		this.trigger.settings.mode = on ? 'manual' : undefined;
	}

	/** The production address as the panel shows it. */
	get address(): string {
		return `${this.trigger.url}/6f0c/qontak`;
	}

	get testAddress(): string {
		return `${this.trigger.url}-test/6f0c/qontak`;
	}

	/** The registered address of a group without its token, and the events that are on. */
	registered(slot: Slot = 'message_interactions') {
		const { interactions } = this.simulator;
		const url = interactions.urlOf(slot);
		return { url: url?.replace(/\?token=.*/, ''), events: interactions.eventsOf(slot) };
	}

	/** All groups in which an event is on. */
	get inUse(): IDataObject {
		const used = SLOTS.filter((slot) => this.registered(slot).events.length > 0);
		return Object.fromEntries(used.map((slot) => [slot, this.registered(slot)]));
	}

	/** The registered address with its token. */
	get signed(): string {
		return String(this.simulator.interactions.urlOf('message_interactions'));
	}

	/** What the trigger asked the stand-in, e.g. `PUT message_interactions`. */
	get asked(): string[] {
		return this.simulator.requests.map(
			({ method, path }) => `${method} ${path.split('/').at(-1)?.split('?')[0]}`,
		);
	}

	/** What the trigger logged for the person who runs n8n. */
	get logged(): string[] {
		return this.trigger.logs.filter((line) => !line.startsWith('debug'));
	}

	/** What keeps the workflow from being published. */
	async refusal(): Promise<string> {
		const outcome: unknown = await this.trigger.activate().catch((error: unknown) => error);
		if (!(outcome instanceof Error)) throw new Error('The workflow was published');
		// n8n calls this after an activation that failed.
		await this.trigger.deactivate();
		return outcome.message;
	}

	async close(): Promise<void> {
		await this.trigger.close();
	}
}

let simulator: Simulator;

/** The Qontak Trigger of the running test. */
export let listener: QontakListener;
export const gateway = () => simulator.qontak;

/** Has a stand-in and a trigger ready for the tests of the file; nothing is registered before each. */
export function useQontakTrigger(options: QontakOptions = {}): void {
	simulator = simulatorForAll({ qontak: { receipts: 'manual', ...options } });
	beforeAll(async () => {
		listener = await QontakListener.start(gateway());
	});
	afterAll(async () => {
		await listener.close();
	});
	beforeEach(() => {
		gateway().faults.clear();
		listener.given();
	});
}

/** Customers' messages alone, which the trigger takes by default. */
export const FROM_CUSTOMER = ['receive_message_from_customer'];

/** The messages' slot holds this address, by default the trigger's own, and no other slot is in use. */
export const messagesOnly = (events: string[], url = listener.address) => ({
	message_interactions: { url, events },
});
