/**
 * `npm run audit:bundled`: asks npm for known faults, and fails for one in a library that is bundled into the
 * package. What only the tests use reaches nobody.
 */
import { spawnSync } from 'node:child_process';
import { bundledLibraries } from './bundled.mts';

interface Report {
	vulnerabilities?: Record<string, { severity: string; via: Array<string | { title: string }> }>;
}

const { stdout, stderr } = spawnSync('npm', ['audit', '--json'], {
	encoding: 'utf8',
	maxBuffer: 64 * 1024 * 1024,
});
const { vulnerabilities } = JSON.parse(stdout || '{}') as Report;
if (!vulnerabilities) throw new Error(`npm could not audit: ${stderr || stdout}`);

const bundled = bundledLibraries();
const bad = bundled.filter(({ name }) => name in vulnerabilities);
for (const { name, version } of bad) {
	console.error(`${name} ${version}: ${JSON.stringify(vulnerabilities[name])}`);
}
console.log(`${bundled.length} bundled libraries, ${bad.length} with known faults`);
process.exitCode = bad.length > 0 ? 1 : 0;
