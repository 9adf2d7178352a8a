import { Agent } from 'node:http';
import { inARow, node } from '../../e2e/support/workflows.mts';
import { auth, NODE, postTo, text as posted, withTrigger } from '../../e2e/support/triggered.mts';
import type { N8n } from '../../host/n8n.mts';
import { until } from '../../host/until.mts';
import type { WorkflowFile } from '../../host/workflow.mts';
import { startGateway } from '../gateway.mts';
import type { Part } from '../part.mts';
import { cpuMs, hasN8n, inRealN8n } from '../realN8n.mts';
import { median, spread, table } from '../table.mts';

const EVENTS = 200;
const ROUNDS = 3;
const AT_ONCE = 10;

/** n8n's own Webhook node, asked for the same proof. */
const webhook = (): WorkflowFile => {
	const { nodes } = inARow(
		'webhook',
		node(
			NODE,
			'n8n-nodes-base.webhook',
			{
				path: 'bench',
				httpMethod: 'POST',
				authentication: 'basicAuth',
				responseMode: 'onReceived',
			},
			{ webhookId: 'bench', credentials: { httpBasicAuth: { id: '', name: '' } } },
		),
	);
	return { name: 'webhook', nodes: nodes.slice(1), connections: {} };
};

interface Contestant {
	id: string;
	url: string;
	perSecond: number[];
	cpu: number[];
}

/** Posts events, several at once, and waits until n8n has carried out what they started. */
async function round(n8n: N8n, one: Contestant, from: number, isMeasured: boolean): Promise<void> {
	const httpAgent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
	const before = await n8n.client.countExecutions(one.id);
	const cpuBefore = await cpuMs(n8n.pid);
	const started = performance.now();
	let next = 0;
	const lane = async () => {
		for (let n = next++; n < EVENTS; n = next++) {
			const { status } = await postTo(one, posted(`wamid.${from + n}`), { auth, httpAgent });
			if (status !== 200) throw new Error(`A post was answered ${status}`);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, lane));
	const ms = performance.now() - started;
	httpAgent.destroy();
	await until(
		async () => ((await n8n.client.countExecutions(one.id)) >= before + EVENTS ? true : undefined),
		{ what: `${EVENTS} executions`, timeout: 120_000, every: 250 },
	);
	const cpu = await cpuMs(n8n.pid);
	if (!isMeasured) return;
	one.perSecond.push((EVENTS * 1_000) / ms);
	if (cpu !== undefined && cpuBefore !== undefined) one.cpu.push((cpu - cpuBefore) / EVENTS);
}

async function measure(n8n: N8n): Promise<Map<string, Contestant>> {
	const gateway = await startGateway();
	const { apiKey, url: baseUrl } = gateway.ivosights;
	const own = await n8n.client.createCredential('ivosightsApi', 'Ivosights', {
		apiKey,
		baseUrl,
		webhookAuthentication: 'basic',
		webhookUser: auth.username,
		webhookPassword: auth.password,
	});
	const basic = await n8n.client.createCredential('httpBasicAuth', 'Basic', {
		user: auth.username,
		password: auth.password,
	});
	const contestants = new Map<string, Contestant>();
	for (const [name, file] of [
		['Ivosights WhatsApp Trigger', withTrigger('trigger', {})],
		["n8n's Webhook node, version 1", webhook()],
	] as const) {
		const workflow = await n8n.client.importWorkflow(file, [own, basic]);
		await n8n.client.publish(workflow.id);
		const url = await n8n.client.webhookUrl(workflow, NODE);
		contestants.set(name, { id: workflow.id, url, perSecond: [], cpu: [] });
	}
	for (let n = 0; n <= ROUNDS; n++) {
		for (const one of contestants.values()) await round(n8n, one, n * EVENTS, n > 0);
	}
	await gateway.close();
	return contestants;
}

/** Events a second of a trigger, beside n8n's own. */
export async function g(): Promise<Part> {
	const head = '## g. A trigger';
	if (!hasN8n) return { text: `${head}\n\nNot measured: no n8n is installed here.` };
	const contestants = await inRealN8n(measure);
	const [, reference] = contestants.values();
	const ratio = (own: number[], other: number[]) =>
		own.length > 0 ? (median(own) / median(other)).toFixed(2) : '?';
	const rows = [...contestants].map(([name, { perSecond, cpu }]) => [
		name,
		spread(perSecond),
		ratio(perSecond, reference.perSecond),
		cpu.length > 0 ? `${spread(cpu, 1)} ms` : '?',
		ratio(cpu, reference.cpu),
	]);
	const text = [
		head,
		`In one real n8n with its SQLite database: ${EVENTS} posts, ${AT_ONCE} at once, to a workflow that is nothing but the trigger, with basic auth; median (least–most) of ${ROUNDS} rounds by turns, after one that does not count. Events a second until the last was answered; processor time of n8n until the last execution ended. Versions of the Webhook node from 2 on may skip n8n's sandbox for expressions, which no community node can.`,
		table(['trigger', 'events a second', 'ratio', 'processor time an event', 'ratio'], rows),
	].join('\n\n');
	return { text };
}
