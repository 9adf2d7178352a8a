import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { type Simulator, startSimulator } from '../../simulator/server.mts';
import { type AccountOf, accountsOf } from '../../simulator/accounts.mts';
import { contactNames } from '../../simulator/core/contactNames.mts';
import type { N8nClient } from '../../test/host/client.mts';
import type { StoredCredential, StoredWorkflow, WorkflowFile } from '../../test/host/workflow.mts';
import { type N8n, startN8n } from '../../test/host/n8n.mts';
import { packTarball } from '../../test/host/pack.mts';
import { step } from '../../test/host/progress.mts';
import { autoReply, campaign, contactsFile, otherCampaigns, readExample } from './workflows.mts';

/** Everything that runs during the demo. */
export interface Stage {
	n8n: N8n;
	simulator: Simulator;
	campaign: StoredWorkflow;
	autoReply: StoredWorkflow;
	/** The campaigns of the other gateways, published too. */
	others: StoredWorkflow[];
	/** What the credentials hold. */
	accounts: AccountOf[];
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
 * Starts the simulated gateways and n8n with our package, and does in n8n what a new user would do:
 * fill in the credentials, import the example workflows, publish them.
 */
export async function setStage(): Promise<Stage> {
	const packageTarball = await packTarball();
	const slow = { receiptDelayMs: RECEIPT_DELAY };
	const simulator = await startSimulator({
		ivosights: slow,
		qontak: slow,
		decisionTelecom: slow,
		names: contactNames(await readFile(contactsFile, 'utf8')),
	});
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

interface Furniture {
	campaign: StoredWorkflow;
	autoReply: StoredWorkflow;
	others: StoredWorkflow[];
	accounts: AccountOf[];
	connect(workflow: StoredWorkflow, trigger: string): Promise<void>;
}

async function furnish({ client }: N8n, simulator: Simulator): Promise<Furniture> {
	const webhookUser = 'ivosights';
	const webhookPassword = randomUUID();
	const protection = { webhookAuthentication: 'basic', webhookUser, webhookPassword };
	const accounts = accountsOf(simulator);
	const credentials: StoredCredential[] = [];
	for (const { gateway, type, label, data } of accounts) {
		const entered = gateway === 'ivosights' ? { ...data, ...protection } : data;
		const tested = await client.testCredential(type, entered);
		if (tested.status !== 'OK') throw new Error(`The test of ${label} said: ${tested.message}`);
		credentials.push(await client.createCredential(type, `${label} (simulated)`, entered));
	}
	const install = async (file: string) => {
		const example = await readExample(file);
		await fillInCallback(client, example);
		const workflow = await client.importWorkflow(example, credentials);
		await client.publish(workflow.id);
		return workflow;
	};
	const connect = async (workflow: StoredWorkflow, trigger: string) => {
		simulator.ivosights.webhooks.add({
			name: workflow.name,
			url: await client.webhookUrl(workflow, trigger),
			http_auth: { status: 'on', username: webhookUser, password: webhookPassword },
		});
	};
	const others: StoredWorkflow[] = [];
	for (const file of Object.values(otherCampaigns)) others.push(await install(file));
	const [qontak] = simulator.qontak.hooks.list();
	if (qontak) simulator.page.hooks.name(qontak.url, others[0].name);
	return {
		campaign: await install(campaign.file),
		autoReply: await install(autoReply.file),
		others,
		accounts,
		connect,
	};
}

/** At DecisionTelecom each message says where its receipts go: to the trigger of the workflow itself. */
async function fillInCallback(client: N8nClient, example: WorkflowFile): Promise<void> {
	const sends = example.nodes.filter(({ parameters }) => 'callbackUrl' in parameters);
	const unsaved = { ...example, id: '', versionId: '' };
	for (const { parameters } of sends) {
		parameters.callbackUrl = await client.webhookUrl(unsaved, campaign.receipts);
	}
}
