import type { INodeParameters } from 'n8n-workflow';
import { qontak } from '../../nodes/Qontak/gateway';
import { simulatorForEach } from '../unit/support/simulator.mts';
import { credentialsFor, runIvosights } from './ivosights/support/node.mts';
import { runQontak, templateNamed } from './qontak/support/node.mts';
import { contacts, digits, sendText } from './support/messages.mts';

const simulator = simulatorForEach({
	qontak: { receipts: 'manual' },
	ivosights: { receipts: 'manual' },
	decisionTelecom: { receipts: 'manual' },
});
afterEach(() => jest.restoreAllMocks());

const onError = 'continueErrorOutput';
const tooFast = (headers: Record<string, string> = {}, body: object = {}) =>
	({ kind: 'status', status: 429, headers, body: body as never }) as const;

/** How long a second and a minute of the limits are, for gateway and node alike. */
const LENGTHS = { secondMs: 500, minuteMs: 3_000 };

function fasterQontak(window: 'sliding' | 'fixed') {
	const limits = qontak.limits.map((limit) => ({
		...limit,
		perMs: limit.perMs === 1_000 ? LENGTHS.secondMs : LENGTHS.minuteMs,
	}));
	jest.replaceProperty(qontak, 'limits', limits);
	simulator.qontak.settings.rateLimit = {
		perSecond: 10,
		perMinute: 100,
		directPerMinute: 60,
		window,
		...LENGTHS,
	};
}

const people = (count: number, from = 0) =>
	Array.from({ length: count }, (_, n) => ({
		name: `Customer ${from + n}`,
		phone: `0812${30_000_000 + from + n}`,
	}));

const direct = () =>
	({
		authentication: 'hmac',
		resource: 'message',
		operation: 'sendTemplate',
		recipient: '={{ $json.phone }}',
		channel: { __rl: true, mode: 'id', value: '56b60c3c-0123-46af-958b-32f3ad12ee37' },
		template: { __rl: true, mode: 'id', value: templateNamed(simulator.qontak, 'hubungi_kami').id },
	}) as unknown as INodeParameters;

const everybodyOnce = (count: number) => {
	const reached = simulator.qontak.messages.map(({ to }) => to);
	expect(reached.sort()).toEqual(people(count).map(({ phone }) => `62${phone.slice(1)}`));
};
const refused = () =>
	simulator.qontak.requests.filter(({ answeredStatus }) => answeredStatus === 429).length;

describe("Qontak's documented limits", () => {
	test.each(['sliding', 'fixed'] as const)(
		'counted in %s windows: 99 contacts in stop mode are all sent, each once',
		async (window) => {
			fasterQontak(window);
			const { error, json } = await runQontak(simulator.qontak, direct(), people(99));
			expect(error).toBeUndefined();
			expect(json('Qontak')).toHaveLength(99);
			everybodyOnce(99);
			expect(refused()).toBeLessThanOrEqual(9);
		},
	);

	test('two executions at once: 300 of 300, none lost', async () => {
		fasterQontak('sliding');
		const runs = [0, 150].map(
			async (from) => await runQontak(simulator.qontak, direct(), people(150, from)),
		);
		for (const { error } of await Promise.all(runs)) expect(error).toBeUndefined();
		everybodyOnce(300);
		expect(refused()).toBeLessThanOrEqual(30);
	});
});

test.each(['sliding', 'fixed'] as const)(
	'a limit that nobody documents, counted in %s windows: all are sent in stop mode',
	async (rateLimitWindow) => {
		Object.assign(simulator.ivosights.settings, { rateLimit: 15, rateLimitWindow });
		const { error } = await runIvosights(simulator.ivosights, sendText, contacts(60));
		expect(error).toBeUndefined();
		expect(simulator.ivosights.messages.map(({ to }) => to).sort()).toEqual(
			contacts(60).map((_, n) => digits(n)),
		);
	},
);

describe('a limit that is met', () => {
	test.each<[string, () => Record<string, string>]>([
		['Retry-After in seconds', () => ({ 'retry-after': '1' })],
		[
			'Retry-After as a date',
			() => ({ 'retry-after': new Date(Date.now() + 1_500).toUTCString() }),
		],
		['X-RateLimit-Reset', () => ({ 'x-ratelimit-reset': '0' })],
	])('%s: waited for, and everybody gets one', async (_, headers) => {
		const { ivosights } = simulator;
		ivosights.faults.next({ ...tooFast(headers()), match: { recipient: digits(1) } });
		const { error } = await runIvosights(ivosights, sendText, contacts(3));
		expect(error).toBeUndefined();
		expect(ivosights.messages.map(({ to }) => to).sort()).toEqual([0, 1, 2].map(digits));
	});

	test('is no failed try: with one attempt, it is waited for as well', async () => {
		const { ivosights } = simulator;
		ivosights.faults.next({ ...tooFast({ 'retry-after': '1' }), match: { recipient: digits(1) } });
		const options = { retry: { policy: { attempts: 1 } } };
		const { error } = await runIvosights(ivosights, { ...sendText, options }, contacts(3));
		expect(error).toBeUndefined();
		expect(ivosights.messages.map(({ to }) => to).sort()).toEqual([0, 1, 2].map(digits));
	});

	test('the summary of the run tells how long it was waited for', async () => {
		simulator.ivosights.faults.next(tooFast({ 'retry-after': '2' }));
		const { run } = await runIvosights(simulator.ivosights, sendText, contacts(3));
		const { hints } = run.data.resultData.runData.Ivosights[0];
		expect(hints?.[0].message).toMatch(/^3 accepted, .*waited \d s for Ivosights's limit\.$/);
	});

	test('to one person: the others do not wait for it', async () => {
		const { ivosights } = simulator;
		const body = { error: { message: 'Pair rate limit hit', code: 131056 } };
		const headers = { 'retry-after': '1' };
		ivosights.faults.next({
			...tooFast(headers, body),
			status: 400,
			match: { recipient: digits(0) },
		});
		const { error, json } = await runIvosights(ivosights, sendText, contacts(8));
		expect(error).toBeUndefined();
		expect(ivosights.messages.map(({ to }) => to)).toEqual([1, 2, 3, 4, 5, 6, 7, 0].map(digits));
		expect(json('Sent').map(({ recipient }) => recipient)).toEqual(
			contacts(8).map((_, n) => digits(n)),
		);
	});

	test("longer than 'Longest Wait': told of each item, and the gateway is not asked for it", async () => {
		const { ivosights } = simulator;
		ivosights.faults.next({ ...tooFast({ 'retry-after': '3600' }), times: 9 });
		const options = { speed: { limit: { inFlight: 1 } } };
		const parameters = { ...sendText, options } as INodeParameters;
		const { json } = await runIvosights(ivosights, parameters, contacts(20), { onError });
		expect(json('Ivosights', 1)).toHaveLength(20);
		expect(json('Ivosights', 1)[19].error).toMatchObject({ reason: 'rateLimited', item: 19 });
		expect(ivosights.requests).toHaveLength(1);
	});

	test('again and again, by one message alone: that one is given up, and the others go out', async () => {
		const { ivosights } = simulator;
		ivosights.faults.next({ ...tooFast(), match: { recipient: digits(5) }, times: 99 });
		const options = { retry: { policy: { longestWait: 10 } } };
		const parameters = { ...sendText, options } as INodeParameters;
		const { json } = await runIvosights(ivosights, parameters, contacts(60), { onError });
		const errors = json('Ivosights', 1).map(({ error }) => error);
		expect(errors).toEqual([expect.objectContaining({ reason: 'rateLimited', item: 5 })]);
		expect(ivosights.messages).toHaveLength(59);
	});

	test('while it is waited for, the person can stop the execution at once', async () => {
		let cancel = () => {};
		simulator.ivosights.faults.next({
			...tooFast({ 'retry-after': '50' }),
			match: () => {
				setTimeout(() => cancel(), 200);
				return true;
			},
		});
		const { run, error } = await runIvosights(simulator.ivosights, sendText, contacts(1), {
			onStart: (stop) => (cancel = stop),
		});
		expect(run.status).toBe('canceled');
		expect(error?.description).toContain('0 items accepted, 1 item not tried');
		expect(simulator.ivosights.requests).toHaveLength(1);
	});

	test('while it is waited for, a refusal ends a run in stop mode; who waited was not tried', async () => {
		const { ivosights } = simulator;
		const { settings } = ivosights;
		/** Meets a recipient; from then on answers take so long. */
		const meeting = (n: number, latencyMs: number) => ({
			match: (request: { body: unknown }) => {
				const isIt = (request.body as { wa_id?: string }).wa_id === digits(n);
				if (isIt) settings.latencyMs = latencyMs;
				return isIt;
			},
		});
		// The first is refused after the second met the limit.
		const refusal = { kind: 'status', status: 400, body: { message: 'blocked' } } as const;
		ivosights.faults.next({ ...refusal, ...meeting(0, 300) });
		ivosights.faults.next({ ...tooFast({ 'retry-after': '50' }), ...meeting(1, 0) });
		const { error } = await runIvosights(ivosights, sendText, contacts(20));
		expect(error?.message).toBe('Ivosights answered “blocked” (HTTP 400) [Item 1]');
		expect(error?.description).toMatch(/item 1 not accepted, 1\d items not tried \(2, /);
	});
});

describe('the credential', () => {
	const watched = (fault?: (nth: number) => Error | undefined) => {
		let reads = 0;
		const { ivosightsApi } = credentialsFor(simulator.ivosights);
		return {
			reads: () => reads,
			credentials: {
				get ivosightsApi() {
					reads += 1;
					const thrown = fault?.(reads);
					if (thrown) throw thrown;
					return ivosightsApi;
				},
			},
		};
	};

	test('is read once for all items', async () => {
		const { reads, credentials } = watched();
		const { error } = await runIvosights(simulator.ivosights, sendText, contacts(20), {
			credentials,
		});
		expect(error).toBeUndefined();
		expect(reads()).toBe(1);
	});

	test('is waited for while the database is away', async () => {
		const { reads, credentials } = watched((nth) =>
			nth === 1 ? new Error('Connection terminated unexpectedly') : undefined,
		);
		const { error } = await runIvosights(simulator.ivosights, sendText, contacts(3), {
			credentials,
		});
		expect(error).toBeUndefined();
		expect(simulator.ivosights.messages).toHaveLength(3);
		expect(reads()).toBe(2);
	});

	test('that cannot be read: told so, in plain words', async () => {
		const { credentials } = watched(() => new Error('Connection terminated unexpectedly'));
		const options = { retry: { policy: { attempts: 1 } } };
		const { error } = await runIvosights(
			simulator.ivosights,
			{ ...sendText, options } as never,
			contacts(1),
			{ credentials },
		);
		expect(error?.message).toBe(
			'n8n could not read the credential: Connection terminated unexpectedly',
		);
		expect(error?.description).toContain('Nothing was sent.');
	});
});
