import {
	accountForTests,
	credentialsFor,
	customers,
	runDecisionTelecom,
	sendText,
} from './support/node.mts';

const gateway = accountForTests({ errors: 'status', keyFormats: ['asIssued'] });
const onError = 'continueErrorOutput';

const FORMATS = ['asIssued', 'base64', 'base64Colon'] as const;

describe('the key', () => {
	test.each(FORMATS.flatMap((set) => FORMATS.map((wanted) => [set, wanted] as const)))(
		'sent as %s where %s is wanted',
		async (set, wanted) => {
			gateway().settings.keyFormats = [wanted];
			const credentials = credentialsFor(gateway(), { keyFormat: set });
			const { error, json } = await runDecisionTelecom(gateway(), sendText, customers(1), {
				credentials,
			});
			if (set === wanted) {
				expect(json('DecisionTelecom')[0].status).toBe('accepted');
				return;
			}
			expect(error?.message).toMatch(/^DecisionTelecom does not accept the key: .*\(HTTP 401\)$/);
			expect(error?.description).toMatch(
				/'Key Format': As Issued, Base64\(Key\) and Base64\(Key:\)/,
			);
			expect(error?.failure).toEqual({ cause: 'credential-invalid' });
			expect(gateway().requests).toHaveLength(1);
		},
	);

	test('refused with HTTP 200: the same words', async () => {
		gateway().settings.errors = 'ok';
		const credentials = credentialsFor(gateway(), { apiKey: 'wrong-key-of-somebody' });
		const { json, stored } = await runDecisionTelecom(gateway(), sendText, customers(1), {
			credentials,
			onError,
		});
		expect(json('DecisionTelecom', 1)[0].error).toMatchObject({
			reason: 'unauthorized',
			httpStatus: 401,
			description: expect.stringContaining("'Key Format'"),
		});
		expect(stored).not.toContain('wrong-key-of-somebody');
	});

	test.each([
		['a page of a proxy', { kind: 'html', status: 401 } as const],
		['nothing', { kind: 'empty', status: 401 } as const],
	])('refused with %s: the same advice', async (_, fault) => {
		gateway().faults.next(fault);
		const { error } = await runDecisionTelecom(gateway(), sendText, customers(1));
		expect(error?.description).toContain("'Key Format'");
	});

	test('spaces around it and the word Basic before it do no harm', async () => {
		const apiKey = ` Basic ${gateway().apiKey}\n`;
		const credentials = credentialsFor(gateway(), { apiKey });
		const { error } = await runDecisionTelecom(gateway(), sendText, customers(1), { credentials });
		expect(error).toBeUndefined();
	});

	test.each(['', '   ', 'ключ', 'a\nb'])('“%s” is no key: nothing is asked', async (apiKey) => {
		const credentials = credentialsFor(gateway(), { apiKey });
		const { error } = await runDecisionTelecom(gateway(), sendText, customers(1), { credentials });
		expect(error?.message).toContain("'API Key' of the credential");
		expect(gateway().requests).toHaveLength(0);
	});
});

describe('an answer that repeats what it was sent', () => {
	const key = 'a-key-of-somebody';
	const forms = [key, key, `${key}:`].map((text, place) =>
		place === 0 ? text : Buffer.from(text).toString('base64'),
	);

	test.each(FORMATS)('carries no key into what n8n stores (%s)', async (keyFormat) => {
		for (const status of [200, 400]) {
			const body = { name: 'Odd', message: `Basic ${forms.join(' or ')}`, code: 1, status: 400 };
			gateway().faults.next({ kind: 'status', status, body });
			const credentials = credentialsFor(gateway(), { apiKey: ` ${key} `, keyFormat });
			const { stored, error } = await runDecisionTelecom(gateway(), sendText, customers(1), {
				credentials,
			});
			expect(error?.message).toContain('Basic *** or *** or ***');
			for (const form of forms) expect(stored).not.toContain(form);
		}
	});
});
