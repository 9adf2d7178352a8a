import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { movedWorkflow } from '../../../tools/packages/examples.mts';
import { GATEWAYS, packageName } from '../../../tools/packages/gateways.mts';
import { manifest } from '../architecture/sources.mts';
import { inTree } from '../packages/trees.mts';

/** What docs/moving.md tells people to do with their workflows, done as it stands there. */

const root = path.resolve(__dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/moving.md'), 'utf8');
const WHOLE = 'n8n-nodes-whatsapp-gateways';

const examples = readdirSync(path.join(root, 'examples'))
	.filter((name) => name.endsWith('.json'))
	.map((name) => readFileSync(path.join(root, 'examples', name), 'utf8'))
	.filter((text) => text.includes(`"${WHOLE}.`));

/** With the nodes of each gateway taken from its own package. */
const moved = (text: string) =>
	GATEWAYS.reduce((sofar, gateway) => movedWorkflow(sofar, WHOLE, gateway), text);

/** As n8n's command line writes it, in one line; with a tool of an AI agent, and words about the package. */
const inOneLine = (text: string) => {
	const workflow = JSON.parse(text) as { nodes: object[] };
	workflow.nodes.push(
		{ type: `${WHOLE}.decisionTelecomTool` },
		{ type: 'n8n-nodes-base.stickyNote', notes: `See ${WHOLE}.qontak, n8n-nodes-base` },
	);
	return JSON.stringify(workflow);
};

test('the command changes the node types and nothing else', async () => {
	const [command] = /^sed .*$/m.exec(page) ?? [];
	expect(command).toBeDefined();
	expect(examples.length).toBeGreaterThan(5);
	for (const text of [...examples, ...examples.map(inOneLine)]) {
		await inTree({ 'workflow.json': text }, (folder) => {
			const { status, stderr } = spawnSync('sh', ['-c', String(command)], { cwd: folder });
			expect([status, String(stderr)]).toEqual([0, '']);
			const result = readFileSync(path.join(folder, 'moved.json'), 'utf8');
			expect(result.trimEnd()).toBe(moved(text).trimEnd());
			expect(result).not.toContain(`"${WHOLE}.`);
		});
	}
});

test('replacing words in a text editor does the same', () => {
	const rules = [...page.matchAll(/^- `(\S+)` with `(\S+)`$/gm)];
	expect(rules).toHaveLength(GATEWAYS.length);
	for (const text of examples) {
		const replaced = rules.reduce((sofar, [, old, fresh]) => sofar.replaceAll(old, fresh), text);
		expect(replaced).toBe(moved(text));
	}
});

test('every node is in the table', () => {
	const nodes = [...page.matchAll(/^\| `(\S+)` +\| `(\S+)` +\|$/gm)].map(([, ...both]) => both);
	const expected = manifest.n8n.nodes.map((file) => {
		const [name] = path.posix.basename(file).split('.');
		const node = `${name[0].toLowerCase()}${name.slice(1)}`;
		const gateway = GATEWAYS.find(({ folder }) => name.startsWith(folder));
		return [`${WHOLE}.${node}`, gateway && `${packageName(gateway)}.${node}`];
	});
	expect(nodes.sort()).toEqual(expected.sort());
});
