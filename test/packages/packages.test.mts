import path from 'node:path';
import { GATEWAYS, packageName } from '../../tools/packages/gateways.mts';
import { runCommand } from '../host/command.mts';
import { packTarball } from '../host/pack.mts';
import { cache, root } from '../host/paths.mts';
import { loads, sizes, unpacked } from './load.mts';
import { describeRunning } from './running.mts';
import { type Cut, describeSource } from './source.mts';

/**
 * Each gateway's own package, from this repository's source to a message that it sends: cut, installed,
 * built, linted, scanned, packed, loaded, and run beside the package that has all of them.
 */

const cuts: Cut[] = GATEWAYS.map((gateway) => {
	const name = packageName(gateway);
	return { name, folder: path.join(root, 'packages', name) };
});

const ROUNDS = 5;

test('gulp packages writes them', async () => {
	const gulp = path.join(root, 'node_modules/gulp/bin/gulp.js');
	const said = await runCommand(process.execPath, [gulp, 'packages'], { cwd: root });
	for (const { name } of cuts) expect(said).toContain(`packages/${name}`);
});

for (const cut of cuts) describeSource(cut);

test('they are smaller than the package with all gateways, and n8n loads them from fewer files', async () => {
	const whole: Cut = { name: 'n8n-nodes-whatsapp-gateways', folder: root };
	whole.tarball = await packTarball();
	const each = [whole, ...cuts];
	const folders = await Promise.all(
		each.map(
			async ({ name, tarball }) =>
				await unpacked(String(tarball), path.join(cache, 'packages', name)),
		),
	);
	const measured = await loads(folders, ROUNDS);
	const sized = await Promise.all(
		each.map(async ({ tarball }, at) => await sizes(String(tarball), folders[at])),
	);
	console.log(
		each
			.map(({ name }, at) => {
				const { required, n8nLoader, modules } = measured[at];
				const { packed, unpacked: size } = sized[at];
				const share = required.cpuMs / measured[0].required.cpuMs;
				return `${name}: ${kB(packed)} packed, ${kB(size)} unpacked, ${modules} files of code; loading ${ms(required.cpuMs)} of the processor (${share.toFixed(2)} of all), ${ms(required.wallMs)} by the clock; n8n's loader then ${ms(n8nLoader.cpuMs)}`;
			})
			.join('\n'),
	);
	for (const [at] of cuts.entries()) {
		expect(sized[at + 1].packed).toBeLessThan(sized[0].packed);
		expect(measured[at + 1].modules).toBeLessThan(measured[0].modules);
	}
}, 600_000);

const kB = (bytes: number) => `${Math.ceil(bytes / 1024)} kB`;
const ms = (time: number) => `${time.toFixed(0)} ms`;

describeRunning(cuts);
