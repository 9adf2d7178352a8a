import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { readEntries, readPage } from '../../../nodes/Qontak/paging';
import type { Answer, Ask, Plan } from '../../../nodes/shared/operation/operation';

/** What a list answers: its entries, and what it says of itself. */
type Served = { data: IDataObject[]; pagination?: IDataObject };
type Serve = (query: NonNullable<Ask['query']>, n: number) => Served;

/** Steps a plan through a list that `serve` gives page by page; fails when it does not stop. */
function drive<Result>(plan: Plan<Result>, serve: Serve) {
	const asked: Array<NonNullable<Ask['query']>> = [];
	let step = plan.next(undefined as never);
	while (!step.done) {
		if (!('ask' in step.value)) throw new Error('It only asks');
		const { query = {} } = step.value.ask;
		asked.push(query);
		if (asked.length > 80) throw new Error('It does not stop');
		const { data, pagination } = serve(query, asked.length - 1);
		const body = { data, ...(pagination ? { meta: { pagination } } : {}) };
		step = plan.next({ status: 200, body, at: '' } as Answer);
	}
	return { asked, result: step.value };
}

function follow(serve: Serve, most = Infinity) {
	const { asked, result } = drive(readEntries(['things'], {}, most), serve);
	return { asked, ids: result.map(({ id }) => id) };
}

/** Scrolls through the same list as the editor does. */
function scroll(serve: Serve) {
	const ids: unknown[] = [];
	let token: string | undefined;
	let n = 0;
	do {
		const page: Plan<{ entries: IDataObject[]; next?: string }> = readPage(['things'], {}, token);
		const { result } = drive(page, (query) => serve(query, n++));
		ids.push(...result.entries.map(({ id }) => id));
		token = result.next;
	} while (token !== undefined && n < 80);
	return ids;
}

const entries = (from: number, count: number) =>
	Array.from({ length: count }, (_, n) => ({ id: `${from + n}` }));

describe('a list is read to its end', () => {
	/** How a list that can be read to its end behaves (source: "Qontak paging"). */
	interface Behaviour {
		length: number;
		/** The most that come at once, whatever is asked for. */
		cap: number;
		cursor: 'text' | 'number' | 'null' | 'missing';
		/** On a last page too. */
		onLast: boolean;
		/** `page`: it counts no more than the page. */
		total: 'all' | 'page' | 'tooMany' | 'missing';
		/** What it prints as the size of a page. */
		limit: 'own' | 'asked' | 'missing';
		/** Whether `offset` counts pages of its own size, or of the size that was asked for. */
		offsetIn: 'own' | 'asked';
	}

	function listThat(is: Behaviour): Serve {
		const all = entries(0, is.length);
		return ({ limit, offset, cursor }) => {
			const asked = Number(limit);
			const size = Math.min(asked, is.cap);
			const behind = is.cursor === 'number' ? Number(cursor) - 1_729_114_517_000 : Number(cursor);
			const start =
				cursor === undefined
					? (Number(offset ?? 1) - 1) * (is.offsetIn === 'own' ? size : asked)
					: behind;
			const data = all.slice(start, start + size);
			const end = start + data.length;
			const next = { text: `${end}`, number: 1_729_114_517_000 + end, null: null };
			const goesOn = end < is.length || is.onLast;
			return {
				data,
				pagination: {
					...(is.cursor === 'missing'
						? {}
						: { cursor: { next: goesOn ? next[is.cursor] : null, prev: null } }),
					...(is.limit === 'missing' ? {} : { limit: is.limit === 'own' ? size : asked }),
					...{
						all: { total: is.length },
						page: { total: data.length },
						tooMany: { total: is.length + 7 },
						missing: {},
					}[is.total],
				},
			};
		};
	}

	/** Whether anything tells that a page which is not full is not the last. */
	const tells = ({ cap, cursor, limit, total }: Behaviour) =>
		cap >= 100 ||
		total === 'all' ||
		total === 'tooMany' ||
		limit === 'own' ||
		(total === 'missing' && (cursor === 'text' || cursor === 'number'));

	const behaviours: fc.Arbitrary<Behaviour> = fc
		.record({
			length: fc.oneof(fc.integer({ min: 0, max: 450 }), fc.constantFrom(1, 10, 100, 200, 300)),
			cap: fc.constantFrom(10, 25, 64, 100, 250),
			cursor: fc.constantFrom('text', 'number', 'null', 'missing'),
			onLast: fc.boolean(),
			total: fc.constantFrom('all', 'page', 'tooMany', 'missing'),
			limit: fc.constantFrom('own', 'asked', 'missing'),
			offsetIn: fc.constantFrom('own', 'asked'),
		})
		.filter((one) => tells(one as Behaviour)) as fc.Arbitrary<Behaviour>;

	test('whatever its cursors, its pages and its total are like', () => {
		fc.assert(
			fc.property(behaviours, (is) => {
				const { asked, ids } = follow(listThat(is));
				expect(ids).toEqual(entries(0, is.length).map(({ id }) => id));
				// At most one request finds out that there is no more.
				const needed = Math.ceil(is.length / Math.min(100, is.cap));
				expect(asked.length).toBeLessThanOrEqual(Math.max(1, needed) + 1);
			}),
			{ numRuns: 500 },
		);
	});

	test('the editor too, as far as one scrolls', () => {
		fc.assert(
			fc.property(behaviours, (is) => {
				expect(scroll(listThat(is))).toEqual(entries(0, is.length).map(({ id }) => id));
			}),
			{ numRuns: 300 },
		);
	});

	test('no more than was asked for', () => {
		fc.assert(
			fc.property(behaviours, fc.integer({ min: 1, max: 500 }), (is, most) => {
				const { ids } = follow(listThat(is), most);
				expect(ids).toHaveLength(Math.min(most, is.length));
			}),
		);
	});
});

test('cursors are followed as they came; offset is not sent beside them', () => {
	const { asked, ids } = follow((_, n) => ({
		data: entries(n * 100, n < 2 ? 100 : 30),
		pagination: { cursor: { next: [1_729_114_517_962, 'MTY1NjU5OTIzNS45MDc=', null][n] } },
	}));
	expect(ids).toHaveLength(230);
	expect(asked).toEqual([
		{ limit: 100 },
		{ limit: 100, cursor: '1729114517962' },
		{ limit: 100, cursor: 'MTY1NjU5OTIzNS45MDc=' },
	]);
});

test('without a cursor by offset, in pages of the size that came', () => {
	const { asked } = follow(({ offset = 1 }) => ({
		data: entries((Number(offset) - 1) * 10, offset === 3 ? 4 : 10),
		pagination: { cursor: { next: null }, offset, limit: 100, total: 24 },
	}));
	expect(asked).toEqual([{ limit: 100 }, { limit: 10, offset: 2 }, { limit: 10, offset: 3 }]);
});

test('a cursor behind a page that has room left, when all was read: one request', () => {
	const pagination = { cursor: { next: 'MTY1NjU5OTIzNS45MDc=' }, limit: 100, total: 2 };
	expect(follow(() => ({ data: entries(0, 2), pagination })).asked).toHaveLength(1);
});

test.each([
	['the same cursor again and again', () => 'same'],
	['two cursors in turn', (n: number) => `c${n % 2}`],
])('%s', (_, cursorOf) => {
	const { ids } = follow((__, n) => ({
		data: entries(n * 100, 100),
		pagination: { cursor: { next: cursorOf(n) } },
	}));
	expect(ids.length).toBeLessThanOrEqual(300);
});

test('a cursor that came before, while the total says that there is more: on by offset', () => {
	const { asked, ids } = follow((_, n) => ({
		data: entries(n * 100, n === 2 ? 50 : 100),
		pagination: { cursor: { next: 'same' }, limit: 100, total: 250 },
	}));
	expect(ids).toHaveLength(250);
	expect(asked.at(-1)).toEqual({ limit: 100, offset: 3 });
});

test.each([{ id: 'x' }, { name: 'without an id' }])('new cursors with the same page: %j', (one) => {
	const { asked, ids } = follow((_, n) => ({
		data: [one, ...entries(0, 99)],
		pagination: { cursor: { next: `c${n}` } },
	}));
	expect(ids).toHaveLength(100);
	expect(asked).toHaveLength(2);
});

test('two that say the same and have no id are two', () => {
	expect(follow(() => ({ data: [{ name: 'Budi' }, { name: 'Budi' }] })).ids).toHaveLength(2);
});

test('whatever is answered, it stops and gives nothing twice', () => {
	const data = fc.array(fc.record({ id: fc.integer({ min: 0, max: 300 }).map(String) }), {
		maxLength: 120,
	});
	const pagination = fc.oneof(
		fc.record(
			{
				cursor: fc.oneof(
					fc.record({ next: fc.oneof(fc.constantFrom('a', 'b', null, ''), fc.jsonValue()) }),
					fc.jsonValue(),
				),
				limit: fc.oneof(fc.integer({ min: -1, max: 200 }), fc.jsonValue()),
				total: fc.oneof(fc.integer({ min: -1, max: 1_000 }), fc.jsonValue()),
			},
			{ requiredKeys: [] },
		),
		fc.jsonValue(),
	) as fc.Arbitrary<IDataObject>;
	const pages = fc.array(fc.record({ data, pagination }), { minLength: 1, maxLength: 5 });
	fc.assert(
		fc.property(pages, (served) => {
			const { ids } = follow((_, n) => served[n % served.length]);
			expect(new Set(ids).size).toBe(ids.length);
		}),
	);
});
