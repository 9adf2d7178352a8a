import { simulatorForAll } from '../../unit/support/simulator.mts';
import { pressTest } from '../support/credentialTest.mts';
import { credentialsFor } from './support/node.mts';

/** What n8n's button on the credential says. */

const simulator = simulatorForAll();
const gateway = () => simulator.ivosights;
const press = async (more: object = {}) =>
	await pressTest('ivosightsApi', credentialsFor(gateway(), more as never));

beforeEach(() => gateway().faults.clear());

test('a good key passes', async () => {
	expect(await press()).toBe('OK');
});

test('a wrong key is told as such', async () => {
	expect(await press({ apiKey: 'wrong' })).toContain('does not know this API key');
});

test.each<[string, number, unknown]>([
	['a page that is not there', 404, '<html><h1>Not Found</h1></html>'],
	['a web page', 200, '<!doctype html><html><title>Welcome</title></html>'],
	['nothing', 200, ''],
	['a refusal inside a success, in words of its own', 200, { message: 'You are not known.' }],
	['somebody else’s JSON', 200, { ok: true }],
])('%s is no connection', async (_, status, body) => {
	gateway().faults.next({ kind: 'status', status, body: body as never, match: { method: 'GET' } });
	expect(await press()).toContain('Base URL');
});
