import { TESTS } from '../../breakages/bench.mts';
import { broken } from '../../breakages/breakage.mts';
import { BREAKAGES } from '../../breakages/list.mts';
import { filesBelow, textOf } from './sources.mts';

/** `npm run test:breakages` takes minutes; what it goes by is looked at here. */

test.each(BREAKAGES.map((one) => [one.name, one] as const))('%s: the line stands', (_name, one) => {
	expect(broken(textOf(one.file), one)).not.toBe(textOf(one.file));
});

test('what is broken outside of nodes and tools names the tests that notice it', () => {
	const elsewhere = BREAKAGES.filter(({ file }) => !/^(?:nodes|tools)\//.test(file));
	expect(elsewhere.filter(({ noticedBy }) => noticedBy === undefined)).toEqual([]);
});

test('no two breakages have the same name', () => {
	const names = BREAKAGES.map(({ name }) => name);
	expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

const named = BREAKAGES.flatMap(({ noticedBy = [] }) => noticedBy);

test.each([...new Set([...TESTS, ...named])])('there are tests of %s', (pattern) => {
	const files = filesBelow('test', /\.test\.mts$/);
	expect(files.filter((file) => new RegExp(pattern).test(file))).not.toEqual([]);
});
