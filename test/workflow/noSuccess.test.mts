import { startSimulator, type Simulator } from '../../simulator/server.mts';
import type { Json } from '../../simulator/core/answer.mts';
import type { FaultPlan } from '../../simulator/core/faults.mts';
import {
	customers,
	runDecisionTelecom,
	sendText as sendByDecisionTelecom,
} from './decisionTelecom/support/node.mts';
import { runIvosights } from './ivosights/support/node.mts';
import { openRoom } from './qontak/case.mts';
import { runQontak } from './qontak/support/node.mts';
import { contacts, sendText } from './support/messages.mts';

/** Answers with HTTP 200 that are no success, at all three gateways. */

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.close());

const onError = 'continueErrorOutput';

/** One item of an operation, and the gateway that answers its last request with the fault. */
type Run = (fault: FaultPlan, simplify: boolean) => Promise<{ sent: unknown[]; failed: any[] }>;

const ivosights =
	(parameters: object): Run =>
	async (fault, simplify) => {
		simulator.ivosights.faults.next(fault);
		const { json } = await runIvosights(
			simulator.ivosights,
			{ ...parameters, simplify } as never,
			contacts(1),
			{ onError },
		);
		return { sent: json('Ivosights'), failed: json('Ivosights', 1) };
	};

const qontak =
	(parameters: object): Run =>
	async (fault, simplify) => {
		const roomId = await openRoom(simulator.qontak);
		simulator.qontak.faults.next(fault);
		const { json } = await runQontak(
			simulator.qontak,
			{ authentication: 'token', roomId, ...parameters, simplify } as never,
			contacts(1),
			{ onError },
		);
		return { sent: json('Qontak'), failed: json('Qontak', 1) };
	};

const decisionTelecom: Run = async (fault, simplify) => {
	simulator.decisionTelecom.faults.next(fault);
	const { json } = await runDecisionTelecom(
		simulator.decisionTelecom,
		{ ...sendByDecisionTelecom, simplify } as never,
		customers(1),
		{ onError },
	);
	return { sent: json('DecisionTelecom'), failed: json('DecisionTelecom', 1) };
};

const posted = { method: 'POST', path: /messages|send/ };

const SENDS: Array<[string, Run]> = [
	['Ivosights', ivosights(sendText)],
	['Qontak', qontak({ ...sendText, sendTo: 'room' })],
	['DecisionTelecom', decisionTelecom],
];

const BODIES: Array<[string, Json]> = [
	['unauthorized', { message: 'Unauthenticated.' }],
	['unauthorized', { message: 'Unauthorized' }],
	['unauthorized', { message: 'Unauthenticated.', data: null }],
	['unauthorized', { data: [], message: 'Unauthorized' }],
	['unauthorized', { detail: 'Authentication credentials were not provided.' }],
	['unconfirmed', { data: {} }],
	['unconfirmed', { data: null }],
	['unconfirmed', { id: null }],
	['unauthorized', { success: false, message: 'Invalid token' }],
	['forbidden', { message: 'Forbidden' }],
	['noBalance', { message: 'Insufficient balance' }],
	['invalidRequest', { message: 'The given data was invalid.', errors: { wa_id: ['Required.'] } }],
	['unconfirmed', { message: 'Server Error' }],
	['unconfirmed', {}],
	['unconfirmed', []],
	['unconfirmed', { result: 'queued' }],
	['unconfirmed', { message: 'Success' }],
	['unconfirmed', { message: 'Your message was queued', status: 1, success: true }],
];

describe.each(SENDS)('a message by %s', (_, run) => {
	test.each(
		BODIES.flatMap(([reason, body]) =>
			[true, false].map((simplify): [string, Json, boolean] => [reason, body, simplify]),
		),
	)('%s: %j (Simplify %s)', async (reason, body, simplify) => {
		const { sent, failed } = await run(
			{ kind: 'status', status: 200, body, match: posted },
			simplify,
		);
		expect(sent).toEqual([]);
		expect(failed).toMatchObject([{ error: { reason } }]);
	});

	test.each([true, false])('nothing at all (Simplify %s)', async (simplify) => {
		const { sent, failed } = await run({ kind: 'empty', match: posted }, simplify);
		expect(sent).toEqual([]);
		expect(failed).toMatchObject([{ error: { reason: 'unconfirmed' } }]);
	});
});

const WRITES: Array<[string, Run]> = [
	['Ivosights', ivosights({ resource: 'profile', operation: 'updateAbout', text: 'Hello' })],
	['Qontak', qontak({ resource: 'room', operation: 'resolve' })],
];

test.each(WRITES)('a change by %s is not claimed', async (_, run) => {
	const match = { path: /about|resolve/ };
	const refused = { kind: 'status', status: 200, body: { message: 'Unauthenticated.' }, match };
	const { sent, failed } = await run(refused as FaultPlan, true);
	expect(sent).toEqual([]);
	expect(failed).toMatchObject([{ error: { reason: 'unauthorized' } }]);
	const empty = await run({ kind: 'empty', match }, true);
	expect(empty.sent).toEqual([]);
	expect(empty.failed).toMatchObject([{ error: { reason: 'unconfirmed' } }]);
});

const ID = '60243665e4058d3b4a377bd2';
const byId = { __rl: true, mode: 'id', value: ID };

/** Changes whose answer says nothing, and is no empty body. */
test.each<[string, Run]>([
	...WRITES,
	['a template', ivosights({ resource: 'template', operation: 'propose', template: byId })],
	['a tag', qontak({ resource: 'room', operation: 'addTag', tag: 'vip' })],
])('a change by %s is not claimed for an empty object', async (_, run) => {
	for (const body of [{}, [], { data: null, message: 'Unauthorized' }] as Json[]) {
		const match = { path: /about|resolve|propose|tags/ };
		const { sent, failed } = await run({ kind: 'status', status: 200, body, match }, false);
		expect(sent).toEqual([]);
		expect(failed).toHaveLength(1);
	}
});

const once = { options: { retry: { policy: { attempts: 1 } } } };

/** One thing that is asked for. */
test.each<[string, Run]>([
	['Ivosights knows', ivosights({ resource: 'template', operation: 'get', template: byId })],
	[
		'a number is',
		ivosights({ resource: 'contact', operation: 'check', recipient: '0812-3456-7890' }),
	],
	['a profile holds', ivosights({ resource: 'profile', operation: 'getBusiness' })],
	['about says', ivosights({ resource: 'profile', operation: 'getAbout' })],
	['a photo is', ivosights({ resource: 'profile', operation: 'getPhoto' })],
	['a room is', qontak({ resource: 'room', operation: 'get', ...once })],
	['a channel is', qontak({ resource: 'channel', operation: 'get', channel: byId, ...once })],
])('what %s is not made up', async (_, run) => {
	for (const simplify of [true, false]) {
		for (const body of [{ hello: 'world' }, { data: {} }] as Json[]) {
			const { sent, failed } = await run({ kind: 'status', status: 200, body }, simplify);
			expect(sent).toEqual([]);
			expect(failed).toMatchObject([{ error: { reason: 'gatewayDown' } }]);
		}
	}
});

test('a profile that cannot be read is not written over', async () => {
	const change = { resource: 'profile', operation: 'updateBusiness' };
	const run = ivosights({ ...change, updateFields: { description: 'New' } });
	simulator.ivosights.requests.clear();
	const { failed } = await run({ kind: 'status', status: 200, body: { hello: 'world' } }, true);
	expect(failed).toMatchObject([{ error: { reason: 'gatewayDown' } }]);
	expect(simulator.ivosights.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('a refusal is no file', async () => {
	const run = ivosights({ resource: 'media', operation: 'download', mediaId: 'f043afd0' });
	const body = { message: 'Unauthenticated.' };
	const { sent, failed } = await run({ kind: 'status', status: 200, body }, true);
	expect(sent).toEqual([]);
	expect(failed).toMatchObject([{ error: { reason: 'unauthorized' } }]);
});

const at = { returnAll: true, ...once };
const LISTS: Array<[string, Run]> = [
	['templates of Ivosights', ivosights({ resource: 'template', operation: 'getMany', ...at })],
	['countries of Ivosights', ivosights({ resource: 'country', operation: 'getMany', ...at })],
	['webhooks of Ivosights', ivosights({ resource: 'webhook', operation: 'getMany', ...at })],
	['rooms of Qontak', qontak({ resource: 'room', operation: 'getMany', ...at })],
	['templates of Qontak', qontak({ resource: 'template', operation: 'getMany', ...at })],
];

describe.each(LISTS)('the %s', (_, run) => {
	test.each<[string, FaultPlan]>([
		['unauthorized', { kind: 'status', status: 200, body: { message: 'Unauthenticated.' } }],
		['gatewayDown', { kind: 'status', status: 200, body: { hello: 'world' } }],
		['gatewayDown', { kind: 'empty' }],
		['gatewayDown', { kind: 'status', status: 200, body: { data: {} } }],
		[
			'unauthorized',
			{ kind: 'status', status: 200, body: { data: null, message: 'Unauthorized' } },
		],
		['unauthorized', { kind: 'status', status: 200, body: { data: [], error: 'invalid_token' } }],
	])('do not become empty: %s', async (reason, fault) => {
		const { sent, failed } = await run({ ...fault, match: { method: 'GET' } }, true);
		expect(sent).toEqual([]);
		expect(failed).toMatchObject([{ error: { reason } }]);
	});
});
