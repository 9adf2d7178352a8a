import { randomUUID } from 'node:crypto';

import { type Simulator, startSimulator } from '../../simulator/server.mts';
import type { StoredWorkflow } from '../../test/host/workflow.mts';
import { type N8n, startN8n } from '../../test/host/n8n.mts';
import { packTarball } from '../../test/host/pack.mts';
import { step } from '../../test/host/progress.mts';
import { autoReply, campaign, readExample } from './workflows.mts';

/** Everything that runs during the demo. */
export interface Stage {
	n8n: N8n;
	simulator: Simulator;
	campaign: StoredWorkflow;
	autoReply: StoredWorkflow;
	/** Enters the webhook of a workflow at the gateway, as one does in its dashboard. */
	connect(workflow: StoredWorkflow, trigger: string): Promise<void>;
	close(): Promise<void>;
}

/** Long enough to watch messages become delivered, then read. Milliseconds. */
const RECEIPT_DELAY = 300;

/**
 * n8n 2.41 makes a fresh sandbox for expressions for each webhook it receives, which is most of a
 * receipt's cost. With these settings of n8n's own it does so only when needed, and faster.
 */
const FOR_MANY_WEBHOOKS = {
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'true',
};

/**
 * Starts the simulated gateway and n8n with our package, and does in n8n what a new user would do:
 * fill in the credential, import the example workflows, publish them.
 */
export async function setStage(): Promise<Stage> {
	const packageTarball = await packTarball();
	const simulator = await startSimulator({ ivosights: { receiptDelayMs: RECEIPT_DELAY } });
	const n8n = await step('Starting n8n with the package installed', () =>
		startN8n({ packageTarball, env: FOR_MANY_WEBHOOKS }),
	);
	const close = async () => {
		await simulator.close();
		await n8n.stop();
	};
	try {
		const furniture = await step('Importing and publishing the workflows', () =>
			furnish(n8n, simulator),
		);
		return { n8n, simulator, ...furniture, close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function furnish(n8n: N8n, { ivosights }: Simulator) {
	const { client } = n8n;
	const webhookUser = 'ivosights';
	const webhookPassword = randomUUID();
	const data = {
		apiKey: ivosights.apiKey,
		environment: 'production',
		baseUrl: ivosights.url,
		webhookAuthentication: 'basic',
		webhookUser,
		webhookPassword,
	};
	const tested = await client.testCredential('ivosightsApi', data);
	if (tested.status !== 'OK') throw new Error(`The credential test said: ${tested.message}`);
	const credential = await client.createCredential('ivosightsApi', 'Ivosights (simulated)', data);

	const install = async (file: string) => {
		const workflow = await client.importWorkflow(await readExample(file), [credential]);
		await client.publish(workflow.id);
		return workflow;
	};
	const connect = async (workflow: StoredWorkflow, trigger: string) => {
		ivosights.webhooks.add({
			name: workflow.name,
			url: await client.webhookUrl(workflow, trigger),
			http_auth: { status: 'on', username: webhookUser, password: webhookPassword },
		});
	};
	return {
		campaign: await install(campaign.file),
		autoReply: await install(autoReply.file),
		connect,
	};
}
