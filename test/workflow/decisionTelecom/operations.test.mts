import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { unansweredApproval } from '../support/unanswered.mts';
import { operations } from '../../../nodes/DecisionTelecom/operations';
import { simulatorForEach } from '../../unit/support/simulator.mts';
import type { NodeSettings } from '../support/action.mts';
import { testOperations, type OperationCase } from '../support/operations.mts';
import {
	customer,
	digits,
	getStatus,
	runDecisionTelecom,
	sendMedia,
	sendTemplate,
	sendText,
} from './support/node.mts';

const simulator = simulatorForEach({ decisionTelecom: { receipts: 'manual' } });
const gateway = () => simulator.decisionTelecom;

/** One operation, run against the simulator: what it is given, and what its item is. */
interface EngineCase extends OperationCase {
	parameters: INodeParameters;
	item?: IDataObject;
	prepare?(): Promise<unknown>;
}

const text = expect.any(String) as unknown as string;
const sent = {
	gateway: 'decisionTelecom',
	messageId: '554',
	recipient: digits(0),
	status: 'accepted',
	sentAt: text,
};

const cases: readonly EngineCase[] = [
	{ name: 'message.sendText', parameters: sendText, outputs: [sent] },
	{
		name: 'message.sendAndWait',
		parameters: {
			...sendText,
			operation: 'sendAndWait',
			message: 'Go on?',
			responseType: 'approval',
		},
		outputs: [
			unansweredApproval('decisionTelecom', {
				messageId: '554',
				recipient: digits(0),
				sentAt: text,
				message: 'Go on?',
			}),
		],
	},
	{ name: 'message.sendMedia', parameters: sendMedia, outputs: [sent] },
	{ name: 'message.sendTemplate', parameters: sendTemplate, outputs: [sent] },
	{
		name: 'message.getStatus',
		parameters: getStatus,
		item: { id: 554 },
		prepare: async () => {
			await runDecisionTelecom(gateway(), sendText, [customer(0)]);
			await gateway().messages[0].advance('delivered');
		},
		outputs: [
			{
				gateway: 'decisionTelecom',
				messageId: '554',
				status: 'delivered',
				statusName: 'delivered',
				statusCode: 1,
				final: true,
				checkedAt: text,
			},
		],
	},
	{
		name: 'template.preview',
		parameters: { ...sendTemplate, resource: 'template', operation: 'preview' },
		silent: true,
		outputs: [
			{
				template: 'order_shipped',
				language: 'en_US',
				text,
				header: '[Image] https://example.com/box.png',
				body: 'Hello Customer 0, your order A-1001 has been shipped.',
				buttons: [
					{ type: 'QUICK_REPLY', text: 'Button 1' },
					{ type: 'URL', text: 'Track', value: 'A-1001' },
				],
				warnings: [],
			},
		],
	},
];
const preview = cases.filter(({ silent }) => silent);

/** A refusal comes with its HTTP status, or inside of a success. */
const refusal = {
	name: 'Topup balance is required',
	message: 'User balance is empty',
	code: 3,
	status: 402,
};
const words = 'Topup balance is required. User balance is empty';

async function run(
	{ parameters, item, prepare }: EngineCase,
	settings: NodeSettings,
	status?: number,
) {
	await prepare?.();
	gateway().requests.clear();
	if (status) gateway().faults.next({ kind: 'status', status, body: refusal });
	return await runDecisionTelecom(gateway(), parameters, [item ?? customer(0)], settings);
}

testOperations({
	node: 'DecisionTelecom',
	operations,
	cases,
	run: async (one, settings, refused) => {
		const status = settings.onError ? 200 : 402;
		return await run(one, settings, refused ? status : undefined);
	},
	refusal: {
		message: `Your balance at DecisionTelecom is used up: it answered “${words}” (code 3)`,
		reason: 'noBalance',
		httpStatus: 402,
		gatewayCode: 3,
		gatewayMessage: words,
	},
});

test.each(preview.map((one) => [one.name, one] as const))('%s asks nothing', async (_name, one) => {
	const { error } = await run(one, {});
	expect(error).toBeUndefined();
	expect(gateway().requests).toHaveLength(0);
});

test('n8n learns that the balance is used up', async () => {
	const { error } = await run(cases[0], {}, 402);
	expect(error?.failure).toEqual({ cause: 'quota-exhausted' });
});
