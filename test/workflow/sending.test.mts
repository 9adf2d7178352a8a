import { simulatorForAll } from '../unit/support/simulator.mts';
import { accountForTests, credentialsFor, runIvosights } from './ivosights/support/node.mts';
import { until } from '../host/until.mts';
import { contact, contacts, digits, sendText } from './support/messages.mts';

const simulator = simulatorForAll({ ivosights: { receipts: 'manual' } });
const gateway = accountForTests(simulator);
const reached = () => gateway().messages.map(({ to }) => to);
const sends = () => gateway().requests.filter(({ path }) => path.includes('/messages/'));

describe('all well', () => {
	test('one message to each item, outputs in input order and paired', async () => {
		gateway().faults.next({ kind: 'slow', ms: 60, match: { recipient: digits(0) } });
		const { json, output, error } = await runIvosights(gateway(), sendText, contacts(12));
		expect(error).toBeUndefined();
		expect(json('Ivosights')).toEqual(
			contacts(12).map((_, n) => ({
				gateway: 'ivosights',
				messageId: gateway().messages.find(({ to }) => to === digits(n))?.id,
				recipient: digits(n),
				status: 'accepted',
				sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
			})),
		);
		expect(output('Ivosights').map(({ pairedItem }) => pairedItem)).toEqual(
			contacts(12).map((_, item) => ({ item })),
		);
		expect(reached().sort()).toEqual(contacts(12).map((_, n) => digits(n)));
	});

	test("as many requests under way as 'Requests at Once' allows, and no more", async () => {
		gateway().settings.latencyMs = 20;
		const limit = { mode: 'fixed', messages: 10_000, unit: 'second', inFlight: 8 };
		const parameters = { ...sendText, options: { speed: { limit } } };
		await runIvosights(gateway(), parameters as never, contacts(40));
		expect(gateway().maxInFlight.sends).toBe(8);
	});

	test('a few requests under way as long as nobody knows what the gateway bears', async () => {
		const held = gateway().faults.next({ kind: 'slow', times: 20 });
		const running = runIvosights(gateway(), sendText, contacts(20));
		await until(() => sends()[4], { what: 'five requests' });
		held.release();
		await running;
		expect(gateway().maxInFlight.sends).toBe(5);
		expect(reached()).toHaveLength(20);
	});

	test("without 'Simplify' the gateway's own answer is handed out", async () => {
		const { json } = await runIvosights(gateway(), { ...sendText, simplify: false }, contacts(1));
		expect(json('Ivosights')).toEqual([{ messages: [{ id: gateway().messages[0].id }] }]);
	});

	test('a repaired number is told in the warnings', async () => {
		const { json } = await runIvosights(gateway(), sendText, [{ name: 'A', phone: 81234567000 }]);
		expect(json('Ivosights')[0]).toMatchObject({ recipient: '6281234567000', status: 'accepted' });
		expect(json('Ivosights')[0].warnings).toEqual([expect.stringContaining('leading zero')]);
	});

	test("'Default Country' reads national numbers of elsewhere", async () => {
		const options = { defaultCountry: 'SG' };
		await runIvosights(gateway(), { ...sendText, options }, [{ name: 'A', phone: '8123 4567' }]);
		expect(reached()).toEqual(['6581234567']);
	});
});

const withBad = () => [
	contact(0),
	{ name: 'No number', phone: 'n/a' },
	contact(1),
	{ name: 'Rounded', phone: '6.28E+12' },
	contact(2),
];

describe('bad items', () => {
	test('stop mode: all of them are reported together and nothing is sent', async () => {
		const { error } = await runIvosights(gateway(), sendText, withBad());
		expect(error?.message).toBe('2 of 5 items are not ready');
		expect(error?.description).toMatch(
			/Item 2: 'Recipient'.*n\/a.*Item 4: 'Recipient'.*6\.28E\+12/s,
		);
		expect(error?.description).toContain('Nothing was sent.');
		expect(error?.description).toContain("'Continue (using error output)'");
		expect(sends()).toHaveLength(0);
	});

	test('stop mode, one bad item: its own words, its index and what to do', async () => {
		const { error } = await runIvosights(gateway(), sendText, withBad().slice(0, 3));
		expect(error?.message).toMatch(/^'Recipient' .*n\/a.* \[Item 2\]$/);
		// n8n would write it behind the message once more.
		expect(error?.context?.itemIndex).toBeUndefined();
		expect(error?.description).toContain('Nothing was sent.');
		expect(sends()).toHaveLength(0);
	});

	test('error branch: bad items go there with a reason, the rest is sent, pairing survives', async () => {
		const onError = 'continueErrorOutput';
		const { json, error } = await runIvosights(gateway(), sendText, withBad(), { onError });
		expect(error).toBeUndefined();
		expect(reached().sort()).toEqual([digits(0), digits(1), digits(2)]);
		expect(json('Sent').map(({ value }) => value)).toEqual([
			'Customer 0',
			'Customer 1',
			'Customer 2',
		]);
		expect(json('Failed').map(({ value }) => value)).toEqual(['No number', 'Rounded']);
		expect(json('Ivosights', 1)).toMatchObject([
			{ error: { message: expect.stringContaining('n/a'), reason: 'invalidNumber', item: 1 } },
			{ error: { message: expect.stringContaining('6.28E+12'), reason: 'invalidNumber', item: 3 } },
		]);
	});

	test("'Continue' on the regular output keeps them in their places", async () => {
		const onError = 'continueRegularOutput';
		const { json } = await runIvosights(gateway(), sendText, withBad(), { onError });
		expect(json('Ivosights').map(({ status, error }) => status ?? error)).toMatchObject([
			'accepted',
			{ reason: 'invalidNumber' },
			'accepted',
			{ reason: 'invalidNumber' },
			'accepted',
		]);
	});

	test('a text that is too long names the field and the limit', async () => {
		const { error } = await runIvosights(
			gateway(),
			{ ...sendText, text: 'x'.repeat(4097) },
			contacts(1),
		);
		expect(error?.message).toContain("'Text' has 4,097 characters; WhatsApp allows 4,096");
		expect(sends()).toHaveLength(0);
	});

	test.each([
		['an object', '={{ $json }}', "'Text' holds an object where a text is needed"],
		['nothing', '={{ $json.missing }}', "'Text' is empty"],
		[
			'an object within a text',
			'={{ "Halo " + ({}) }}',
			"'Text' holds “[object Object]”: a whole object was put into the text",
		],
	])('an expression that gives %s is told by label', async (_, value, words) => {
		const { error } = await runIvosights(gateway(), { ...sendText, text: value }, contacts(1));
		expect(error?.message).toContain(words);
		expect(sends()).toHaveLength(0);
	});

	test('an expression typed as text is not sent to anybody', async () => {
		const text = 'Halo {{ $json.name }}';
		const { error } = await runIvosights(gateway(), { ...sendText, text }, contacts(2));
		expect(error?.description).toContain(
			"'Text' holds an expression that was not filled in: {{ $json.name }}",
		);
		expect(sends()).toHaveLength(0);
	});

	test('a date goes out as n8n writes it in a text', async () => {
		const text = "={{ DateTime.fromISO('2026-11-20T12:00:00', { zone: 'Asia/Jakarta' }) }}";
		await runIvosights(gateway(), { ...sendText, text }, contacts(1));
		expect(sends()[0].body).toMatchObject({ text: '2026-11-20T12:00:00.000+07:00' });
	});

	test('a broken expression harms only the items it breaks for', async () => {
		const { json } = await runIvosights(
			gateway(),
			{ ...sendText, text: '={{ $json.name.toUpperCase() }}' },
			[contact(0), { phone: contact(1).phone, name: 5 }, contact(2)],
			{ onError: 'continueErrorOutput' },
		);
		expect(json('Sent')).toHaveLength(2);
		expect(json('Failed')).toMatchObject([
			{ error: { message: expect.stringContaining("'Text'"), reason: 'invalidRequest', item: 1 } },
		]);
	});
});

describe('options', () => {
	test("'Dry Run' checks and shows the text, and sends nothing", async () => {
		const options = { dryRun: true };
		const { json } = await runIvosights(gateway(), { ...sendText, options }, contacts(1));
		expect(json('Ivosights')).toEqual([
			{
				gateway: 'ivosights',
				recipient: digits(0),
				status: 'dryRun',
				preview: { text: 'Hello Customer 0' },
			},
		]);
		expect(gateway().requests).toHaveLength(0);
	});

	test.each([
		[1, true, ['Dry run: nothing was sent.']],
		[2, true, ['Dry run: nothing was sent.']],
		[2, '={{ $json.name === "Customer 1" }}', ['Dry run: nothing was sent for 1 of 2 items.']],
		[2, false, [expect.stringMatching(/^2 accepted/)]],
	])("'Dry Run' is told at the output: %j contacts, %j", async (count, dryRun, told) => {
		const { run } = await runIvosights(
			gateway(),
			{ ...sendText, options: { dryRun } },
			contacts(count),
		);
		const [{ hints }] = run.data.resultData.runData.Ivosights;
		expect(hints?.map(({ message }) => message)).toEqual(told);
	});

	test("'Extra Fields' are added to the body", async () => {
		gateway().settings.tolerates = ['preview_url'];
		const options = { extraFields: '{"preview_url": true}' };
		await runIvosights(gateway(), { ...sendText, options }, contacts(1));
		expect(sends()[0].body).toEqual({
			wa_id: digits(0),
			text: 'Hello Customer 0',
			preview_url: true,
		});
	});

	test.each([
		'{"wa_id": "6281"}',
		'{"__proto__": {"a": 1}}',
		'{"constructor": 1}',
		'[1]',
		'{"a": ',
	])("'Extra Fields' %s are refused before anything is sent", async (extraFields) => {
		const options = { extraFields };
		const { error } = await runIvosights(gateway(), { ...sendText, options }, contacts(1));
		expect(error?.message).toContain("'Extra Fields (JSON)'");
		expect(sends()).toHaveLength(0);
	});
});

describe('a cancelled execution', () => {
	test('starts nothing new, lets what is under way end, and says where it stopped', async () => {
		const held = gateway().faults.next({ kind: 'slow', times: 5 });
		let accepted = 0;
		const five = new Promise<void>((resolve) => {
			const count = () => {
				accepted += 1;
				if (accepted === 5) resolve();
			};
			simulator.phones.events.on('message', count);
		});
		let cancel = () => {};
		const running = runIvosights(gateway(), sendText, contacts(20), {
			onStart: (stop) => (cancel = stop),
		});
		await five;
		cancel();
		held.release();
		const { run, error } = await running;
		expect(run.status).toBe('canceled');
		expect(error?.description).toContain('5 items accepted, 15 items not tried');
		expect(reached()).toHaveLength(5);
		expect(sends().map(({ answeredStatus }) => answeredStatus)).toEqual([200, 200, 200, 200, 200]);
	});
});

test('a base URL that is not https is refused, so that the key never travels in the clear', async () => {
	const credentials = credentialsFor(gateway(), { baseUrl: 'http://waba.example.com' });
	const { error } = await runIvosights(gateway(), sendText, contacts(1), { credentials });
	expect(error?.message).toContain("'Base URL' of the credential has to begin with https://");
});
