import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { packTarball } from '../host/pack.mts';
import { root } from '../host/paths.mts';
import { hasHttpRequest } from './campaign.mts';
import { a } from './scenarios/a.mts';
import { b } from './scenarios/b.mts';
import { c } from './scenarios/c.mts';
import { e } from './scenarios/e.mts';
import { f } from './scenarios/f.mts';
import { h } from './scenarios/h.mts';

/**
 * `npm run bench`: measures, and writes docs/benchmarks.md. `npm run bench -- a c` runs these scenarios
 * and prints them.
 */
const SCENARIOS: Record<string, () => Promise<string>> = { h, a, b, c, e, f };

const PAGE = path.join(root, 'docs/benchmarks.md');
const REMARKS = '## What the figures say';

/** What people wrote below the figures stays. */
async function remarks(): Promise<string> {
	const page = await readFile(PAGE, 'utf8').catch(() => '');
	const at = page.indexOf(REMARKS);
	return at < 0 ? `${REMARKS}\n` : page.slice(at);
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in SCENARIOS));
if (unknown.length > 0) {
	throw new Error(
		`No scenario ${unknown.join(', ')}: there are ${Object.keys(SCENARIOS).join(', ')}`,
	);
}
process.env.N8N_LOG_LEVEL = 'silent';
await packTarball();

const load = () => loadavg()[0].toFixed(1);
const before = load();
const parts: string[] = [];
for (const name of chosen.length > 0 ? chosen : Object.keys(SCENARIOS)) {
	console.error(`${name} …`);
	const part = await SCENARIOS[name]();
	console.error(`${part}\n`);
	parts.push(part);
}

const machine = `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}`;
const page = `# Benchmarks

Made by \`npm run bench\`: one run, one machine, n8n's own engine (n8n-core 2.41.1), the simulated gateway in a process of its own. \`npm run bench -- a c\` runs some. n8n's HTTP Request node is measured where an n8n is installed, by \`npm run test:e2e\` or in the folder that \`N8N_HOST_CACHE\` names${hasHttpRequest ? '' : ' (none was)'}.

${machine}. ${new Date().toISOString().slice(0, 10)}. Load of the machine when it began and ended: ${before} and ${load()}; above its number of processors, others were at work beside it, and only ratios within one table tell something.

${parts.join('\n\n')}

${await remarks()}`;
if (chosen.length === 0) await writeFile(PAGE, page);
