import type { FaultKind } from '../../../simulator/core/faults.mts';
import {
	accountForTests,
	customer,
	customers,
	digits,
	getStatus,
	runDecisionTelecom,
	sendMedia,
	sendTemplate,
	sendText,
} from './support/node.mts';
import { printedErrors } from '../../unit/simulator/decisionTelecom/seed.mts';

const gateway = accountForTests({
	errors: 'status',
	window: 'open',
	balance: 'full',
	mimeTypes: {},
	rateLimit: undefined,
});
const reached = () =>
	gateway()
		.messages.map(({ to }) => to)
		.sort();
const onError = 'continueErrorOutput';
/** Tries without waiting between them. */
const atOnce = { retry: { policy: { attempts: 3, longestWait: 0 } } };

/** What each row of the document's table comes to: reason, own words, and how often it is sent. */
const ROWS: Record<number, { reason: string; words: RegExp; advice: RegExp; requests: number }> = {
	0: {
		reason: 'rateLimited',
		words:
			/^DecisionTelecom is asked too often: it answered “Too Many Requests\. Rate limit exceeded”/,
		advice: /Send fewer messages at once/,
		requests: 1,
	},
	1: {
		reason: 'invalidRequest',
		words: /^DecisionTelecom does not accept a field: .*“Invalid Parameter: \[param_name\]\. Empty/,
		advice: /Check the fields of the node/,
		requests: 1,
	},
	2: {
		reason: 'unconfirmed',
		words: /internal disturbance.*\(code 2\)\. The message may or may not have been sent$/,
		advice: /not sent again, so that nobody gets it twice/,
		requests: 1,
	},
	3: {
		reason: 'noBalance',
		words:
			/^Your balance at DecisionTelecom is used up: .*“Topup balance is required\. User balance/,
		advice: /Top up the balance/,
		requests: 1,
	},
	4: {
		reason: 'unconfirmed',
		words: /internal disturbance.*\(code 4\)/,
		advice: /not sent again/,
		requests: 1,
	},
	5: {
		reason: 'unconfirmed',
		words: /internal disturbance.*\(code 5\)/,
		advice: /not sent again/,
		requests: 1,
	},
	6: {
		reason: 'unconfirmed',
		words: /internal disturbance.*\(code 6\)/,
		advice: /not sent again/,
		requests: 1,
	},
	7: {
		reason: 'outsideWindow',
		words:
			/^The customer’s last message is more than 24 hours old: .*“Service Unavailable\. Message/,
		advice: /'Send Template'/,
		requests: 1,
	},
	8: {
		reason: 'mediaRejected',
		words: /^DecisionTelecom does not accept the type of the file: .*Invalid MIME type file_url/,
		advice: /image\/jpeg or image\/png/,
		requests: 1,
	},
	9: {
		reason: 'mediaRejected',
		words: /^DecisionTelecom does not accept the ending of the link.*Invalid file extension/,
		advice: /ends in \.jpg, \.jpeg or \.png/,
		requests: 1,
	},
};

const rows = printedErrors();

describe('every row of the error table', () => {
	test('has its expectation', () => {
		expect(Object.keys(ROWS).map(Number)).toEqual(rows.map(({ code }) => code));
	});

	const ways = rows.flatMap((row) =>
		(['with its own HTTP status', 'with HTTP 200'] as const).map(
			(way) => [row.code, way, row] as const,
		),
	);
	const refusals = ways.filter(([code]) => code !== 0);
	test.each(refusals)('code %i %s', async (code, way, row) => {
		const { reason, words, advice, requests } = ROWS[code];
		const status = way === 'with HTTP 200' ? 200 : row.status;
		const match = { recipient: digits(1) };
		gateway().faults.next({ kind: 'status', status, body: row, times: 9, match });
		const parameters = { ...sendMedia, options: atOnce };
		const { json } = await runDecisionTelecom(gateway(), parameters, customers(3), { onError });
		expect(json('Failed')).toHaveLength(1);
		expect(json('DecisionTelecom', 1)[0]).toMatchObject({
			error: {
				message: expect.stringMatching(words),
				reason,
				httpStatus: row.status,
				gatewayCode: code,
				gatewayMessage: `${row.name}. ${row.message}`,
				description: expect.stringMatching(advice),
				item: 1,
			},
		});
		expect(gateway().requests).toHaveLength(2 + requests);
		expect(reached()).toEqual([digits(0), digits(2)]);
	});

	const limits = ways.filter(([code]) => code === 0);
	test.each(limits)('code %i %s: waited for', async (_, way, row) => {
		const status = way === 'with HTTP 200' ? 200 : row.status;
		const match = { recipient: digits(1) };
		gateway().faults.next({ kind: 'status', status, body: row, match });
		const { json } = await runDecisionTelecom(gateway(), sendMedia, customers(3), { onError });
		expect(json('Failed')).toEqual([]);
		expect(reached()).toEqual([digits(0), digits(1), digits(2)]);
	});

	test.each(limits)('code %i %s: told, when it may not be waited for', async (code, way, row) => {
		const { reason, words, advice } = ROWS[code];
		const status = way === 'with HTTP 200' ? 200 : row.status;
		gateway().faults.next({ kind: 'status', status, body: row, times: 9 });
		const parameters = { ...sendMedia, options: atOnce };
		const { json } = await runDecisionTelecom(gateway(), parameters, customers(1), { onError });
		expect(json('DecisionTelecom', 1)).toMatchObject([
			{
				error: {
					message: expect.stringMatching(words),
					reason,
					httpStatus: row.status,
					gatewayCode: code,
					gatewayMessage: `${row.name}. ${row.message}`,
					description: expect.stringMatching(advice),
				},
			},
		]);
		expect(gateway().requests).toHaveLength(1);
	});
});

describe('what the table does not say', () => {
	const fault = (body: object, status = 200): FaultKind => ({
		kind: 'status',
		status,
		body: body as never,
	});

	test.each<[string, FaultKind, object]>([
		[
			'a status cut short to 4, as the document prints it',
			fault({ name: 'Invalid Parameter: text', message: 'Empty parameter', code: 1, status: 4 }),
			{ reason: 'invalidRequest', httpStatus: 400, gatewayCode: 1 },
		],
		[
			'a code as text',
			fault({ name: 'Topup balance is required', message: 'Empty', code: '3', status: '402' }),
			{ reason: 'noBalance', httpStatus: 402 },
		],
		[
			'code 0 without a status',
			fault({ name: 'Too Many Requests', message: 'Rate limit exceeded', code: 0 }),
			{ reason: 'rateLimited', httpStatus: 429, gatewayCode: 0 },
		],
		[
			"code 0 of the gateway's framework",
			fault({ name: 'Not Found', message: 'Page not found.', code: 0, status: 404 }, 404),
			{ reason: 'notFound', httpStatus: 404 },
		],
		[
			'a server fault of the framework with HTTP 200',
			fault({ name: 'PHP Error', message: 'Something broke', code: 0, status: 500 }),
			{ reason: 'unconfirmed', httpStatus: 500 },
		],
		[
			'an error of a code nobody knows',
			fault({ name: 'Odd', message: 'Never heard of', code: 77, status: 403 }),
			{ reason: 'forbidden', httpStatus: 403, gatewayCode: 77 },
		],
		[
			'an error beside a message ID',
			fault({ message_id: 5, name: 'Topup balance is required', message: '', code: 3 }),
			{ reason: 'noBalance' },
		],
		['a page instead of JSON', { kind: 'html', status: 200 }, { reason: 'unconfirmed' }],
		['a time-out page', { kind: 'html', status: 504 }, { reason: 'unconfirmed' }],
		['an answer cut short', { kind: 'truncated' }, { reason: 'unconfirmed' }],
		['a connection cut', { kind: 'resetAfterAccepting' }, { reason: 'unconfirmed' }],
	])('%s', async (_, kind, error) => {
		gateway().faults.next({ ...kind, times: 9 });
		const options = { retry: { policy: { attempts: 1, longestWait: 0 } } };
		const parameters = { ...sendText, options };
		const { json } = await runDecisionTelecom(gateway(), parameters, customers(1), { onError });
		expect(json('DecisionTelecom', 1)).toMatchObject([{ error }]);
		expect(gateway().requests).toHaveLength(1);
	});

	test.each([
		['source_addr', 'Sender', 'invalidRequest'],
		['destination_addr', 'Recipient', 'invalidNumber'],
		['text', 'Text', 'invalidRequest'],
		['file_url', 'Media URL', 'mediaRejected'],
		['callback_url', 'Callback URL', 'invalidRequest'],
		['template_name', 'Template Name', 'invalidRequest'],
		['template_params', 'Template Variables', 'variableMismatch'],
	])('a refused %s names the field %s', async (name, label, reason) => {
		const body = { name: `Invalid Parameter: ${name}`, message: 'Empty', code: 1, status: 400 };
		gateway().faults.next({ kind: 'status', status: 400, body });
		const { json } = await runDecisionTelecom(gateway(), sendText, customers(1), { onError });
		expect(json('DecisionTelecom', 1)[0]).toMatchObject({
			error: {
				message: expect.stringMatching(new RegExp(`^'${label}' is not accepted: .*${name}`)),
				reason,
				description: expect.stringContaining(`'${label}'`),
			},
		});
	});

	test.each([{}, { message_id: 0 }, { message_id: '' }, { ok: true }])(
		'a success without a message ID is none, and nobody knows: %j',
		async (body) => {
			gateway().faults.next({ kind: 'status', status: 200, body });
			const { json } = await runDecisionTelecom(gateway(), sendText, customers(1), { onError });
			expect(json('DecisionTelecom', 1)[0]).toMatchObject({ error: { reason: 'unconfirmed' } });
		},
	);
});

describe('rows that the stand-in brings about by itself', () => {
	const failed = async (parameters: object, n: number) => {
		const options = { retry: { policy: { attempts: 1, longestWait: 0 } } };
		const own = { ...parameters, options } as never;
		const { json } = await runDecisionTelecom(gateway(), own, [customer(n)], { onError });
		return (json('DecisionTelecom', 1)[0]?.error as { reason: string } | undefined)?.reason;
	};

	test.each([
		['status', 20],
		['ok', 21],
	] as const)('errors told by %s', async (errors, n) => {
		const { settings } = gateway();
		Object.assign(settings, { errors, window: 'enforced' });
		expect(await failed(sendText, n)).toBe('outsideWindow');
		expect(await failed(sendTemplate, n)).toBeUndefined();
		gateway().customerWrites(digits(n), 'Hello');
		expect(await failed(sendText, n)).toBeUndefined();
		settings.balance = 'empty';
		expect(await failed(sendText, n)).toBe('noBalance');
		Object.assign(settings, { balance: 'full', mimeTypes: { [sendMedia.mediaUrl]: 'text/html' } });
		expect(await failed(sendMedia, n)).toBe('mediaRejected');
		settings.rateLimit = 0;
		expect(await failed(sendText, n)).toBe('rateLimited');
	});
});

describe('the 24-hour window', () => {
	test.each([503, 200])('is never repeated, whatever the options say (%i)', async (status) => {
		const [row] = rows.filter(({ code }) => code === 7);
		gateway().faults.next({ kind: 'status', status, body: row, times: 9 });
		const options = { retry: { policy: { attempts: 5, repeatUnconfirmed: true } } };
		const { error } = await runDecisionTelecom(gateway(), { ...sendText, options }, customers(1));
		expect(error?.message).toContain('more than 24 hours old');
		expect(gateway().requests).toHaveLength(1);
	});
});

describe('an error when asking for a status', () => {
	test.each(rows.map((row) => [row.code, row] as const))('code %i', async (code, row) => {
		gateway().faults.next({ kind: 'status', status: 200, body: row, times: 9 });
		const parameters = { ...getStatus, options: atOnce };
		const { json } = await runDecisionTelecom(gateway(), parameters, [{ id: 554 }], { onError });
		const { reason } = ROWS[code];
		// Asking again does no harm, so a disturbance is what it is.
		expect(json('DecisionTelecom', 1)[0].error).toMatchObject({
			reason: reason === 'unconfirmed' ? 'gatewayDown' : reason,
		});
		expect(gateway().requests).toHaveLength(reason === 'unconfirmed' ? 3 : 1);
	});

	test('a message that the gateway does not know', async () => {
		const { json } = await runDecisionTelecom(gateway(), getStatus, [{ id: 99 }], { onError });
		expect(json('DecisionTelecom', 1)[0]).toMatchObject({
			error: {
				message: expect.stringMatching(/^'Message ID' is not accepted/),
				reason: 'invalidRequest',
				gatewayCode: 1,
			},
		});
	});
});
