import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { readEntries } from '../../../nodes/Qontak/reads';
import type { Answer, Ask } from '../../../nodes/shared/operation/operation';

type Served = { data: IDataObject[]; next: unknown; limit?: number };

/** Follows a list that `serve` gives page by page; ends the test when it does not stop. */
function follow(serve: (ask: Ask, n: number) => Served, most = Infinity) {
	const asks: Ask[] = [];
	const plan = readEntries(['things'], {}, most);
	let step = plan.next();
	while (!step.done) {
		if (!('ask' in step.value)) throw new Error('It only asks');
		asks.push(step.value.ask);
		if (asks.length > 50) throw new Error('It does not stop');
		const { data, next, limit } = serve(step.value.ask, asks.length - 1);
		const meta = { pagination: { cursor: { next }, limit } };
		step = plan.next({ status: 200, body: { data, meta }, at: '' } as Answer);
	}
	return { asks, found: step.value };
}

const entries = (from: number, count: number) =>
	Array.from({ length: count }, (_, n) => ({ id: `${from + n}` }));

test('cursors are followed to the end, and offset is never sent', () => {
	const { asks, found } = follow((_, n) => ({
		data: entries(n * 100, n < 2 ? 100 : 30),
		next: n < 2 ? `c${n}` : null,
	}));
	expect(found).toHaveLength(230);
	expect(asks.map(({ query }) => query)).toEqual([
		{ limit: 100 },
		{ limit: 100, cursor: 'c0' },
		{ limit: 100, cursor: 'c1' },
	]);
});

test.each([
	['the same cursor again and again', () => 'same'],
	['two cursors in turn', (n: number) => `c${n % 2}`],
])('%s', (_, cursorOf) => {
	const { found } = follow((__, n) => ({ data: entries(n * 100, 100), next: cursorOf(n) }));
	expect(found.length).toBeLessThanOrEqual(300);
});

test('new cursors with the same page: each entry once', () => {
	const { asks, found } = follow((_, n) => ({ data: entries(0, 100), next: `c${n}` }));
	expect(found).toHaveLength(100);
	expect(asks).toHaveLength(2);
});

test('pages that Qontak makes smaller than asked are full pages', () => {
	const { found } = follow((_, n) => ({
		data: entries(n * 10, 10),
		next: n < 3 ? `c${n}` : null,
		limit: 10,
	}));
	expect(found).toHaveLength(40);
});

test('a cursor printed behind a last page that is not full is not followed', () => {
	const { asks } = follow(() => ({ data: entries(0, 48), next: 'MTU5NTUwOTI3Ny4yNDY=' }));
	expect(asks).toHaveLength(1);
});

test('no more than was asked for', () => {
	const { asks, found } = follow((_, n) => ({ data: entries(n * 7, 7), next: `c${n}` }), 7);
	expect(found).toHaveLength(7);
	expect(asks.map(({ query }) => query)).toEqual([{ limit: 7 }]);
});

test('whatever is answered, it stops and gives nothing twice', () => {
	const cursor = fc.oneof(fc.constant(null), fc.constantFrom('a', 'b', 'c'), fc.integer());
	const data = fc.array(fc.record({ id: fc.integer({ min: 0, max: 300 }).map(String) }), {
		maxLength: 120,
	});
	const page = fc.record({ data, next: cursor as fc.Arbitrary<unknown> });
	fc.assert(
		fc.property(fc.array(page, { minLength: 1, maxLength: 5 }), (pages) => {
			const { found } = follow((_, n) => pages[n % pages.length]);
			const ids = found.map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
		}),
	);
});
