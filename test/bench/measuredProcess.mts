import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DataDeduplicationService } from 'n8n-core';
import { bare, httpRequest, inFlight, ours, people, send } from './campaign.mts';
import { startGateway } from './gateway.mts';
import type { Measured, Plan } from './measured.mts';

const plan = JSON.parse(process.argv[2]) as Plan;
const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
const file = path.join(folder, 'row.json');
let visits = 0;
let storeMs = 0;

/** Reads the row, has it changed, and writes it back whole, as n8n does. */
async function visit<T>(change: (row: string[]) => { row: string[]; result: T }): Promise<T> {
	const started = performance.now();
	const { row, result } = change(JSON.parse(await readFile(file, 'utf8')) as string[]);
	await writeFile(file, JSON.stringify(row), { flush: true });
	visits += 1;
	storeMs += performance.now() - started;
	return result;
}

await writeFile(file, '[]');
await DataDeduplicationService.init({
	checkProcessedAndRecord: async (items) =>
		await visit((row) => {
			const known = new Set(row);
			const fresh = items.map(String).filter((one) => !known.has(one));
			const processed = items.map(String).filter((one) => known.has(one));
			return { row: [...row, ...fresh], result: { new: fresh, processed } };
		}),
	removeProcessed: async (items) => {
		const gone = new Set(items.map(String));
		await visit((row) => ({ row: row.filter((one) => !gone.has(one)), result: undefined }));
	},
	clearAllProcessedItems: async () => await visit(() => ({ row: [], result: undefined })),
	getProcessedDataCount: async () => await visit((row) => ({ row, result: row.length })),
});

const gateway = await startGateway({ ivosights: { latencyMs: plan.latencyMs ?? 0 } });
const once = plan.sendOnce ? { sendOnce: { campaign: { name: 'October' } } } : {};
const way = {
	ours: () => ours({ ...inFlight(20), ...once }),
	helper: () => bare(gateway, 'helper', 20),
	http: () => httpRequest(gateway),
}[plan.way];
if (!way) throw new Error(`No way ${plan.way}`);
await send(gateway, ours(inFlight(20)), people(1));
await gateway.seen('ivosights');
const before = process.cpuUsage();
const { ms } = await send(gateway, way(), people(plan.count, 1));
const { user, system } = process.cpuUsage(before);
const { people: reached } = await gateway.seen('ivosights');
if (reached !== plan.count) throw new Error(`${reached} of ${plan.count} were reached`);
await gateway.close();
await rm(folder, { recursive: true });
const cpuMs = (user + system) / 1_000;
const measured: Measured = { ms, cpuMs, peakKb: process.resourceUsage().maxRSS, visits, storeMs };
process.send?.(measured);
process.once('disconnect', () => process.exit(0));
