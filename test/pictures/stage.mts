import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { startSimulator } from '../../simulator/server.mts';
import { inARow, node, ours } from '../e2e/support/workflows.mts';
import { startN8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { root } from '../host/paths.mts';
import type { WorkflowFile } from '../host/workflow.mts';

/** Five contacts, two of whom nothing can reach. */
const CONTACTS = [
	{ name: 'Ayu', phone: '0812-3456-7001', order: 'INV-2041', courier: 'JNE', day: 'Thursday' },
	{ name: 'Budi', phone: '+62 812 3456 7002', order: 'INV-2042', courier: 'JNE', day: 'Thursday' },
	{ name: 'Citra', phone: '6.28E+12', order: 'INV-2043', courier: 'SiCepat', day: 'Friday' },
	{ name: 'Dewi', phone: '(0812) 3456 7004', order: 'INV-2044', courier: 'JNE', day: 'Friday' },
	{ name: 'Eka', phone: '', order: 'INV-2045', courier: 'JNE', day: 'Friday' },
];

const VARIABLES = {
	header_1: '={{ $json.order }}',
	body_1: '={{ $json.name }}',
	body_2: '={{ $json.courier }}',
	body_3: '={{ $json.day }}',
	button_0_url: '={{ $json.order }}',
};

const OPTIONS = {
	doNotSend: '+62 812-3456-7890, +62 813 1111 2222',
	quietHours: { hours: { from: '21:00', to: '08:00' } },
	repeatedRecipients: 'skipIdentical',
	sendOnce: { campaign: { name: 'October offer' } },
	speed: { limit: { mode: 'fixed', messages: 20, unit: 'second' } },
	stopWhen: { rule: { percent: 20, atLeast: 20 } },
};

/** A campaign as people build it: contacts, a send, and what becomes of each of them. */
function campaign(parameters: IDataObject): WorkflowFile {
	const list = { mode: 'raw', jsonOutput: JSON.stringify({ contacts: CONTACTS }) };
	const file = inARow(
		'Campaign',
		node('Contacts', 'n8n-nodes-base.set', list, { typeVersion: 3.4 }),
		node('One by One', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'contacts' }),
		ours('Send Template', 'ivosights', ['ivosightsApi'], parameters, {
			onError: 'continueErrorOutput',
		}),
	);
	const ends = ['Accepted', 'Refused'].map((name, place) =>
		node(name, 'n8n-nodes-base.noOp', {}, { position: [960, 200 * place - 100] }),
	);
	file.nodes.push(...ends);
	file.connections['Send Template'] = {
		main: ends.map(({ name }) => [{ node: name, type: 'main' as const, index: 0 }]),
	};
	return file;
}

/** A real n8n beside the stand-ins, with the workflows that the pictures show. */
export async function setStage() {
	const simulator = await startSimulator();
	const n8n = await startN8n({ packageTarball: await packTarball() });
	const { ivosights } = simulator;
	const data = { apiKey: ivosights.apiKey, baseUrl: ivosights.url };
	const credential = await n8n.client.createCredential('ivosightsApi', 'Ivosights account', data);
	const found = ivosights.templates.byName('order_shipped');
	if (!found) throw new Error('The stand-in has no template order_shipped');
	const template = {
		__rl: true,
		mode: 'list',
		value: found.id,
		cachedResultName: 'order_shipped · id · UTILITY · approved',
	};
	const send = {
		recipient: '={{ $json.phone }}',
		template,
		templateVariables: { mappingMode: 'defineBelow', value: VARIABLES },
	};
	const to = { recipient: '={{ $json.phone }}' };
	const forms = inARow(
		'Forms',
		ours('Options', 'ivosights', ['ivosightsApi'], { ...send, options: OPTIONS }),
		ours('List', 'ivosights', ['ivosightsApi'], { ...to, operation: 'sendList' }),
		ours('Place', 'ivosights', ['ivosightsApi'], { ...to, operation: 'sendLocation' }),
	);
	const credentials = [credential];
	const store = async (file: WorkflowFile) => await n8n.client.importWorkflow(file, credentials);
	const install = async (file: WorkflowFile) => (await store(file)).id;
	return {
		n8n,
		simulator,
		store,
		install,
		installExample: async (file: string) =>
			await install(
				JSON.parse(await readFile(path.join(root, 'examples', file), 'utf8')) as WorkflowFile,
			),
		addCredential: async (type: string, given: ICredentialDataDecryptedObject) => {
			credentials.push(await n8n.client.createCredential(type, type, given));
		},
		campaign: await install(campaign(send)),
		dryRun: await install(campaign({ ...send, options: { dryRun: true } })),
		forms: await install(forms),
		close: async () => {
			await n8n.stop();
			await simulator.close();
		},
	};
}
