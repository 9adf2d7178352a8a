import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { runIvosights } from './ivosights/support/node.mts';
import { byId, WA_CLOUD } from './qontak/cases.mts';
import { runQontak, templateNamed } from './qontak/support/node.mts';
import { contact, contacts, digits, sendText } from './support/messages.mts';

let simulator: Simulator;
const gateway = () => simulator.ivosights;
const reached = () => gateway().messages.map(({ to }) => to);

beforeEach(async () => {
	simulator = await startSimulator({
		ivosights: { receipts: 'manual' },
		qontak: { receipts: 'manual' },
	});
});
afterEach(async () => await simulator.close());

const send = (options: object, people: IDataObject[], settings = {}) =>
	runIvosights(
		gateway(),
		{ ...sendText, options } as unknown as INodeParameters,
		people as never,
		settings,
	);

const skipped = (n: number, why: string) => ({
	gateway: 'ivosights',
	recipient: digits(n),
	status: 'skipped',
	skipped: why,
});

describe('somebody who comes twice in one run', () => {
	const twice = [
		contact(0),
		{ ...contact(0), phone: '+62 812 3456 7000' },
		{ ...contact(0), name: 'Somebody else' },
		contact(1),
	];

	test('gets the same message once, whatever the notation; another one, too', async () => {
		const { json, output, error } = await send({}, twice);
		expect(error).toBeUndefined();
		expect(reached().sort()).toEqual([digits(0), digits(0), digits(1)]);
		expect(json('Ivosights').map(({ status }) => status)).toEqual([
			'accepted',
			'skipped',
			'accepted',
			'accepted',
		]);
		expect(json('Ivosights')[1]).toEqual(skipped(0, 'repeated'));
		expect(output('Ivosights')[1].pairedItem).toMatchObject({ item: 1 });
	});

	test("with 'Skip' one message at most", async () => {
		const { json } = await send({ repeatedRecipients: 'skip' }, twice);
		expect(reached().sort()).toEqual([digits(0), digits(1)]);
		expect(json('Ivosights').map(({ skipped: why }) => why)).toEqual([
			undefined,
			'repeated',
			'repeated',
			undefined,
		]);
	});

	test("with 'Send Each' every one", async () => {
		await send({ repeatedRecipients: 'send' }, twice);
		expect(reached()).toHaveLength(4);
	});

	test('gets it once, also by an older id of WhatsApp', async () => {
		const people = [
			{ name: 'Ana', phone: '+52 1 55 1234 5678' },
			{ name: 'Ana', phone: '+52 55 1234 5678' },
		];
		const { json } = await send({}, people);
		expect(json('Ivosights').map(({ status }) => status)).toEqual(['accepted', 'skipped']);
	});

	test('an item that is not ready is no first one', async () => {
		const people = [{ ...contact(0), phone: '12' }, contact(0), contact(0)];
		const { json } = await send({}, people, { onError: 'continueErrorOutput' });
		expect(reached()).toEqual([digits(0)]);
		expect(json('Failed')).toHaveLength(1);
		expect(json('Ivosights')).toEqual([
			expect.objectContaining({ status: 'accepted' }),
			skipped(0, 'repeated'),
		]);
	});

	describe('of whom the first message failed', () => {
		const go = { onError: 'continueErrorOutput' } as const;
		const refuse = (times: number) =>
			gateway().faults.next({
				kind: 'status',
				status: 400,
				body: { message: 'not now' },
				match: { recipient: digits(0) },
				times,
			});
		const statuses = ({ json }: Awaited<ReturnType<typeof send>>) =>
			json('Ivosights').map(({ status, skipped: why }) => why ?? status);

		test('gets it by the next one, and only once', async () => {
			refuse(1);
			const people = [contact(0), contact(1), contact(0), contact(0)];
			const outcome = await send({}, people, go);
			expect(outcome.json('Failed')).toHaveLength(1);
			expect(statuses(outcome)).toEqual(['accepted', 'accepted', 'repeated']);
			expect(reached().sort()).toEqual([digits(0), digits(1)]);
		});

		test("by another message too, with 'Skip'", async () => {
			refuse(1);
			const people = [contact(0), { ...contact(0), name: 'Ann' }, contact(0)];
			const outcome = await send({ repeatedRecipients: 'skip' }, people, go);
			expect(outcome.json('Failed')).toHaveLength(1);
			expect(statuses(outcome)).toEqual(['accepted', 'repeated']);
		});

		test('is told so of each, when none of them gets through', async () => {
			refuse(3);
			const outcome = await send({}, [contact(0), contact(0), contact(0)], go);
			const errors = outcome.json('Ivosights', 1).map(({ error }) => error as IDataObject);
			expect(errors.map(({ message }) => message)).toEqual(
				Array(3).fill('Ivosights answered “not now” (HTTP 400)'),
			);
			expect(errors.map(({ item }) => item)).toEqual([0, 1, 2]);
			expect(reached()).toEqual([]);
		});

		test('gets nothing more when nobody can tell whether it arrived', async () => {
			gateway().faults.next({ kind: 'resetAfterAccepting', match: { recipient: digits(0) } });
			const people = [contact(0), contact(0), contact(1), contact(0)];
			const outcome = await send({}, people, go);
			const errors = outcome.json('Ivosights', 1).map(({ error }) => error as IDataObject);
			expect(errors.map(({ reason }) => reason)).toEqual(Array(3).fill('unconfirmed'));
			expect(errors[2].message).toBe(
				'Not sent, because item 1 reaches the same person and nobody can tell whether it went out',
			);
			expect(statuses(outcome)).toEqual(['accepted']);
			expect(reached().sort()).toEqual([digits(0), digits(1)]);
		});

		test('in stop mode the error names what was not tried; what was sent to is no such thing', async () => {
			gateway().settings.latencyMs = 100;
			gateway().faults.next({
				kind: 'status',
				status: 400,
				body: { message: 'not now' },
				match: { recipient: digits(1) },
			});
			const { error } = await send({}, [contact(0), contact(0), contact(1), contact(1)]);
			expect(error?.description).toContain(
				'1 item accepted, item 3 not accepted, 1 item skipped, 1 item not tried (4).',
			);
			expect(reached()).toEqual([digits(0)]);
		});
	});

	test('a name that only the gateway keeps makes no other message', async () => {
		const parameters = {
			authentication: 'hmac',
			resource: 'message',
			operation: 'sendTemplate',
			recipient: '={{ $json.phone }}',
			recipientName: '={{ $json.name }}',
			channel: byId(WA_CLOUD),
			template: byId(templateNamed(simulator.qontak, 'message').id),
			templateInput: 'json',
			templateVariablesJson: '={{ JSON.stringify($json.values) }}',
		} as unknown as INodeParameters;
		const values = { body_1: 'Budi' };
		const people = [
			{ phone: '0812-3000-0000', name: 'Budi', values },
			{ phone: '62 812 3000 0000', name: 'Pak Budi', values },
			{ phone: '0812-3000-0000', name: 'Budi', values: { body_1: 'Sari' } },
		];
		const { json, error } = await runQontak(simulator.qontak, parameters, people as never);
		expect(error).toBeUndefined();
		expect(json('Qontak').map(({ status }) => status)).toEqual(['accepted', 'skipped', 'accepted']);
	});
});

describe("'Do Not Send To'", () => {
	test('those numbers get nothing, in whatever notation', async () => {
		const options = { doNotSend: '+62 812 3456 7001,\n0812 34 56 7003' };
		const { json, error } = await send(options, contacts(4));
		expect(error).toBeUndefined();
		expect(reached().sort()).toEqual([digits(0), digits(2)]);
		expect(json('Ivosights')[1]).toEqual(skipped(1, 'doNotSend'));
		expect(json('Ivosights')[3]).toEqual(skipped(3, 'doNotSend'));
	});

	test('an expression may give a list', async () => {
		const options = { doNotSend: "={{ $('Contacts').all().map((one) => one.json.phone) }}" };
		const { json } = await send(options, contacts(3));
		expect(reached()).toEqual([]);
		expect(json('Ivosights').map(({ skipped: why }) => why)).toEqual(Array(3).fill('doNotSend'));
	});

	test.each([
		[
			'a column that does not exist',
			'={{ $json.optOuts }}',
			'has an expression that gives nothing',
		],
		[
			'the same in a list',
			"={{ $('Contacts').all().map((one) => one.json.optOut) }}",
			'has 3 entries, and all of them are empty',
		],
	])('%s stops the campaign', async (_kind, doNotSend, words) => {
		const { error } = await send({ doNotSend }, contacts(3));
		expect(error?.description).toContain(`Items 1, 2 and 3: 'Do Not Send To' ${words}.`);
		expect(reached()).toEqual([]);
	});

	test('holds nobody back in a room whose number is not known: it says so', async () => {
		const { room } = await simulator.qontak.customer('628123456789').says('helo');
		const parameters = (more: object) =>
			({
				...{ authentication: 'hmac', resource: 'message', operation: 'sendText', text: 'Hi' },
				options: { doNotSend: '0812-3456-789' },
				...more,
			}) as unknown as INodeParameters;
		const toRoom = parameters({ sendTo: 'room', roomId: room.id });
		const { error } = await runQontak(simulator.qontak, toRoom);
		expect(error?.message).toContain('the number of the customer in this room is not known');
		const toNumber = parameters({ sendTo: 'recipient', recipient: '0812-3456-789' });
		const { json } = await runQontak(simulator.qontak, toNumber);
		expect(json('Qontak')).toEqual([expect.objectContaining({ skipped: 'doNotSend' })]);
	});

	test('an entry that cannot be read stops the campaign before anything is sent', async () => {
		const { error } = await send({ doNotSend: '0812-3456-7001, n/a' }, contacts(3));
		expect(error?.description).toContain(
			"Items 1, 2 and 3: 'Do Not Send To' holds what is no phone number: n/a.",
		);
		expect(reached()).toEqual([]);
	});
});
