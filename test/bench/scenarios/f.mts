import { inARow, node, ours } from '../../e2e/support/workflows.mts';
import type { N8n } from '../../host/n8n.mts';
import { inFlight } from '../campaign.mts';
import { startGateway } from '../gateway.mts';
import { measured } from '../measured.mts';
import type { Extent, Part } from '../part.mts';
import { cpuMs, hasN8n, inRealN8n } from '../realN8n.mts';
import { median, percent, table } from '../table.mts';

const LATENCY_MS = 50;
const AT_ONCE = 20;

/** Time and processor time of one run, in ms. */
interface Cost {
	ms: number;
	cpuMs: number;
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

/** A row, and by how much it took longer. */
function rowOf(name: string, without: readonly Cost[], recorded: readonly Cost[], more: string[]) {
	const time = (runs: readonly Cost[]) => median(runs.map(({ ms }) => ms));
	const cpu = (runs: readonly Cost[]) => median(runs.map((one) => one.cpuMs));
	const cost = time(recorded) / time(without) - 1;
	return {
		cost,
		row: [
			name,
			seconds(time(without)),
			seconds(time(recorded)),
			percent(cost, 1, 1),
			seconds(cpu(without)),
			seconds(cpu(recorded)),
			...more,
		],
	};
}

/** With a file in place of the database: the curve. */
async function inFile(count: number, rounds: number) {
	const runs = { without: [] as Cost[], recorded: [] as Cost[] };
	let visits = 0;
	for (let round = 0; round < rounds; round++) {
		const plan = { way: 'ours', count, latencyMs: LATENCY_MS };
		runs.without.push(await measured({ ...plan, sendOnce: false }));
		const recorded = await measured({ ...plan, sendOnce: true });
		runs.recorded.push(recorded);
		({ visits } = recorded);
	}
	return rowOf(count.toLocaleString('en'), runs.without, runs.recorded, [String(visits)]);
}

interface Campaign {
	name: string;
	count: number;
	options: object;
	rounds: number;
}

/** In a whole n8n, with the row in its own database. */
async function inDatabase(n8n: N8n, campaigns: readonly Campaign[]) {
	const gateway = await startGateway({ ivosights: { latencyMs: LATENCY_MS } });
	const { apiKey, url: baseUrl } = gateway.ivosights;
	const credential = await n8n.client.createCredential('ivosightsApi', 'Ivosights', {
		apiKey,
		baseUrl,
	});
	const run = async (count: number, options: object): Promise<Cost> => {
		const jsCode = `return Array.from({ length: ${count} }, (_, n) => ({ json: { phone: '+62812' + (30000000 + n) } }));`;
		const file = inARow(
			'campaign',
			node('Contacts', 'n8n-nodes-base.code', { jsCode }, { typeVersion: 2 }),
			ours('Send', 'ivosights', ['ivosightsApi'], {
				resource: 'message',
				operation: 'sendText',
				recipient: '={{ $json.phone }}',
				text: 'Hello',
				options,
			}),
		);
		const { id } = await n8n.client.importWorkflow(file, [credential]);
		const before = await cpuMs(n8n.pid);
		const execution = await n8n.client.run(id, 'Start', 600_000);
		const after = await cpuMs(n8n.pid);
		const { people } = await gateway.seen('ivosights');
		if (people !== count) throw new Error(`${people} of ${count} were reached`);
		const ms = execution.data?.resultData.runData.Send[0].executionTime ?? Number.NaN;
		return { ms, cpuMs: (after ?? Number.NaN) - (before ?? Number.NaN) };
	};
	await run(AT_ONCE, {});
	const rows = [];
	for (const { name, count, options, rounds } of campaigns) {
		const runs = { without: [] as Cost[], recorded: [] as Cost[] };
		for (let round = 0; round < rounds; round++) {
			runs.without.push(await run(count, options));
			// Each time another campaign in a row of its own: a workflow's nodes have one each.
			const once = { sendOnce: { campaign: { name: 'October' } } };
			runs.recorded.push(await run(count, { ...options, ...once }));
		}
		rows.push(rowOf(name, runs.without, runs.recorded, []));
	}
	await gateway.close();
	return rows;
}

const HEAD = [
	'recipients',
	'without',
	'with',
	'cost',
	'processor time without',
	'processor time with',
];

/** What 'Send Once' costs. */
export async function f({ long }: Extent): Promise<Part> {
	const curve = [await inFile(1_000, 3), await inFile(10_000, 1)];
	if (long) curve.push(await inFile(100_000, 1));
	const fast = inFlight(AT_ONCE);
	const campaigns: Campaign[] = [
		{ name: `1,000, ${AT_ONCE} in flight`, count: 1_000, options: fast, rounds: 3 },
		{ name: `5,000, ${AT_ONCE} in flight`, count: 5_000, options: fast, rounds: 1 },
		{ name: '1,000, automatic speed', count: 1_000, options: {}, rounds: 1 },
		...(long ? [{ name: '5,000, automatic speed', count: 5_000, options: {}, rounds: 1 }] : []),
	];
	const real = hasN8n ? await inRealN8n(async (n8n) => await inDatabase(n8n, campaigns)) : [];
	const text = [
		"## f. What 'Send Once' costs",
		`${AT_ONCE} in flight, ${LATENCY_MS} ms latency, runs with and without by turns. n8n's database is stood in for by a file that is read and written back whole on each visit, as n8n does it with its row, and that waits for the disk each time.`,
		table(
			[...HEAD, 'visits'],
			curve.map(({ row }) => row),
		),
		hasN8n
			? "The same in a whole n8n with the row in its own SQLite database; time of the node, processor time of n8n's process for the whole execution. Automatic speed is at most WhatsApp's 80 messages a second."
			: 'In a whole n8n: not measured, since none is installed here.',
		...(hasN8n
			? [
					table(
						HEAD,
						real.map(({ row }) => row),
					),
				]
			: []),
	].join('\n\n');
	const all = [...curve, ...real];
	const here = all.map(({ cost }) => percent(cost, 1, 1)).join(', ');
	return {
		text,
		aims: [
			{
				aim: 'f: Send Once costs at most 5% of the time',
				isMet: all.every(({ cost }) => cost <= 0.05),
				here,
			},
		],
	};
}
