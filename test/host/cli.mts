import { runCommand } from './command.mts';
import { environment } from './environment.mts';
import { installHost } from './install.mts';
import type { N8n } from './n8n.mts';
import { freePorts } from './ports.mts';

/** Runs a command of n8n's own, such as `export:workflow`, on the data of an n8n that may be running. */
export async function runN8n(
	{ userFolder }: Pick<N8n, 'userFolder'>,
	args: readonly string[],
): Promise<string> {
	const host = await installHost();
	const [port, brokerPort] = await freePorts(2);
	const env = environment(host, { port, brokerPort, userFolder });
	return await runCommand(host.node, [host.n8n, ...args], { cwd: userFolder, env });
}
