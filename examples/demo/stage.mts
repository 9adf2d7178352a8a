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
	close(): Promise<void>;
}

/** Long enough to watch messages become delivered, then read. Milliseconds. */
const RECEIPT_DELAY = 300;

/**
 * Starts the simulated gateway and n8n with our package, and does in n8n what a new user would do:
 * fill in the credential, import the example workflows, publish them, enter their webhooks at the
 * gateway.
 */
export async function setStage(): Promise<Stage> {
	const packageTarball = await packTarball();
	const simulator = await startSimulator({ ivosights: { receiptDelayMs: RECEIPT_DELAY } });
	const n8n = await step('Starting n8n with the package installed', () =>
		startN8n({ packageTarball }),
	);
	const close = async () => {
		await simulator.close();
		await n8n.stop();
	};
	try {
		const workflows = await step('Importing and publishing the workflows', () =>
			furnish(n8n, simulator),
		);
		return { n8n, simulator, ...workflows, close };
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

	const install = async (file: string, trigger: string) => {
		const workflow = await client.importWorkflow(await readExample(file), [credential]);
		ivosights.webhooks.add({
			name: workflow.name,
			url: await client.webhookUrl(workflow, trigger),
			http_auth: { status: 'on', username: webhookUser, password: webhookPassword },
		});
		await client.publish(workflow.id);
		return workflow;
	};
	return {
		campaign: await install(campaign.file, campaign.receipts),
		autoReply: await install(autoReply.file, autoReply.trigger),
	};
}
