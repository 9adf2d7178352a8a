import { Accounts } from '../../../../nodes/shared/campaign/accounts';
import { AUTOMATIC } from '../../../../nodes/shared/campaign/speed';
import type { Gateway } from '../../../../nodes/shared/transport/gateway';
import { VirtualClock } from './virtualClock.mts';
import { read } from './virtualGateway.mts';

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
