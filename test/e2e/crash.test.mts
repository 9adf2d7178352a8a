import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { jsonOf, type Execution } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import type { StoredCredential } from '../host/workflow.mts';
import { onceCampaign, startOnceCampaign } from './support/onceCampaign.mts';
import { ivosightsCredential } from './support/textCampaign.mts';

/**
 * 'Send Once' in a real n8n that is killed, again and again, while a campaign runs. A small one here;
 * `npm run test:crash` runs the large one (test/e2e/support/crash.env).
 */
const RECIPIENTS = Number(process.env.CRASH_RECIPIENTS ?? 150);
const KILLS = Number(process.env.CRASH_KILLS ?? 2);
/** Chosen anew each time, and printed, so that a run can be repeated. */
const SEED = Number(process.env.CRASH_SEED ?? (Date.now() % 100_000) + 1);

let simulator: Simulator;
let n8n: N8n;
let credential: StoredCredential;
const phones = () => simulator.ivosights.messages;

let state = SEED;
/** A number from 0 to 1 (Park and Miller's generator). */
const random = () => {
	state = (state * 48_271) % 2_147_483_647;
	return state / 2_147_483_647;
};

beforeAll(async () => {
	simulator = await startSimulator({ ivosights: { receipts: 'manual', latencyMs: 20 } });
	n8n = await startN8n({ packageTarball: await packTarball() });
	credential = await ivosightsCredential(n8n, simulator);
});
afterAll(async () => {
	await n8n?.stop();
	await simulator?.close();
});

const start = async () => await startOnceCampaign(n8n.url, 'campaign');

/** Runs the campaign to its end. */
async function run(workflow: string): Promise<Execution> {
	const before = await n8n.client.countExecutions(workflow);
	await start();
	const all = await n8n.client.waitForExecutions(workflow, before + 1, 600_000);
	return all.at(-1) as Execution;
}

/** After so many further messages, which is at any moment of a batch, n8n is killed. */
async function killAfter(messages: number): Promise<void> {
	await new Promise<void>((resolve) => {
		let left = messages;
		const count = () => {
			left -= 1;
			if (left > 0) return;
			simulator.phones.events.off('message', count);
			resolve();
		};
		simulator.phones.events.on('message', count);
	});
	const { userFolder, port } = n8n;
	await n8n.kill();
	n8n = await startN8n({ userFolder, port });
}

test(`${RECIPIENTS} recipients, killed ${KILLS} times (seed ${SEED}): nobody twice, nobody lost`, async () => {
	const { id } = await n8n.client.importWorkflow(onceCampaign('campaign', RECIPIENTS), [
		credential,
	]);
	await n8n.client.publish(id);
	const most = Math.max(2, Math.floor((RECIPIENTS * 0.4) / KILLS));
	for (let kill = 0; kill < KILLS; kill++) {
		const killed = killAfter(1 + Math.floor(random() * most));
		if (kill === 1) {
			// Once by the retry button, which answers when the execution has ended.
			const [crashed] = await n8n.client.waitForExecutions(id, 1);
			expect(crashed.status).toBe('crashed');
			const ended = n8n.client.retryExecution(crashed.id).then(
				({ status }) => Promise.reject(new Error(`Retried, and ended before the kill: ${status}`)),
				(lost: Error) => (lost.name === 'N8nRefusal' ? Promise.reject(lost) : killed),
			);
			await Promise.race([killed, ended]);
		} else {
			await start();
		}
		await killed;
	}
	const last = await run(id);
	expect(last.status).toBe('success');

	const got = new Map<string, number>();
	for (const { to } of phones()) got.set(to, (got.get(to) ?? 0) + 1);
	const sent = jsonOf(last, 'Send');
	const failed = jsonOf(last, 'Send', 1);
	const toldSent = sent.map(({ recipient }) => String(recipient));
	console.log(
		`${phones().length} messages; last run: ${sent.filter(({ status }) => status === 'accepted').length} accepted, ${sent.filter(({ skipped }) => skipped === 'sentBefore').length} sent before, ${failed.length} unconfirmed`,
	);
	// Nobody twice; everybody of whom it is said that they got it, did.
	expect([...got.values()].filter((times) => times !== 1)).toEqual([]);
	expect(toldSent.filter((recipient) => !got.has(recipient))).toEqual([]);
	// Nobody lost: the others are reported, each as unconfirmed.
	expect(sent.length + failed.length).toBe(RECIPIENTS);
	expect(
		failed.filter(({ error }) => (error as { reason: string }).reason !== 'unconfirmed'),
	).toEqual([]);
	expect(failed.length).toBeLessThanOrEqual(KILLS * 40);

	// Once more: nothing is sent, and the same are reported.
	const again = await run(id);
	expect(jsonOf(again, 'Send').every(({ skipped }) => skipped === 'sentBefore')).toBe(true);
	expect(jsonOf(again, 'Send', 1)).toHaveLength(failed.length);
	expect(phones()).toHaveLength(got.size);
}, 3_600_000);
