import { spawn } from 'node:child_process';

/** Where and with what environment a command runs; `timeout` in milliseconds. */
export interface CommandOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	timeout?: number;
}

const TAIL = 4_000;

/**
 * Runs a program to its end and gives what it printed on stdout. Throws when it ends with another
 * code than 0, with the end of what it said.
 */
export function runCommand(
	program: string,
	args: readonly string[],
	options: CommandOptions = {},
): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		let printed = '';
		let said = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			printed += text;
			said = (said + text).slice(-TAIL);
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			said = (said + text).slice(-TAIL);
		});
		child.once('error', reject);
		child.once('close', (code, signal) => {
			if (code === 0) resolve(printed);
			else reject(new Error(`${program} ${args.join(' ')} ended with ${code ?? signal}:\n${said}`));
		});
	});
}

/**
 * Runs npm under the given Node (the running one by default). Settings of an `npm run` around us
 * do not reach it: a project's own `.npmrc` would otherwise overrule the flags given here.
 */
export function runNpm(
	args: readonly string[],
	{ env = process.env, ...options }: CommandOptions = {},
	node = process.execPath,
): Promise<string> {
	const clean = Object.fromEntries(
		Object.entries(env).filter(
			([name]) => !/^npm_(package|lifecycle|config_local_prefix)/.test(name),
		),
	);
	const cli = process.env.npm_execpath;
	const rest = { ...options, env: clean };
	if (cli?.endsWith('npm-cli.js')) return runCommand(node, [cli, ...args], rest);
	return runCommand('npm', args, rest);
}
