import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

const manifest = {
	name: 'n8n-nodes-parrot',
	version: '1.0.0',
	description: 'A parrot for n8n',
	license: 'MIT',
	keywords: ['n8n-community-node-package'],
	homepage: 'https://example.com',
	author: { name: 'Polly', email: 'polly@example.com' },
	repository: { type: 'git', url: 'https://example.com/parrot.git' },
	files: ['dist'],
	n8n: {
		n8nNodesApiVersion: 1,
		strict: true,
		credentials: [],
		nodes: ['dist/nodes/Parrot/Parrot.node.js'],
	},
	peerDependencies: { 'n8n-workflow': '*' },
};

const description = {
	displayName: 'Parrot',
	name: 'parrot',
	icon: { light: 'file:../../icons/parrot.svg', dark: 'file:../../icons/parrot.dark.svg' },
	group: ['transform'],
	version: 1,
	subtitle: '={{$parameter["text"]}}',
	description: 'Says what it is told',
	defaults: { name: 'Parrot' },
	usableAsTool: true,
	inputs: ['main'],
	outputs: ['main'],
	properties: [
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			default: '',
			placeholder: "e.g. What's up",
			description: 'What the parrot says',
		},
		{
			displayName: 'Loud',
			name: 'loud',
			type: 'boolean',
			default: false,
			description: 'Whether the parrot shouts',
		},
	],
};

type Description = typeof description;

/** A built package with one node whose description is composed at run time, not a literal. */
async function writePackage(folder: string, change: (good: Description) => void): Promise<void> {
	const changed = structuredClone(description);
	change(changed);
	const code = `const d = ${JSON.stringify(changed)};
		exports.Parrot = class { constructor() { this.description = d; } async execute() {} };`;
	const files = {
		'package.json': JSON.stringify(manifest),
		'icons/parrot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
		'icons/parrot.dark.svg': '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>',
		'dist/nodes/Parrot/Parrot.node.js': code,
	};
	await mkdir(path.join(folder, 'credentials'));
	for (const [name, text] of Object.entries(files)) {
		await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
		await writeFile(path.join(folder, name), text);
	}
}

function gate(folder: string): Promise<{ code: number; text: string }> {
	const args = ['--import', 'tsx', 'test/gate/main.mts', 'composed', folder];
	return new Promise((resolve) => {
		const child = execFile(process.execPath, args, { cwd: root }, (_error, stdout, stderr) => {
			resolve({ code: child.exitCode ?? -1, text: stdout + stderr });
		});
	});
}

describe('the gate on composed descriptions', () => {
	let folder: string;

	beforeEach(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'gate-test-'));
	});

	afterEach(async () => {
		await rm(folder, { recursive: true });
	});

	test('lets a good description pass', async () => {
		await writePackage(folder, () => undefined);
		const { code, text } = await gate(folder);
		expect(text).toContain('gate composed: 0 errors, 0 warnings');
		expect(code).toBe(0);
	});

	test.each<[string, string, (good: Description) => void]>([
		[
			'a boolean whose description does not start with "Whether"',
			'node-param-description-boolean-without-whether',
			({ properties }) => void (properties[1].description = 'Shouts'),
		],
		[
			'a label that is not in title case',
			'node-param-display-name-miscased',
			({ properties }) => void (properties[0].displayName = 'the text'),
		],
		[
			'an icon that does not exist',
			'icon-validation',
			({ icon }) => void (icon.light = 'file:../../icons/cockatoo.svg'),
		],
	])('refuses %s', async (_what, rule, change) => {
		await writePackage(folder, change);
		const { code, text } = await gate(folder);
		expect(text).toContain(rule);
		expect(text).not.toContain('0 errors, 0 warnings');
		expect(code).toBe(1);
	});
});
