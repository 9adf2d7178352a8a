/**
 * `npm run packages:push`: pushes the source of each package in `packages/` to its branch at `origin`, and
 * prints the branches. `-- --workflows` lets them get this repository's `publish-package.yml` too, which
 * needs a person's rights. Node 24 runs this file without any library.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pushBranch } from './branches.mts';
import { branchName, GATEWAYS, packageName } from './gateways.mts';

const root = path.resolve(import.meta.dirname, '../..');
const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root }).toString().trim();

for (const gateway of GATEWAYS) {
	const folder = path.join(root, 'packages', packageName(gateway));
	const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
	const { version } = JSON.parse(manifest) as { version: string };
	const branch = branchName(gateway);
	const pushed = pushBranch({
		root,
		remote: 'origin',
		folder,
		branch,
		message: `Version ${version}\n\nCut from ${commit}.`,
		withWorkflows: process.argv.includes('--workflows'),
	});
	console.error(`${branch}: ${pushed.isNew ? 'pushed' : 'has this source already'}`);
	if (pushed.keptWorkflows) {
		console.error(
			`${branch} keeps its own .github, which differs: npm run packages:push -- --workflows`,
		);
	}
	console.log(branch);
}
