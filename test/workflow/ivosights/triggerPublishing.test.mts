import type { IDataObject } from 'n8n-workflow';
import { SECRET, gateway, given, trigger, useIvosightsTrigger } from './support/trigger.mts';

useIvosightsTrigger();

describe('publishing', () => {
	const OUR_URL = 'https://n8n.example.com/webhook/6f0c/webhook';
	const basic = { webhookAuthentication: 'basic', webhookUser: 'u', webhookPassword: SECRET };
	const published = async () => {
		await trigger.activate();
		return trigger.logs;
	};

	test.each([OUR_URL, `${OUR_URL}/`, OUR_URL.replace('n8n.ex', 'N8N.ex')])(
		'says nothing when Ivosights has the URL: %s',
		async (url) => {
			gateway().webhooks.add({ url });
			expect(await published()).toEqual([]);
		},
	);

	test('warns when Ivosights does not have the URL', async () => {
		gateway().webhooks.add({ url: 'https://n8n.example.com/webhook/other' });
		const [warning, ...more] = await published();
		expect(more).toEqual([]);
		expect(warning).toMatch(/^warn "WhatsApp": Ivosights does not have its URL yet/);
		expect(warning).toContain('Create Webhook');
	});

	test('warns when it is switched off', async () => {
		gateway().webhooks.add({ url: OUR_URL, status: 'off' });
		expect(await published()).toEqual([expect.stringContaining('switched off')]);
	});

	test.each<[string, IDataObject]>([
		['user and password', basic],
		[
			'header',
			{
				webhookAuthentication: 'header',
				webhookHeaderName: 'X-Key',
				webhookHeaderSecret: SECRET,
			},
		],
	])('warns when Ivosights would not send the %s', async (what, credential) => {
		given({}, credential);
		gateway().webhooks.add({ url: OUR_URL });
		expect(await published()).toEqual([expect.stringContaining(`does not send the ${what}`)]);
	});

	test('says nothing when it would send the proof', async () => {
		given({}, basic);
		gateway().webhooks.add({
			url: OUR_URL,
			http_auth: { status: 'on', username: 'u', password: SECRET },
		});
		expect(await published()).toEqual([]);
	});

	test('asks in production, also with a credential for the sandbox', async () => {
		given({}, { environment: 'sandbox' });
		gateway().webhooks.add({ url: OUR_URL });
		expect(await published()).toEqual([]);
		expect(gateway().requests.map(({ path }) => path)).toEqual(['/api/v1/webhooks']);
	});

	test.each([
		['refuses', { kind: 'status', status: 500 }],
		['answers with a page', { kind: 'html' }],
		['answers with nothing', { kind: 'empty' }],
		['hangs up', { kind: 'resetBeforeAccepting' }],
	] as const)('goes on when Ivosights %s', async (_, fault) => {
		given({}, basic);
		gateway().faults.next({ ...fault });
		expect(await published()).toHaveLength(1);
		expect(trigger.logs.join()).not.toContain(SECRET);
	});

	test('goes on without a credential', async () => {
		given({}, {}, { credentials: {} });
		expect(await published()).toEqual([expect.stringContaining('could not be checked')]);
	});

	test('asks nothing for a test', async () => {
		given({}, {}, { mode: 'manual' });
		expect(await published()).toEqual([]);
		expect(gateway().requests).toEqual([]);
	});
});
