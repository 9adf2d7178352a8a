import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulator, type Simulator } from '../../../simulator/server.mts';
import type { Execution } from '../../host/execution.mts';
import { startN8n, type N8n } from '../../host/n8n.mts';
import { packTarball } from '../../host/pack.mts';
import { until } from '../../host/until.mts';
import type { StoredCredential, WorkflowFile } from '../../host/workflow.mts';
import { ivosightsCredential } from './textCampaign.mts';
import { inARow, node, ours } from './workflows.mts';

/** The node that asks in the workflows here. */
export const ASK = 'Ask';
export const END = 'End';

/** A question with two buttons, unless told otherwise. */
export const question = (parameters: object = {}) => ({
	resource: 'message',
	operation: 'sendAndWait',
	recipient: '={{ $json.number }}',
	message: 'Pesanan jadi?',
	responseType: 'buttons',
	buttons: {
		button: [
			{ title: 'Ya', id: 'yes' },
			{ title: 'Tidak', id: 'no' },
		],
	},
	...parameters,
});

const CODE = { typeVersion: 2 };

/** What came out, and for whom, as n8n pairs it. */
const PAIRED = {
	mode: 'raw',
	jsonOutput: "={{ { answer: $json, asked: $('People').item.json.number } }}",
	options: {},
};

/** A workflow that asks these numbers by hand. */
export function asking(numbers: readonly string[], parameters: object = {}): WorkflowFile {
	const items = numbers.map((number) => ({ json: { number } }));
	return inARow(
		'Asking',
		node('People', 'n8n-nodes-base.code', { jsCode: `return ${JSON.stringify(items)}` }, CODE),
		ours(ASK, 'ivosights', ['ivosightsApi'], question(parameters)),
		node(END, 'n8n-nodes-base.set', PAIRED, { typeVersion: 3.4 }),
	);
}

/** A real n8n that listens for answers, beside a simulated Ivosights. */
export class Asker {
	private constructor(
		readonly simulator: Simulator,
		public n8n: N8n,
		readonly credential: StoredCredential,
		/** The workflow that is nothing but the trigger. */
		readonly listener: string,
		private readonly userFolder: string,
	) {}

	static async start(): Promise<Asker> {
		const userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-wait-test-'));
		const simulator = await startSimulator({
			ivosights: { receipts: 'manual', webhookWaitMs: 1 },
		});
		const n8n = await startN8n({ packageTarball: await packTarball(), userFolder });
		const { client } = n8n;
		const credential = await ivosightsCredential(n8n, simulator);
		const trigger = ours(
			'Trigger',
			'ivosightsTrigger',
			['ivosightsApi'],
			{},
			{ webhookId: 'hook' },
		);
		const listener = await client.importWorkflow(
			{ name: 'Listener', nodes: [trigger], connections: {} },
			[credential],
		);
		const url = await client.webhookUrl(listener, 'Trigger');
		simulator.ivosights.webhooks.add({ url });
		await client.publish(listener.id);
		return new Asker(simulator, n8n, credential, listener.id, userFolder);
	}

	/** Starts a workflow that asks; gives the execution's id. */
	async start(numbers: readonly string[], parameters: object = {}): Promise<string> {
		const { client } = this.n8n;
		const { id } = await client.importWorkflow(asking(numbers, parameters), [this.credential]);
		return await client.start(id, 'Start');
	}

	/** The same, and waits until it waits. */
	async ask(numbers: readonly string[], parameters: object = {}): Promise<string> {
		const execution = await this.start(numbers, parameters);
		await this.isWaiting(execution);
		return execution;
	}

	/** Waits until an execution waits for answers. */
	async isWaiting(execution: string): Promise<void> {
		await until(
			async () => {
				const now = await this.n8n.client.execution(execution);
				if (now && now.status === 'error')
					throw new Error(JSON.stringify(now.data?.resultData.error));
				return now?.status === 'waiting' ? true : undefined;
			},
			{ what: `execution ${execution} to wait`, timeout: 60_000 },
		);
	}

	async statusOf(execution: string): Promise<Execution['status'] | undefined> {
		return (await this.n8n.client.execution(execution))?.status;
	}

	/** The finished execution. */
	async ended(execution: string): Promise<Execution> {
		return await this.n8n.client.waitForExecution(execution);
	}

	customer(number: string) {
		return this.simulator.ivosights.customer(number);
	}

	/** Ids of the messages on somebody's phone that ask something, oldest first. */
	questionsOn(number: string): string[] {
		return this.simulator.phones
			.phone(number)
			.bubbles.filter(({ content }) => content.buttons || content.list)
			.map(({ id }) => id);
	}

	/** n8n ends and starts again, with all that it stored. */
	async restart(): Promise<void> {
		const { port } = this.n8n;
		await this.n8n.stop();
		this.n8n = await startN8n({ userFolder: this.userFolder, port });
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.simulator.close();
		await rm(this.userFolder, { recursive: true, force: true });
	}
}
