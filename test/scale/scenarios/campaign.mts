import type { IDataObject } from 'n8n-workflow';
import { sendTexts, WITH_ERROR_BRANCH } from '../../e2e/support/textCampaign.mts';
import {
	batchWorkflow,
	endsOf,
	people,
	sharesOf,
	startBatches,
	timesEach,
	twice,
} from '../support/batches.mts';
import { PATIENCE, SIZE, type Stage } from '../support/stage.mts';

const BATCH = 50;
/** What the account permits, in messages a second. */
const LIMIT = 60;

/** Most messages that were taken on within a second. */
function fastest(messages: readonly { at: number }[]): number {
	const times = messages.map(({ at }) => at).sort((a, b) => a - b);
	return Math.max(...times.map((at, n) => n + 1 - times.findIndex((one) => one > at - 1_000)));
}

/** A campaign whose batches are executions of their own, over all workers. */
export function campaign(stage: () => Stage): void {
	const ivosights = () => stage().simulator.ivosights;

	async function run(name: string, options: IDataObject): Promise<void> {
		const { cluster, ivosights: credential } = stage();
		Object.assign(ivosights().settings, { rateLimit: LIMIT });
		ivosights().messages.clear();
		ivosights().requests.clear();
		const workflow = await cluster.client.importWorkflow(
			batchWorkflow(name, sendTexts({ options }, WITH_ERROR_BRANCH)),
			[credential],
		);
		await cluster.client.publish(workflow.id);
		const before = await sharesOf(cluster);
		const begun = Date.now();
		const batches = await startBatches(cluster, workflow, people(SIZE.recipients), BATCH);
		expect(await endsOf(cluster, workflow.id, PATIENCE)).toEqual({ success: batches });
		const seconds = (Date.now() - begun) / 1_000;
		const shares = (await sharesOf(cluster)).map((share, n) => share - before[n]);
		const refused = ivosights().requests.filter(({ answeredStatus }) => answeredStatus === 429);
		console.log(
			`${name}: ${ivosights().messages.length} messages in ${seconds.toFixed(0)} s, ` +
				`${refused.length} requests refused for the limit, most in a second ` +
				`${fastest(ivosights().requests.filter(({ accepted }) => accepted))}; executions per worker ${shares.join(', ')}`,
		);
		// Nobody twice, nobody lost to the limit, on every worker.
		expect(twice(ivosights().messages)).toEqual([]);
		expect(timesEach(ivosights().messages).size).toBe(SIZE.recipients);
		expect(Math.min(...shares)).toBeGreaterThan(0);
		refusedOf.set(name, refused.length);
	}
	const refusedOf = new Map<string, number>();

	afterAll(() => {
		ivosights().settings.rateLimit = undefined;
	});

	test(
		'a share of the limit for each worker: together they keep it',
		async () => {
			// A tenth is left for requests that meet on their way.
			const share = Math.floor(90 / SIZE.workers);
			const limit = { mode: 'fixed', messages: LIMIT, unit: 'second', share };
			await run('shared', { speed: { limit } });
			expect(refusedOf.get('shared')).toBeLessThan(SIZE.recipients / 20);
		},
		PATIENCE,
	);

	test(
		'workers that know nothing of each other find the limit by its refusals',
		async () => {
			await run('strangers', {});
			expect(refusedOf.get('strangers')).toBeLessThan(SIZE.recipients / 4);
		},
		PATIENCE,
	);
}
