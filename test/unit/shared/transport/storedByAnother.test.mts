import type { RequestContext } from '../../../../nodes/shared/transport/exchange';
import { storedByAnother } from '../../../../nodes/shared/transport/storedByAnother';
import { acme } from '../../support/acme.mts';

const sleeps: number[] = [];
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => void sleeps.push(ms),
}));

/** n8n's store, with what each reading of it gives; the last stays. */
function storeWith(...readings: Array<object | Error>) {
	let reads = 0;
	const context = {
		getNodeParameter: () => undefined,
		getCredentials: async () => {
			const reading = readings[Math.min(reads, readings.length - 1)];
			reads += 1;
			if (reading instanceof Error) throw reading;
			return reading;
		},
	} as unknown as RequestContext;
	return { context, reads: () => reads };
}

const known = (token: string) => ({ type: 'acmeApi', credential: { token } });
const look = async ({ context }: ReturnType<typeof storeWith>, token = 'OLD') =>
	await storedByAnother(context, acme, known(token));

beforeEach(() => void sleeps.splice(0));

test('what is there already is taken at once', async () => {
	expect(await look(storeWith({ token: 'NEW' }))).toEqual({ token: 'NEW' });
	expect(sleeps).toEqual([]);
});

test('what a request added to its own is nothing newer', async () => {
	const { context } = storeWith({ token: 'OLD' });
	const marked = { type: 'acmeApi', credential: { token: 'OLD', expiredToken: 'OLD' } };
	expect(await storedByAnother(context, acme, marked)).toBeUndefined();
});

test('else it waits, not as long as anybody else, and looks again', async () => {
	expect(await look(storeWith({ token: 'OLD' }, { token: 'NEW' }))).toEqual({ token: 'NEW' });
	expect(await look(storeWith({ token: 'OLD' }))).toBeUndefined();
	const many = Array.from({ length: 50 }, async (_, n) => {
		await look(storeWith({ token: `${n}` }), `${n}`);
	});
	await Promise.all(many);
	expect(new Set(sleeps).size).toBeGreaterThan(25);
	expect(Math.min(...sleeps)).toBeGreaterThanOrEqual(200);
	expect(Math.max(...sleeps)).toBeLessThanOrEqual(2_000);
});

test('whoever was too late waits longer, until the faster one has stored what it got', async () => {
	const old = { token: 'OLD' };
	const store = storeWith(old, old, old, { token: 'NEW' });
	expect(await storedByAnother(store.context, acme, known('OLD'), true)).toEqual({ token: 'NEW' });
	expect(sleeps).toHaveLength(3);
	expect(await storedByAnother(storeWith(old).context, acme, known('OLD'), true)).toBeUndefined();
});

test('one looks for all requests of this process that were made with the same', async () => {
	const store = storeWith({ token: 'OLD' }, { token: 'NEW' });
	const all = await Promise.all(Array.from({ length: 50 }, async () => await look(store)));
	expect(new Set(all)).toEqual(new Set([{ token: 'NEW' }]));
	expect([store.reads(), sleeps.length]).toEqual([2, 1]);
});

test('a store that cannot be read holds nothing newer', async () => {
	const gone = new Error('connect ECONNREFUSED');
	expect(await look(storeWith(gone))).toBeUndefined();
	expect(await look(storeWith(gone, { token: 'NEW' }))).toEqual({ token: 'NEW' });
});
