import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { IvosightsSimulator } from '../../../simulator/ivosights/index.mts';
import type { Webhook } from '../../../simulator/ivosights/webhooks.mts';
import { startSimulator } from '../../../simulator/server.mts';
import type { Execution } from '../../host/execution.mts';
import { startN8n } from '../../host/n8n.mts';
import { packTarball } from '../../host/pack.mts';
import { root } from '../../host/paths.mts';
import type { N8nClient } from '../../host/client.mts';
import { formPath, type StoredWorkflow, type WorkflowFile } from '../../host/workflow.mts';

/** A busy machine needs a while for many executions. Milliseconds. */
export const PATIENCE = 300_000;

/** A real n8n beside a simulated Ivosights, and what a person does there with an example. */
export interface Bench {
	client: N8nClient;
	ivosights: IvosightsSimulator;
	/** Stores a further credential, which examples that need one get. */
	addCredential(type: string, data: ICredentialDataDecryptedObject): Promise<void>;
	/** Imports a file of `examples/`, chooses the credential, fills in what it wants, and publishes it. */
	install(file: string, fillIn?: (workflow: WorkflowFile) => void): Promise<StoredWorkflow>;
	/** Enters a workflow's webhook at Ivosights, as the only one. */
	connect(workflow: StoredWorkflow, trigger: string, id?: string): Promise<Webhook>;
	/**
	 * Uploads 20 good contacts and 3 hopeless ones to a form, whose further fields get these values;
	 * gives the finished execution.
	 */
	upload(workflow: StoredWorkflow, form: string, more?: readonly string[]): Promise<Execution>;
	/** Submits a form of texts and numbers, in the order of its fields. */
	submit(workflow: StoredWorkflow, form: string, values: readonly string[]): Promise<void>;
	/** The last thing on a customer's phone. */
	lastOn(number: string): string | undefined;
	close(): Promise<void>;
}

export async function startBench(): Promise<Bench> {
	const folder = await mkdtemp(path.join(tmpdir(), 'examples-test-'));
	const contacts = path.join(folder, 'contacts.csv');
	await writeFile(contacts, await shortList());
	const simulator = await startSimulator({ ivosights: { receipts: 'manual', webhookWaitMs: 1 } });
	const n8n = await startN8n({ packageTarball: await packTarball() });
	const { client } = n8n;
	const { ivosights, phones } = simulator;
	const credentials = [
		await client.createCredential('ivosightsApi', 'Ivosights', {
			apiKey: ivosights.apiKey,
			baseUrl: ivosights.url,
		}),
	];
	return {
		client,
		ivosights,
		addCredential: async (type, data) => {
			credentials.push(await client.createCredential(type, type, data));
		},
		install: async (file, fillIn) => {
			const text = await readFile(path.join(root, 'examples', file), 'utf8');
			const example = JSON.parse(text) as WorkflowFile;
			fillIn?.(example);
			const workflow = await client.importWorkflow(example, credentials);
			await client.publish(workflow.id);
			return workflow;
		},
		connect: async (workflow, trigger, id) => {
			ivosights.webhooks.clear();
			return ivosights.webhooks.add({ id, url: await client.webhookUrl(workflow, trigger) });
		},
		upload: async (workflow, form, more) => {
			const id = await client.submitFile(workflow, form, contacts, more);
			return await client.waitForExecution(id, PATIENCE);
		},
		submit: async (workflow, form, values) => {
			const body = new FormData();
			values.forEach((value, place) => body.set(`field-${place}`, value));
			const url = `${n8n.url}/form/${formPath(workflow, form)}`;
			const { ok, status } = await fetch(url, { method: 'POST', body });
			if (!ok) throw new Error(`The form "${form}" was answered ${status}`);
		},
		lastOn: (number) => phones.phone(number).bubbles.at(-1)?.content.text,
		close: async () => {
			await n8n.stop();
			await simulator.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** 20 good rows of the list of examples, and its three hopeless ones. */
async function shortList(): Promise<string> {
	const list = await readFile(path.join(root, 'examples/contacts.csv'), 'utf8');
	const [titles, ...rows] = list.trimEnd().split('\n');
	const hopeless = rows.filter((row) => /6\.28E\+12|n\/a|0862-33,/.test(row));
	const good = rows.filter((row) => !hopeless.includes(row)).slice(0, 20);
	return [titles, ...good, ...hopeless].join('\n');
}
