import { Accounts } from '../../../../nodes/shared/campaign/accounts';
import { AUTOMATIC } from '../../../../nodes/shared/campaign/speed';
import { Failure } from '../../../../nodes/shared/failure';
import type { Gateway } from '../../../../nodes/shared/transport/gateway';
import { VirtualClock } from './virtualClock.mts';
import { read, send } from './virtualGateway.mts';

const gateway = {
	name: 'qontak',
	limits: [],
	accountFields: ['user', 'key'],
} as unknown as Gateway;
const credential = (more: object = {}) => ({
	baseUrl: 'https://acme.example.com',
	user: 'ann',
	key: 'a-secret-key',
	accessToken: 'first',
	...more,
});
const HOUR = 3_600_000;

test('one pace for the credentials of one account, also after its token was renewed', () => {
	const accounts = new Accounts(new VirtualClock());
	const account = accounts.of(gateway, credential());
	expect(accounts.of(gateway, credential({ accessToken: 'second' }))).toBe(account);
	expect(accounts.size).toBe(1);
});

test.each(['https://acme.example.com/', ' HTTPS://Acme.Example.com'])(
	'%s is the same address in other letters',
	(baseUrl) => {
		const accounts = new Accounts(new VirtualClock());
		expect(accounts.of(gateway, credential({ baseUrl }))).toBe(accounts.of(gateway, credential()));
	},
);

test.each([
	['user', credential({ user: 'bob' }), gateway],
	['key', credential({ key: 'another-key' }), gateway],
	['base URL', credential({ baseUrl: 'https://other.example.com' }), gateway],
	['gateway', credential(), { ...gateway, name: 'ivosights' } as Gateway],
])('another %s is another account', (_, other, itsGateway) => {
	const accounts = new Accounts(new VirtualClock());
	const account = accounts.of(gateway, credential());
	expect(accounts.of(itsGateway, other)).not.toBe(account);
});

test('no secret is kept', () => {
	const accounts = new Accounts(new VirtualClock());
	accounts.of(gateway, credential());
	const known = (accounts as unknown as { known: Map<string, unknown> }).known;
	const kept = JSON.stringify([...known], (_, value) =>
		value instanceof Map ? [...value] : value,
	);
	expect(kept).not.toContain('secret');
});

test('one that nobody needs is forgotten; one that somebody waits for is not', async () => {
	const clock = new VirtualClock();
	const accounts = new Accounts(clock);
	const busy = accounts.of(gateway, credential());
	const lane = busy.join(AUTOMATIC, HOUR);
	const turn = await busy.turn(lane, read, { isNew: true });
	accounts.of(gateway, credential({ user: 'bob' }));
	await clock.run(clock.wait(HOUR));
	expect(accounts.of(gateway, credential())).toBe(busy);
	expect(accounts.size).toBe(1);
	turn.end({ headers: {} });
	await clock.run(clock.wait(HOUR));
	expect(accounts.of(gateway, credential())).not.toBe(busy);
});

describe('what a run left behind holds the next one back', () => {
	const DAY = 24 * HOUR;

	test.each([
		['one message in ten minutes and a bit', 601_000],
		['one an hour', HOUR],
		['one a day', DAY],
		['one in a week', 7 * DAY],
	])('%s, whenever the next run comes', async (_, everyMs) => {
		const clock = new VirtualClock();
		const accounts = new Accounts(clock);
		const began = clock.now();
		const slow = { ...AUTOMATIC, perSecond: 1_000 / everyMs, countsSends: true };
		const sendIn = async () => {
			const account = accounts.of(gateway, credential());
			const turn = account.turn(account.join(slow, HOUR), send(), { isNew: true });
			await clock.run(turn);
			(await turn).end({ headers: {} });
			return clock.now() - began;
		};
		await sendIn();
		await clock.run(clock.wait(everyMs - 1_000));
		expect(Math.abs((await sendIn()) - everyMs)).toBeLessThan(100);
		await clock.run(clock.wait(everyMs + HOUR));
		accounts.of(gateway, credential({ user: 'bob' }));
		expect(accounts.size).toBe(1);
	});

	test('so does a window of the gateway, and a limit that was met', async () => {
		const clock = new VirtualClock();
		const accounts = new Accounts(clock);
		const daily = { ...gateway, limits: [{ requests: 1, perMs: DAY }] } as unknown as Gateway;
		const limited = { ...gateway, name: 'ivosights' } as Gateway;
		for (const one of [daily, limited]) {
			const account = accounts.of(one, credential());
			const turn = await account.turn(account.join(AUTOMATIC, HOUR), send(), { isNew: true });
			const refusal = new Failure('rateLimited', 'Tomorrow', {
				limitOf: 'account',
				retryAfterMs: DAY,
			});
			turn.end({ headers: {}, limit: one === limited ? refusal : undefined });
			await clock.run(clock.wait(HOUR));
			expect(accounts.of(one, credential())).toBe(account);
			await clock.run(clock.wait(DAY));
			expect(accounts.of(one, credential())).not.toBe(account);
		}
	});
});
