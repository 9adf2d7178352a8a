/**
 * Breaks one line of the package at a time and looks whether a test notices: `npm run
 * test:breakages`, or `npm run test:breakages -- WORDS` for those whose name has the words. Works on
 * copies of the package, two at once, and takes some minutes. Ends with 1 when a breakage survives,
 * or when a test fails with nothing broken.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { root } from '../host/paths.mts';
import { step } from '../host/progress.mts';
import { Bench, type Verdict } from './bench.mts';
import { type Breakage, broken } from './breakage.mts';
import { BREAKAGES } from './list.mts';

const AT_ONCE = 2;

/** Tries all breakages, a few at once, each worker on a copy of its own; results in their order. */
async function tryAll(
	breakages: readonly Breakage[],
	benches: readonly Bench[],
	leftOut: readonly string[],
	done: (place: number, verdict: Verdict) => void,
): Promise<Verdict[]> {
	const verdicts: Verdict[] = [];
	let next = 0;
	const work = async (bench: Bench) => {
		while (next < breakages.length) {
			const place = next;
			next += 1;
			verdicts[place] = await bench.try(breakages[place], leftOut);
			done(place, verdicts[place]);
		}
	};
	await Promise.all(benches.map(work));
	return verdicts;
}

/** Throws when the code has moved on, before any time is spent. */
async function checkLines(breakages: readonly Breakage[]): Promise<void> {
	for (const breakage of breakages) {
		broken(await readFile(path.join(root, breakage.file), 'utf8'), breakage);
	}
}

const noticed = ({ failed }: Verdict) => failed.length > 0;

function row(place: number, { name, harm, file }: Breakage, verdict: Verdict): string {
	const [unable] = verdict.badFiles;
	const by = unable ? `no test, but ${unable} could not be run` : 'no test';
	return [
		`${String(place + 1).padStart(3)}  ${noticed(verdict) ? 'noticed ' : 'SURVIVED'}  ${name}`,
		`               ${file}: ${harm}`,
		`               by ${noticed(verdict) ? verdict.failed[0] : by}`,
	].join('\n');
}

async function main(): Promise<boolean> {
	const words = process.argv.slice(2).join(' ').toLowerCase();
	const chosen = BREAKAGES.filter(({ name }) => name.toLowerCase().includes(words));
	await checkLines(chosen);
	const benches = await Promise.all(Array.from({ length: AT_ONCE }, () => Bench.create()));
	try {
		const whole = await step('Running the tests unbroken', () => benches[0].tryWhole(chosen));
		const leftOut = whole.badFiles;
		for (const bad of leftOut) console.log(`Left out, as it fails with nothing broken: ${bad}`);
		let tried = 0;
		const verdicts = await step(
			`Breaking ${chosen.length} lines, one at a time`,
			() =>
				tryAll(chosen, benches, leftOut, (place, verdict) => {
					tried += 1;
					console.log(row(place, chosen[place], verdict));
				}),
			() => `${tried} of ${chosen.length}`,
		);
		const survivors = chosen.filter((_, place) => !noticed(verdicts[place]));
		console.log(`\n${chosen.length - survivors.length} of ${chosen.length} breakages were noticed`);
		for (const { name } of survivors) console.log(`  SURVIVED  ${name}`);
		return chosen.length > 0 && survivors.length === 0 && leftOut.length === 0;
	} finally {
		await Promise.all(benches.map((bench) => bench.remove()));
	}
}

process.exitCode = (await main()) ? 0 : 1;
