import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { packTarball } from '../host/pack.mts';
import { root } from '../host/paths.mts';
import { hasHttpRequest } from './campaign.mts';
import type { Extent, Part, Scenario } from './part.mts';
import { a } from './scenarios/a.mts';
import { b } from './scenarios/b.mts';
import { c } from './scenarios/c.mts';
import { d } from './scenarios/d.mts';
import { e } from './scenarios/e.mts';
import { f } from './scenarios/f.mts';
import { g } from './scenarios/g.mts';
import { h } from './scenarios/h.mts';
import { i } from './scenarios/i.mts';
import { table } from './table.mts';

/**
 * `npm run bench`: measures, and writes docs/benchmarks.md. `npm run bench -- a c` runs these scenarios
 * and prints them; `--long` measures what takes longer as well.
 */
const SCENARIOS: Readonly<Record<string, Scenario>> = { h, a, b, c, d, e, f, g, i };

/** Waits for a limit most of its time, so that what is slow as well can run beside it. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { b: ['c', 'd'] };

const PAGE = path.join(root, 'docs/benchmarks.md');
const FIGURES = '## What the figures say';
const REMARKS = '### Why';

/** What people wrote below the figures stays. */
async function remarks(): Promise<string> {
	const page = await readFile(PAGE, 'utf8').catch(() => '');
	const at = page.indexOf(REMARKS);
	return at < 0 ? `${REMARKS}\n` : page.slice(at);
}

async function run(name: string, extent: Extent): Promise<Part> {
	console.error(`${name} …`);
	const part = await SCENARIOS[name](extent);
	console.error(`${part.text}\n`);
	return part;
}

/** Runs scenarios one after the other, or beside each other where that does no harm. */
async function runAll(names: readonly string[], extent: Extent): Promise<Map<string, Part>> {
	const parts = new Map<string, Part>(names.map((name) => [name, { text: '' }]));
	const done = new Set<string>();
	for (const name of names) {
		if (done.has(name)) continue;
		const others = (BESIDE[name] ?? []).filter((one) => names.includes(one));
		const measuring = run(name, extent);
		for (const other of others) parts.set(other, await run(other, extent));
		parts.set(name, await measuring);
		for (const one of [name, ...others]) done.add(one);
	}
	return parts;
}

const given = process.argv.slice(2);
const chosen = given.filter((name) => name !== '--long');
const extent = { long: given.includes('--long') };
const unknown = chosen.filter((name) => !(name in SCENARIOS));
if (unknown.length > 0) {
	const known = Object.keys(SCENARIOS).join(', ');
	throw new Error(`No scenario ${unknown.join(', ')}: there are ${known}`);
}
process.env.N8N_LOG_LEVEL = 'silent';
await packTarball();

const load = () => loadavg()[0].toFixed(1);
const before = load();
const started = Date.now();
const parts = await runAll(chosen.length > 0 ? chosen : Object.keys(SCENARIOS), extent);
const minutes = ((Date.now() - started) / 60_000).toFixed(1);

const aims = [...parts.values()].flatMap((part) => part.aims ?? []);
const verdicts = table(
	['aim', '', 'here'],
	aims.map(({ aim, isMet, here }) => [aim, isMet ? 'met' : '**missed**', here]),
);
const machine = `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}`;
const command = ['npm run bench', ...(extent.long ? ['-- --long'] : [])].join(' ');
const page = `# Benchmarks

Made by \`${command}\` in ${minutes} minutes: one run, one machine, n8n's own engine (n8n-core 2.41.1), the simulated gateway in a process of its own. \`npm run bench -- a c\` runs some, with \`--long\` also what takes longer. n8n's HTTP Request node, and what needs a whole n8n, are measured where an n8n is installed, by \`npm run test:e2e\` or in the folder that \`N8N_HOST_CACHE\` names${hasHttpRequest ? '' : ' (none was)'}.

${machine}. ${new Date().toISOString().slice(0, 10)}. Load of the machine when it began and ended: ${before} and ${load()}; where it is above the number of processors without this run, others were at work beside it, and only ratios within one table tell something.

${[...parts.values()].map(({ text }) => text).join('\n\n')}

${FIGURES}

${verdicts}

${await remarks()}`;
console.error(verdicts);
if (chosen.length === 0) await writeFile(PAGE, page);
