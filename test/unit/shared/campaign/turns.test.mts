import { Turns, type Line, type Waiting } from '../../../../nodes/shared/campaign/turns';
import { read } from './virtualGateway.mts';

/** Somebody who waits, and the order in which all of them are taken. */
function queue(lines: Record<string, Array<number | undefined>>) {
	const turns = new Turns<Line>();
	const names = new Map<Waiting, string>();
	for (const [name, entries] of Object.entries(lines)) {
		const line: Line = { waiting: [] };
		entries.forEach((limitedSince, n) => {
			const one = { ask: read, limitedSince, isNew: true, go: () => {}, fail: () => {} };
			names.set(one, `${name}${n}`);
			turns.add(line, one);
		});
	}
	return (mayGo: (name: string) => boolean = () => true) => {
		const taken: Array<string | undefined> = [];
		for (;;) {
			const one = turns.take((_, waiting) => mayGo(names.get(waiting) ?? ''));
			if (!one) return taken;
			taken.push(names.get(one));
		}
	};
}

test('the runs take turns, each in its own order', () => {
	const first = undefined;
	const order = queue({ a: [first, first, first, first], b: [first], c: [first, first] });
	expect(order()).toEqual(['a0', 'b0', 'c0', 'a1', 'c1', 'a2', 'a3']);
});

test('what met a limit goes first, the earliest before all', () => {
	const order = queue({ a: [undefined, 30, undefined], b: [undefined, 20, 40] });
	expect(order().slice(0, 3)).toEqual(['b1', 'a1', 'b2']);
});

test('what may not go keeps nobody else', () => {
	const order = queue({ a: [10, undefined, undefined], b: [undefined] });
	expect(order((name) => name !== 'a0' && name !== 'a1').sort()).toEqual(['a2', 'b0']);
});
