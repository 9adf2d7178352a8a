import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { qontak } from '../../../nodes/Qontak/gateway';
import { simulatorForAll } from '../../unit/support/simulator.mts';
import { runWorkflow } from '../support/engine.mts';
import { contacts } from '../support/messages.mts';
import { credentialsFor, requestWorkflow, runQontak } from './support/node.mts';

const simulator = simulatorForAll({ qontak: { digest: 'required', receipts: 'manual' } });
const gateway = () => simulator.qontak;

afterEach(() => jest.restoreAllMocks());
beforeEach(() => {
	gateway().faults.clear();
	gateway().requests.clear();
	gateway().messages.clear();
	gateway().mekariRefusals.splice(0);
	Object.assign(gateway().settings, {
		now: () => new Date(),
		mekariScopes: ['qontak-chat:all'],
	});
});

/** Text with everything that is written in different ways in an address. */
const wild = () => {
	const odd = fc.constantFrom(
		' ',
		'[',
		']',
		'&',
		'=',
		'+',
		'%',
		'#',
		'?',
		'/',
		"'",
		'"',
		'é',
		'汉',
		'😀',
	);
	const part = fc.oneof(odd, fc.string({ unit: 'grapheme', maxLength: 6 }));
	const text = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
	return fc.sample(
		text.filter((one) => one.trim() !== ''),
		{ numRuns: 100, seed: 20261120 },
	);
};

/** Requests by the options of n8n's HTTP Request node, all with the HMAC credential. */
const requestAll = async (options: object[]) =>
	await runWorkflow(
		requestWorkflow(
			'qontakHmacApi',
			options.map((json) => ({ json })),
		),
		{ credentials: credentialsFor(gateway()) },
	);

test('100 requests of our node with wild queries: every signature is right', async () => {
	jest.replaceProperty(qontak, 'limits', []);
	const items = wild().map((query) => ({ query }));
	const { json, error } = await runQontak(
		gateway(),
		{
			authentication: 'hmac',
			resource: 'room',
			operation: 'getMany',
			filters: { query: '={{ $json.query }}', tag: '={{ $json.query }}' },
		},
		items,
	);
	expect(error).toBeUndefined();
	expect(json('Qontak')).toEqual([]);
	expect(gateway().mekariRefusals).toEqual([]);
	expect(gateway().requests).toHaveLength(100);
	expect(gateway().requests.every(({ query }) => query.includes('tags[]='))).toBe(true);
	const asked = gateway().requests.map(({ query }) => new URLSearchParams(query).get('tags[]'));
	expect(asked.sort()).toEqual(items.map(({ query }) => query.trim()).sort());
});

test('100 requests of the HTTP Request node with wild queries and bodies', async () => {
	const uri = `${gateway().mekariUrl}/qontak/chat/v1/rooms`;
	const formats = ['indices', 'brackets', 'repeat'] as const;
	const options = wild().map((text, n): IDataObject => {
		if (n % 4 === 3) {
			const body = { room_id: text, type: 'text', text };
			return {
				method: 'POST',
				uri: uri.replace('rooms', 'messages/whatsapp'),
				body,
				simple: false,
			};
		}
		const arrayFormat = formats[n % 3];
		const tags = n % 2 === 0 ? { 'tags[]': text } : { tags: [text, 'b'] };
		const qs = { query: text, ...tags };
		return { method: 'GET', uri, qs, qsStringifyOptions: { arrayFormat }, simple: false };
	});
	const { error } = await requestAll(options);
	expect(error).toBeUndefined();
	expect(gateway().mekariRefusals).toEqual([]);
	expect(gateway().requests).toHaveLength(100);
	const posted = gateway().requests.filter(({ method }) => method === 'POST');
	expect(posted).toHaveLength(25);
	expect(posted.every(({ headers }) => String(headers.digest).startsWith('SHA-256='))).toBe(true);
});

test('an upload is signed too, without a digest', async () => {
	const data = Buffer.from('%PDF-1.4').toString('base64');
	const binary = { data: { mimeType: 'application/pdf', fileName: 'a.pdf', data } };
	const upload = { authentication: 'hmac', resource: 'file', operation: 'upload' };
	const { error } = await runQontak(gateway(), upload, [{ json: {}, binary }]);
	expect(error).toBeUndefined();
	expect(gateway().requests[0].headers).toMatchObject({
		'content-type': expect.stringMatching(/^multipart\/form-data; boundary=/),
	});
	expect(gateway().requests[0].headers).not.toHaveProperty('digest');
});

describe('a refused signature', () => {
	const read = { authentication: 'hmac', resource: 'channel', operation: 'getMany' };
	const run = async (more: object = {}) =>
		await runQontak(gateway(), read, contacts(3), {
			credentials: credentialsFor(gateway(), more),
		});

	test('a clock that is off is told, in minutes, and which way', async () => {
		gateway().settings.now = () => new Date(Date.now() + 20 * 60_000);
		const { error } = await run();
		expect(gateway().mekariRefusals[0]).toBeDefined();
		expect(error?.message).toBe('Qontak answered “Unauthorized” (HTTP 401)');
		expect(error?.description).toContain('The clock of your n8n is 20 minutes behind Mekari’s');
	});

	test('a wrong secret, a missing scope: what to compare', async () => {
		const wrong = await run({ clientSecret: 'another secret' });
		expect(wrong.error?.description).toContain('copy client ID and secret again');
		expect(wrong.stored).not.toContain('another secret');
		gateway().settings.mekariScopes = [];
		const scopeless = await run();
		expect(scopeless.error?.description).toContain('the scope qontak-chat:all');
		expect(scopeless.error?.failure).toEqual({ cause: 'credential-invalid' });
	});

	test('an address without this API', async () => {
		const { error } = await run({ baseUrl: `${gateway().mekariUrl}/qontak/chatt/v1` });
		expect(error?.description).toContain("Check 'Base URL' in the credential");
	});
});
