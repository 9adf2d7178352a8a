import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../host/paths.mts';
import type { StoredWorkflow, WorkflowFile } from '../../host/workflow.mts';
import { allReady, endsOf, people, timesEach, twice } from '../support/batches.mts';
import type { Cluster } from '../support/cluster.mts';
import { PATIENCE, SIZE, type Stage } from '../support/stage.mts';

/** What n8n does with an execution whose worker died takes it about 100 s. */
const OPEN = "SELECT recipient FROM whatsapp_campaign WHERE campaign = 'October' AND sent IS NULL";

/** `examples/campaign-postgres.json`, as its file stands, in n8n's queue mode. */
export function claims(stage: () => Stage): void {
	let workflow: StoredWorkflow;
	let contacts: string;
	const numbers = people(SIZE.claimed, 50_000_000);
	const sent = () => stage().simulator.ivosights.messages;

	beforeAll(async () => {
		const { cluster, ivosights } = stage();
		sent().clear();
		const { port, database, user } = cluster.postgres;
		const postgres = await cluster.client.createCredential('postgres', 'PostgreSQL', {
			...{ host: '127.0.0.1', port, database, user, password: '', ssl: 'disable' },
			...{ maxConnections: 20, allowUnauthorizedCerts: false, sshTunnel: false },
		});
		const text = await readFile(path.join(root, 'examples/campaign-postgres.json'), 'utf8');
		workflow = await cluster.client.importWorkflow(JSON.parse(text) as WorkflowFile, [
			ivosights,
			postgres,
		]);
		await cluster.client.publish(workflow.id);
		contacts = path.join(stage().folder, 'contacts.csv');
		const rows = numbers.map((number, n) => `Person ${n},+${number},Jakarta,INV-${n}`);
		await writeFile(contacts, ['name,phone,city,order', ...rows].join('\n'));
	}, PATIENCE);

	const upload = async () =>
		await stage().cluster.client.submitFile(workflow, 'Start Campaign', contacts);
	const open = async () => (await stage().cluster.postgres.query(OPEN)).map(([to]) => to);

	/** Nobody twice; whoever is not reached is open, and whoever is not open is reached. */
	async function settle(name: string): Promise<void> {
		const ended = await endsOf(stage().cluster, workflow.id, PATIENCE);
		const reached = timesEach(sent());
		const unknown = await open();
		const lost = numbers.filter((number) => !reached.has(number) && !unknown.includes(number));
		console.log(
			`${name}: ${sent().length} messages to ${reached.size} of ${numbers.length}; ` +
				`${unknown.length} open, ${lost.length} lost; executions ${JSON.stringify(ended)}`,
		);
		expect(twice(sent())).toEqual([]);
		expect(lost).toEqual([]);
	}

	/** Resolves when so many more messages have come. */
	const messages = async (count: number) =>
		await new Promise<void>((resolve) => {
			const { events } = stage().simulator.phones;
			let left = count;
			const counted = () => {
				left -= 1;
				if (left > 0) return;
				events.off('message', counted);
				resolve();
			};
			events.on('message', counted);
		});

	test(
		'two overlapping executions: everybody gets one',
		async () => {
			await Promise.all([upload(), upload()]);
			await settle('two at once');
			expect(await open()).toEqual([]);
			expect(sent()).toHaveLength(numbers.length);
		},
		PATIENCE,
	);

	const away = {
		'a worker is killed': async ({ workers }: Cluster) => {
			const busy = await busiest(workers);
			await busy.kill();
			await busy.restart();
		},
		'Redis is away for 5 s': async ({ redis }: Cluster) => {
			await redis.interrupt();
			await new Promise((resolve) => setTimeout(resolve, SIZE.awayMs));
			await redis.resume();
		},
		'PostgreSQL is away for 5 s': async ({ postgres }: Cluster) => {
			await postgres.interrupt();
			await new Promise((resolve) => setTimeout(resolve, SIZE.awayMs));
			await postgres.resume();
		},
	};

	test.each(Object.entries(away))(
		'two executions while %s, and once more after it: nobody twice, nobody lost',
		async (name, disturb) => {
			const { cluster } = stage();
			await cluster.postgres.query('DROP TABLE IF EXISTS whatsapp_campaign');
			sent().clear();
			const some = messages(Math.ceil(numbers.length / 4));
			await Promise.all([upload(), upload()]);
			await some;
			await disturb(cluster);
			await endsOf(cluster, workflow.id, PATIENCE);
			// n8n takes a moment to see that its database is back.
			await allReady(cluster, PATIENCE);
			await upload();
			await settle(name);
			// A batch of 50 of each of the two executions, at most.
			expect((await open()).length).toBeLessThanOrEqual(100);
		},
		PATIENCE,
	);
}

/** The worker whose log tells of the most executions that it began and did not end. */
async function busiest(workers: Cluster['workers']) {
	const running = await Promise.all(
		workers.map(async (worker) => {
			const log = await worker.logs();
			const count = (words: RegExp) => log.match(words)?.length ?? 0;
			return { worker, open: count(/started execution/gi) - count(/finished execution/gi) };
		}),
	);
	return running.sort((a, b) => b.open - a.open)[0].worker;
}
