import type { INodeParameters } from 'n8n-workflow';
import type { StatusName } from '../../../simulator/decisionTelecom/statuses.mts';
import {
	accountForTests,
	customers,
	getStatus,
	runDecisionTelecom,
	sendText,
} from './support/node.mts';
import { printedStatuses } from '../../unit/simulator/decisionTelecom/seed.mts';

const gateway = accountForTests();

const more = (parameters: object, given: object) =>
	({ ...parameters, ...given }) as INodeParameters;

describe('the status of a message', () => {
	const EXPECTED: Record<string, [status: string, final: boolean]> = {
		sent: ['sent', false],
		delivered: ['delivered', true],
		rejected: ['rejected', true],
		error: ['failed', true],
		failed: ['failed', true],
		deleted: ['deleted', true],
		pending: ['pending', false],
		seen: ['read', true],
	};

	test.each(printedStatuses())('%s (%i)', async (name, number) => {
		const { json: sent } = await runDecisionTelecom(gateway(), sendText, customers(1));
		await gateway().messages[0].advance(name as StatusName);
		const items = [{ id: sent('DecisionTelecom')[0].messageId as string }];
		const { json } = await runDecisionTelecom(gateway(), getStatus, items);
		const [status, final] = EXPECTED[name];
		expect(json('DecisionTelecom')).toEqual([
			{
				gateway: 'decisionTelecom',
				messageId: items[0].id,
				status,
				statusName: name,
				statusCode: number,
				final,
				checkedAt: expect.stringMatching(/Z$/),
			},
		]);
	});

	test.each([
		[20, 'other'],
		['1', 'delivered'],
		['0', 'sent'],
	])('the answer %j is %s', async (status, expected) => {
		const body = { message_id: '554', status };
		gateway().faults.next({ kind: 'status', status: 200, body });
		const { json } = await runDecisionTelecom(gateway(), getStatus, [{ id: '554' }]);
		expect(json('DecisionTelecom')).toMatchObject([{ status: expected, statusCode: status }]);
	});

	test.each([{ message_id: 554 }, { status: null }, [1]])(
		'an answer without a status is told: %j',
		async (body) => {
			gateway().faults.next({ kind: 'status', status: 200, body });
			const { error } = await runDecisionTelecom(gateway(), getStatus, [{ id: 554 }]);
			expect(error?.message).toBe('DecisionTelecom gave no status for the message 554');
		},
	);

	test('an empty ID is told by label, before asking', async () => {
		const { error } = await runDecisionTelecom(gateway(), getStatus, [{ id: ' ' }]);
		expect(error?.message).toBe("'Message ID' is empty");
		expect(gateway().requests).toHaveLength(0);
	});

	test('asked again until it is final', async () => {
		await runDecisionTelecom(gateway(), sendText, customers(1));
		const [message] = gateway().messages;
		await message.advance('delivered');
		gateway().requests.clear();
		const body = { message_id: message.id, status: 6 };
		gateway().faults.next({ kind: 'status', status: 200, body });
		const parameters = more(getStatus, { waitUntilFinal: true, checkEvery: 1, longestWait: 600 });
		const { json } = await runDecisionTelecom(gateway(), parameters, [{ id: message.id }]);
		expect(json('DecisionTelecom')).toMatchObject([{ status: 'delivered', final: true }]);
		expect(gateway().requests).toHaveLength(2);
	});
});
