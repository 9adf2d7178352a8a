import type { IDataObject } from 'n8n-workflow';
import { simulatorForAll } from '../../unit/support/simulator.mts';
import { pressTest } from '../support/credentialTest.mts';
import { credentialsFor } from './support/node.mts';

const simulator = simulatorForAll({ decisionTelecom: {} });
const gateway = () => simulator.decisionTelecom;

beforeEach(() => {
	gateway().faults.clear();
	gateway().requests.clear();
	gateway().settings.errors = 'status';
	gateway().settings.keyFormats = ['asIssued'];
});

/** The test's own request, not the look before it. */
const POSTED = { method: 'POST' };

/** What n8n's button on the credential says. */
const testCredential = async (more: IDataObject = {}): Promise<string> =>
	await pressTest('decisionTelecomApi', credentialsFor(gateway(), more));

test.each(['status', 'ok'] as const)(
	'a good key passes, although the message asked for does not exist (errors by %s)',
	async (errors) => {
		gateway().settings.errors = errors;
		expect(await testCredential()).toBe('OK');
		expect(gateway().requests.filter(({ method }) => method === 'POST')).toMatchObject([
			{
				method: 'POST',
				path: '/v1/api/receive-whatsapp',
				body: { message_id: 0 },
				headers: { authorization: `Basic ${gateway().apiKey}` },
			},
		]);
	},
);

test.each(['status', 'ok'] as const)(
	'a key that is not accepted is told, with what to try (errors by %s)',
	async (errors) => {
		gateway().settings.errors = errors;
		expect(await testCredential({ apiKey: 'wrong' })).toMatch(/'Key Format'/);
		expect(await testCredential({ keyFormat: 'base64' })).toMatch(/'Key Format'/);
		gateway().settings.keyFormats = ['base64Colon'];
		expect(await testCredential({ keyFormat: 'base64Colon' })).toBe('OK');
	},
);

test.each([400, 402, 429, 500, 503])('HTTP %i says nothing about the key', async (status) => {
	gateway().faults.next({
		kind: 'status',
		status,
		body: { name: 'x', code: 1, status },
		match: POSTED,
	});
	expect(await testCredential()).toBe('OK');
});

describe('a base URL that is not the API’s', () => {
	test.each(['', '/v1', '/v1/api/api', '/v2/api'])('%j at the right host', async (path) => {
		const { origin } = new URL(gateway().url);
		expect(await testCredential({ baseUrl: `${origin}${path}` })).toContain("'Base URL'");
	});

	test.each<[string, number, unknown]>([
		['a web page', 200, '<!doctype html><html><title>Welcome</title></html>'],
		['a page that is not there', 404, '<html><h1>Not Found</h1></html>'],
		['a server that takes no posts', 405, 'Method Not Allowed'],
		['a door that is shut', 403, '<html><h1>Forbidden</h1></html>'],
		['nothing', 200, ''],
		['somebody else’s JSON', 200, { ok: true }],
		['an error inside a success', 200, { name: 'Not Found', message: 'x', code: 0, status: 404 }],
	])('%s', async (_, status, body) => {
		gateway().faults.next({ kind: 'status', status, body: body as never, match: POSTED });
		expect(await testCredential()).toContain("'Base URL'");
	});
});
