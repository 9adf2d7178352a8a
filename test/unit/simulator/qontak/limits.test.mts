import { type Simulator, startSimulator } from '../../../../simulator/server.mts';
import type { Refusal } from '../../../../simulator/core/answer.mts';
import { Limiter } from '../../../../simulator/qontak/auth/limiter.mts';
import { type QontakOptions, withDefaults } from '../../../../simulator/qontak/options.mts';
import { bearer, directBody, signed } from './clients.mts';

let simulator: Simulator | undefined;
afterEach(async () => await simulator?.close());

async function start(qontak: QontakOptions) {
	simulator = await startSimulator({ qontak });
	return simulator.qontak;
}

const NUMBER = '628117661000';

describe('rate limits', () => {
	test('are off unless told', async () => {
		const client = bearer(await start({}));
		const answers = await Promise.all(
			Array.from({ length: 30 }, async () => await client.get('/health')),
		);
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
		expect(answers[0].headers).not.toHaveProperty('x-ratelimit-limit');
	});

	test('count both hosts together, and say when there is room again', async () => {
		const qontak = await start({ rateLimit: { perSecond: 100, perMinute: 3 } });
		const client = bearer(qontak);
		const first = await client.get('/health');
		expect(first.headers).toMatchObject({
			'x-ratelimit-limit': '3',
			'x-ratelimit-remaining': '2',
			'x-ratelimit-reset': expect.stringMatching(/^\d\d$/),
		});
		expect((await client.get('/rooms/none')).headers['x-ratelimit-remaining']).toBe('1');
		expect((await signed(qontak, 'GET', '/health')).headers['x-ratelimit-remaining']).toBe('0');
		const refused = await client.post('/broadcasts/whatsapp/direct', directBody(NUMBER));
		expect(refused.status).toBe(429);
		expect(refused.data).toEqual({
			status: 'error',
			error: {
				code: 429,
				messages: ['Too many requests', expect.stringMatching(/^rate_limit_reset: \d\d$/)],
			},
		});
		expect(refused.headers['x-ratelimit-remaining']).toBe('0');
		expect(qontak.messages).toEqual([]);
		expect((await bearer(qontak, 'wrong').get('/health')).status).toBe(401);
	});

	test('hold for any one second and any one minute', () => {
		const limiter = new Limiter(withDefaults({ rateLimit: { perSecond: 2, perMinute: 3 } }));
		const reset = (at: number) => limiter.enter(at)['x-ratelimit-reset'];
		expect([reset(0), reset(400)]).toEqual(['60', '60']);
		const refusalAt = (at: number) => {
			try {
				return limiter.enter(at);
			} catch (error) {
				return JSON.parse(String((error as Refusal).answer.payload)).error.messages[1];
			}
		};
		expect(refusalAt(999)).toBe('rate_limit_reset: 1');
		expect(reset(1000)).toBe('59');
		expect(refusalAt(30_000)).toBe('rate_limit_reset: 30');
		expect(reset(60_000)).toBe('1');
	});

	test('count direct broadcasts apart, within those of the account', () => {
		const rateLimit = { perSecond: 9, perMinute: 9, directPerMinute: 2 };
		const limiter = new Limiter(withDefaults({ rateLimit }));
		limiter.enter(0, true);
		limiter.enter(0, true);
		expect(() => limiter.enter(0, true)).toThrow();
		expect(limiter.enter(0)['x-ratelimit-remaining']).toBe('6');
		expect(limiter.enter(60_000, true)).toBeDefined();
	});

	test('begin anew each minute, when told to, and may be faster for tests', () => {
		const rateLimit = { perSecond: 9, perMinute: 2, window: 'fixed', minuteMs: 6_000 } as const;
		const limiter = new Limiter(withDefaults({ rateLimit }));
		limiter.enter(5_900);
		limiter.enter(5_999);
		expect(() => limiter.enter(5_999)).toThrow();
		limiter.enter(6_000);
		limiter.enter(6_001);
		expect(() => limiter.enter(11_999)).toThrow();
	});

	test.each([
		['epoch', /^\d{10}$/],
		['date', / GMT$/],
	] as const)('tell the reset as %s, when told to', async (rateLimitReset, form) => {
		const rateLimit = { perSecond: 10, perMinute: 100 };
		const { headers } = await bearer(await start({ rateLimit, rateLimitReset })).get('/health');
		expect(headers['x-ratelimit-reset']).toMatch(form);
	});
});

describe('pages', () => {
	type Cursors = { next: string | number | null; prev: string | number | null };
	const ids = async (
		qontak: Awaited<ReturnType<typeof start>>,
		query: string,
		path = '/contacts/contact_lists',
	) => {
		const { status, data } = await bearer(qontak).get(`${path}?${query}`);
		expect(status).toBe(200);
		return {
			ids: data.data.map(({ id }: { id: string }) => id) as string[],
			cursor: data.meta.pagination.cursor as Cursors,
			pagination: data.meta.pagination,
		};
	};
	const withLists = async (options: QontakOptions, count = 14) => {
		const qontak = await start(options);
		for (let n = 0; n < count; n++) {
			qontak.contactLists.begin({ name: `${n}`, source_type: 'spreadsheet', source_id: '' });
			await qontak.customer(`62811111${1000 + n}`).says('halo');
		}
		return qontak;
	};

	test.each([
		['a text', '/contacts/contact_lists', 'string'],
		['a number', '/rooms', 'number'],
	])('follow a cursor, which is %s, to the end and back: %s', async (_, path, type) => {
		const qontak = await withLists({});
		const all = (await ids(qontak, 'limit=100', path)).ids;
		expect(all).toHaveLength(14);
		const seen: string[] = [];
		let { ids: shown, cursor } = await ids(qontak, 'limit=4', path);
		for (;;) {
			seen.push(...shown);
			if (cursor.next === null) break;
			expect(typeof cursor.next).toBe(type);
			const behind = `limit=4&cursor=${encodeURIComponent(cursor.next)}`;
			({ ids: shown, cursor } = await ids(qontak, behind, path));
		}
		expect(seen).toEqual(all);
		const back = `limit=4&cursor_direction=before&cursor=${encodeURIComponent(cursor.prev ?? '')}`;
		expect((await ids(qontak, back, path)).ids).toEqual(all.slice(-6, -2));
	});

	test.each(['/templates/whatsapp', '/templates/languages', '/users'])(
		'%s has no cursor, though the total says that there is more',
		async (path) => {
			const qontak = await start({});
			const first = await ids(qontak, 'limit=3', path);
			expect(first.cursor).toEqual({ next: null, prev: null, pit: null });
			expect(first.pagination.total).toBeGreaterThan(3);
			const second = await ids(qontak, 'limit=3&offset=2', path);
			expect(second.ids).not.toEqual(first.ids);
			expect((await bearer(qontak).get(`${path}?limit=3&cursor=x`)).status).toBe(422);
		},
	);

	test('go by number as well, from 1', async () => {
		const qontak = await withLists({});
		const { ids: all } = await ids(qontak, 'limit=100');
		expect((await ids(qontak, 'limit=5&offset=2')).ids).toEqual(all.slice(5, 10));
		const first = await ids(qontak, 'limit=5&offset=0&is_counted=true');
		expect(first.ids).toEqual(all.slice(0, 5));
		expect(first.pagination).toMatchObject({ offset: 0, limit: 5, total: all.length });
		const upwards = await ids(qontak, 'limit=100&order_by=created_at&order_direction=asc');
		expect(upwards.ids).toEqual(all.toReversed());
	});

	test('end in three ways', async () => {
		const qontak = await withLists({ lastCursor: 'printed' });
		const last = (await ids(qontak, 'limit=100')).cursor.next ?? '';
		expect(last).not.toBe('');
		const beyond = await ids(qontak, `limit=100&cursor=${encodeURIComponent(last)}`);
		expect([beyond.ids, beyond.cursor.next]).toEqual([[], null]);
		qontak.settings.lastCursor = 'repeated';
		const again = await ids(qontak, `limit=100&cursor=${encodeURIComponent(last)}`);
		expect([again.ids, again.cursor.next]).toEqual([[], last]);
		qontak.settings.lastCursor = 'null';
		expect((await ids(qontak, 'limit=100')).cursor.next).toBeNull();
	});

	test('are refused in the words of the Digest', async () => {
		const client = bearer(await start({}));
		const { status, data } = await client.get('/contacts/contact_lists?offset=one');
		expect([status, data]).toEqual([
			422,
			{
				status: 'error',
				error: {
					code: 422,
					messages: [
						{
							active_model_errors: { offset: ['must be an integer'] },
							type: 'expectation_failed',
						},
					],
				},
			},
		]);
		for (const query of ['limit=0', 'limit=101', 'cursor=x', 'order_by=name', 'page=1']) {
			expect((await client.get(`/contacts/contact_lists?${query}`)).status).toBe(422);
		}
	});
});

test('latency and faults hold for both hosts', async () => {
	const qontak = await start({ latencyMs: 1 });
	qontak.faults.next({ kind: 'status', status: 500, times: 2 });
	expect((await signed(qontak, 'GET', '/health')).status).toBe(500);
	expect((await bearer(qontak).get('/health')).status).toBe(500);
	qontak.faults.next({ kind: 'resetAfterAccepting' });
	const send = bearer(qontak).post('/broadcasts/whatsapp/direct', directBody(NUMBER));
	await expect(send).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect(qontak.messages).toHaveLength(1);
	expect(qontak.requests.map(({ answeredStatus }) => answeredStatus)).toEqual([
		500,
		500,
		undefined,
	]);
});
