import { stat } from 'node:fs/promises';
import { PackageDirectoryLoader } from 'n8n-core';
import { packTarball } from '../../host/pack.mts';
import { root } from '../../host/paths.mts';
import type { Part } from '../part.mts';
import { table } from '../table.mts';

const kB = (bytes: number) => `${(bytes / 1_000).toFixed(0)} kB`;

/** Loading the package, its tarball, the descriptions of its nodes. */
export async function h(): Promise<Part> {
	const { size } = await stat(await packTarball());
	const started = performance.now();
	const loader = new PackageDirectoryLoader(root);
	await loader.loadAll();
	const ms = performance.now() - started;
	const nodes = loader.types.nodes.map((node) => [node.name, JSON.stringify(node).length] as const);
	const text = [
		'## h. The package',
		table(
			['what', 'how much'],
			[
				["loading by n8n's loader", `${ms.toFixed(0)} ms`],
				['tarball', kB(size)],
				...nodes.map(([name, bytes]) => [`description of ${name}`, kB(bytes)]),
			],
		),
	].join('\n\n');
	return { text };
}
