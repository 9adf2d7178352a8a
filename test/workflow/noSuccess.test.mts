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
	['unauthorized', { success: false, message: 'Invalid token' }],
	['forbidden', { message: 'Forbidden' }],
	['noBalance', { message: 'Insufficient balance' }],
	['invalidRequest', { message: 'The given data was invalid.', errors: { wa_id: ['Required.'] } }],
	['unconfirmed', { message: 'Server Error' }],
	['unconfirmed', {}],
	['unconfirmed', []],
	['unconfirmed', { result: 'queued' }],
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
		expect(failed).toMatchObject([{ details: { reason } }]);
	});

	test.each([true, false])('nothing at all (Simplify %s)', async (simplify) => {
		const { sent, failed } = await run({ kind: 'empty', match: posted }, simplify);
		expect(sent).toEqual([]);
		expect(failed).toMatchObject([{ details: { reason: 'unconfirmed' } }]);
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
	expect(failed).toMatchObject([{ details: { reason: 'unauthorized' } }]);
	const empty = await run({ kind: 'empty', match }, true);
	expect(empty.sent).toEqual([]);
	expect(empty.failed).toMatchObject([{ details: { reason: 'unconfirmed' } }]);
});

const at = { returnAll: true, options: { retry: { policy: { attempts: 1 } } } };
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
	])('do not become empty: %s', async (reason, fault) => {
		const { sent, failed } = await run({ ...fault, match: { method: 'GET' } }, true);
		expect(sent).toEqual([]);
		expect(failed).toMatchObject([{ details: { reason } }]);
	});
});
