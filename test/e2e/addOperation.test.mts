import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { runCommand, runNpm } from '../host/command.mts';

/** Whoever adds an operation writes one file and names it in one list. This test does so in a copy. */

const root = path.resolve(__dirname, '../..');
const PARTS = [
	'credentials',
	'icons',
	'nodes',
	'simulator',
	'test/extension',
	'test/host/paths.mts',
	'test/unit/support',
	'test/workflow/ivosights/support',
	'test/workflow/support',
	'eslint.config.mjs',
	'gulpfile.js',
	'jest.config.js',
	'package.json',
	'tools/build',
	'tsconfig.json',
];

/** Jest's own marks would make n8n's rules and another Jest behave as in a test of theirs. */
const { NODE_ENV: _mode, JEST_WORKER_ID: _worker, ...env } = process.env;

let copy: string;

beforeAll(async () => {
	copy = await mkdtemp(path.join(tmpdir(), 'add-operation-'));
	for (const part of PARTS) {
		await cp(path.join(root, part), path.join(copy, part), { recursive: true });
	}
	await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));

	const file = path.join(copy, 'nodes/Ivosights/message/sendGreeting.ts');
	await cp(path.join(root, 'test/extension/sendGreeting.txt'), file);
	const list = path.join(copy, 'nodes/Ivosights/operations.ts');
	const text = await readFile(list, 'utf8');
	const added = `import { sendGreeting } from './message/sendGreeting';\n${text}`.replace(
		/(operations: readonly AnyOperation\[\] = \[\n)/,
		'$1\tsendGreeting,\n',
	);
	expect(added.split('\n')).toHaveLength(text.split('\n').length + 2);
	await writeFile(list, added);
});
afterAll(async () => await rm(copy, { recursive: true, force: true }));

test('it builds', async () => {
	await runNpm(['run', 'build'], { cwd: copy, env });
});

test('it passes the stock lint', async () => {
	const cli = path.join(root, 'node_modules/@n8n/node-cli/bin/n8n-node.mjs');
	await runCommand(process.execPath, [cli, 'lint'], { cwd: copy, env });
});

test('it appears in the node, with its own fields', () => {
	const built = require(path.join(copy, 'dist/nodes/Ivosights/Ivosights.node.js')) as {
		Ivosights: new () => INodeType;
	};
	const { properties } = new built.Ivosights().description;
	const isShownFor = ({ displayOptions }: INodeProperties, name: string, value: string) =>
		displayOptions?.show?.[name]?.includes(value) === true;
	const operations = properties.find(
		(one) => one.name === 'operation' && isShownFor(one, 'resource', 'message'),
	);
	expect(operations?.options as INodePropertyOptions[]).toContainEqual({
		name: 'Send Greeting',
		value: 'sendGreeting',
		action: 'Send greeting message',
		description: 'Greet a customer by name',
	});
	const fields = properties.filter((one) => isShownFor(one, 'operation', 'sendGreeting'));
	expect(fields.map(({ name }) => name)).toEqual([
		'recipient',
		'customerName',
		'simplify',
		'options',
	]);
});

test('it sends through the engine, from what was built', async () => {
	const jest = path.join(root, 'node_modules/jest/bin/jest.js');
	const config = path.join(copy, 'test/extension/jest.config.js');
	const args = [jest, '--config', config, '--rootDir', copy, '--runInBand', '--forceExit'];
	await runCommand(process.execPath, args, { cwd: copy, env });
});
