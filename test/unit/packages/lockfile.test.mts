import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeLockfile } from '../../../tools/packages/finish.mts';
import { GATEWAYS } from '../../../tools/packages/gateways.mts';
import { manifestOf, readManifest } from '../../../tools/packages/manifest.mts';
import { sourcesOf } from '../../../tools/packages/sources.mts';
import { root } from '../architecture/sources.mts';
import { inTree } from './trees.mts';

interface Installed {
	peerDependencies?: Record<string, string>;
	peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

type Packages = Record<string, Installed>;

/** Whether what lies in a place of the tree finds a package, there or further up. */
function finds(packages: Packages, place: string, name: string): boolean {
	for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
		if (`${at}${at && '/'}node_modules/${name}` in packages) return true;
		if (at === '') return false;
	}
}

/** What tools expect beside them and do not get: npm installs it for nobody here (`.npmrc`). */
function missingPeers(packages: Packages): string[] {
	const missing = Object.entries(packages).flatMap(([place, one]) =>
		Object.keys(one.peerDependencies ?? {})
			.filter((name) => !one.peerDependenciesMeta?.[name]?.optional)
			.filter((name) => !finds(packages, place, name)),
	);
	return [...new Set(missing)].sort();
}

const packagesIn = (file: string) =>
	(JSON.parse(readFileSync(file, 'utf8')) as { packages: Packages }).packages;

test("a package's lockfile is part of ours, without addresses, and its tools miss nothing", async () => {
	const whole = await readManifest(root);
	const [gateway] = GATEWAYS;
	const own = manifestOf(whole, gateway, sourcesOf(root, whole, gateway).libraries);
	const npmrc = readFileSync(path.join(root, '.npmrc'), 'utf8');
	await inTree({ '.npmrc': npmrc }, async (folder) => {
		await writeFile(path.join(folder, 'package.json'), JSON.stringify(own));
		await writeLockfile(root, folder);
		const file = path.join(folder, 'package-lock.json');
		expect(readFileSync(file, 'utf8')).not.toContain('"resolved"');
		const ours = packagesIn(path.join(root, 'package-lock.json'));
		const packages = packagesIn(file);
		const places = Object.keys(packages).filter((place) => place !== '');
		expect(places.length).toBeLessThan(Object.keys(ours).length);
		for (const place of places) expect(packages[place]).toEqual(ours[place]);
		const here = missingPeers(ours);
		expect(missingPeers(packages).filter((name) => !here.includes(name))).toEqual([]);
	});
});
