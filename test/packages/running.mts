import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { type Gateway as Package, GATEWAYS } from '../../tools/packages/gateways.mts';
import { gateways, type Gateway, type Name } from '../e2e/support/threeGateways.mts';
import { runN8n } from '../host/cli.mts';
import { runCommand } from '../host/command.mts';
import { jsonOf, type Execution } from '../host/execution.mts';
import { installPackage } from '../host/installPackage.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import { root } from '../host/paths.mts';
import type { StoredCredential, StoredWorkflow, WorkflowFile } from '../host/workflow.mts';
import type { Cut } from './source.mts';

const LONG = 600_000;
const WHOLE = 'n8n-nodes-whatsapp-gateways';
const PEOPLE = 3;

const lower = (name: string) => (name[0].toLowerCase() + name.slice(1)) as Name;

let simulator: Simulator;
let n8n: N8n;
let userFolder: string;
let contacts: string;
let all: Record<Name, Gateway>;
const credentials = {} as Record<Name, StoredCredential>;

/** Describes that all packages work in one n8n, beside each other, and that workflows can move. */
export function describeRunning(cuts: readonly Cut[]): void {
	describe('in a real n8n, beside the package with all gateways', () => {
		beforeAll(async () => {
			await start(cuts);
		}, LONG);
		afterAll(async () => {
			await n8n?.stop();
			await simulator?.close();
			await rm(userFolder, { recursive: true, force: true });
		});

		test('each node is there under the name of each package', async () => {
			const offered = (await n8n.client.nodeTypes()).map(({ name }) => name);
			for (const { name, folder } of cuts) {
				const node = lower(gatewayOf(folder).folder);
				for (const each of [name, WHOLE]) {
					const types = [`${each}.${node}`, `${each}.${node}Tool`, `${each}.${node}Trigger`];
					expect(offered).toEqual(expect.arrayContaining(types));
				}
			}
		});

		describe.each(cuts)('$name', ({ name, folder }) => {
			const gateway = gatewayOf(folder);
			const node = lower(gateway.folder);

			test(
				'its example sends a template to each contact and gets the receipts',
				async () => {
					const file = all[node].file;
					const text = await readFile(path.join(folder, 'examples', file), 'utf8');
					const workflow = await install(JSON.parse(text) as WorkflowFile, node);
					expect(typesOf(workflow)).toEqual([`${name}.${node}`, `${name}.${node}Trigger`]);
					const campaign = await send(workflow);
					expect(campaign.status).toBe('success');
					expect(jsonOf(campaign, 'Accepted')).toHaveLength(PEOPLE);
					expect(all[node].messages()).toHaveLength(PEOPLE);
					expect(await receiptsOf(workflow, node)).toEqual(['delivered', 'delivered', 'delivered']);
					await n8n.client.unpublish(workflow.id);
				},
				LONG,
			);

			test(
				'a workflow of the package with all gateways moves as docs/moving.md says: it knows whom it sent to, and keeps its URL',
				async () => {
					const text = await readFile(path.join(root, 'examples', all[node].file), 'utf8');
					const workflow = await install(rememberingWhom(text), node);
					expect(typesOf(workflow)).toEqual([`${WHOLE}.${node}`, `${WHOLE}.${node}Trigger`]);
					const before = all[node].messages().length;
					expect(jsonOf(await send(workflow), 'Accepted')).toHaveLength(PEOPLE);
					const url = await n8n.client.webhookUrl(workflow, 'Receipts');
					await n8n.client.unpublish(workflow.id);

					const moved = await move(workflow.id);
					expect(typesOf(moved)).toEqual([`${name}.${node}`, `${name}.${node}Trigger`]);
					expect(await n8n.client.webhookUrl(moved, 'Receipts')).toBe(url);
					await n8n.client.publish(moved.id);
					const again = jsonOf(await send(moved), 'Send Template');
					expect(again.map(({ status }) => status)).toEqual(['skipped', 'skipped', 'skipped']);
					expect(all[node].messages()).toHaveLength(before + PEOPLE);
					expect(await receiptsOf(moved, node)).toEqual(['delivered', 'delivered', 'delivered']);
					await n8n.client.unpublish(moved.id);
				},
				LONG,
			);
		});
	});
}

function gatewayOf(folder: string): Package {
	const gateway = GATEWAYS.find((one) => path.basename(folder).includes(one.folder.toLowerCase()));
	if (!gateway) throw new Error(`${folder} is the package of no gateway`);
	return gateway;
}

/** Stand-ins for the gateways, and an n8n with all packages and a credential for each gateway. */
async function start(cuts: readonly Cut[]): Promise<void> {
	userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-packages-test-'));
	const list = await readFile(path.join(root, 'examples/contacts.csv'), 'utf8');
	contacts = path.join(userFolder, 'few.csv');
	await writeFile(
		contacts,
		list
			.split('\n')
			.slice(0, 1 + PEOPLE)
			.join('\n'),
	);
	for (const { name, tarball } of cuts) {
		if (!tarball) throw new Error(`${name} was not packed`);
		await installPackage(tarball, userFolder);
	}
	simulator = await startSimulator({
		ivosights: { receipts: 'manual' },
		qontak: { receipts: 'manual' },
		decisionTelecom: { receipts: 'manual' },
	});
	all = gateways(simulator);
	n8n = await startN8n({ packageTarball: await packTarball(), userFolder });
	for (const [name, { credential }] of Object.entries(all)) {
		const { type, data } = credential;
		credentials[name as Name] = await n8n.client.createCredential(type, name, data);
	}
}

/** What a person does with a campaign: import it, choose the credential, connect it, publish it. */
async function install(file: WorkflowFile, name: Name): Promise<StoredWorkflow> {
	const { client } = n8n;
	const url = await client.webhookUrl({ ...file, id: '', versionId: '' }, 'Receipts');
	all[name].beforehand?.(file, url);
	const workflow = await client.importWorkflow(file, [credentials[name]]);
	await client.publish(workflow.id);
	return workflow;
}

/** A campaign with 'Send Once', and webhooks of its own. */
function rememberingWhom(text: string): WorkflowFile {
	const file = JSON.parse(text) as WorkflowFile;
	for (const node of file.nodes) {
		if (node.webhookId) node.webhookId = `moving-${node.webhookId}`;
		if (node.name !== 'Send Template') continue;
		const options = {
			...(node.parameters.options as object),
			sendOnce: { campaign: { name: 'May' } },
		};
		node.parameters.options = options;
	}
	return file;
}

async function send(workflow: StoredWorkflow): Promise<Execution> {
	const id = await n8n.client.submitFile(workflow, 'Start Campaign', contacts);
	return await n8n.client.waitForExecution(id, LONG);
}

/** The WhatsApp nodes of a workflow, each type once. */
const typesOf = ({ nodes }: WorkflowFile): string[] =>
	[...new Set(nodes.map(({ type }) => type))].filter((type) => /whatsapp/.test(type)).sort();

/** Lets the last messages reach their people, and gives the statuses that started the workflow since. */
async function receiptsOf(workflow: StoredWorkflow, name: Name): Promise<unknown[]> {
	const before = await n8n.client.countExecutions(workflow.id);
	for (const message of all[name].messages().slice(-PEOPLE)) await message.advance('delivered');
	const executions = await n8n.client.waitForExecutions(workflow.id, before + PEOPLE, LONG);
	const events = executions.flatMap((one) => jsonOf(one, 'Receipts'));
	return events.map(({ status }) => (status as { value: unknown }).value);
}

/** The commands of docs/moving.md, as they stand there. */
async function move(id: string): Promise<StoredWorkflow> {
	const page = await readFile(path.join(root, 'docs/moving.md'), 'utf8');
	const command = (beginning: string) => {
		const line = page.split('\n').find((one) => one.startsWith(beginning));
		if (!line) throw new Error(`docs/moving.md has no command ${beginning}`);
		return line.replace('WORKFLOW_ID', id);
	};
	await runN8n(n8n, command('n8n export:workflow').split(' ').slice(1));
	await runCommand('sh', ['-c', command('sed ')], { cwd: userFolder });
	await runN8n(n8n, command('n8n import:workflow').split(' ').slice(1));
	return await n8n.client.workflow(id);
}
