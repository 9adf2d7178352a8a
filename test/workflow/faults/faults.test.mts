import type { IDataObject } from 'n8n-workflow';
import { qontak } from '../../../nodes/Qontak/gateway';
import { startSimulator, type Simulator } from '../../../simulator/server.mts';
import { campaignsOf, type Campaign } from './campaigns.mts';
import { FAULTS, TIMEOUT } from './rows.mts';

/**
 * For each gateway one campaign in which everything goes wrong: every second person meets a fault of
 * the table, the others are the rest of whom each gets one message.
 */
describe.each(['Ivosights', 'Qontak', 'DecisionTelecom'])('a campaign of %s', (gateway) => {
	let simulator: Simulator;
	let campaign: Campaign;
	let failed: Array<{ error: IDataObject }>;
	let accepted: IDataObject[];
	const people = FAULTS.length * 2;

	beforeAll(async () => {
		const quiet = { receipts: 'manual' } as const;
		simulator = await startSimulator({ ivosights: quiet, qontak: quiet, decisionTelecom: quiet });
		campaign = campaignsOf(simulator)[gateway];
		FAULTS.forEach(({ kind, times }, n) =>
			campaign.fault({ ...kind, times, match: { recipient: campaign.digits(n * 2) } }),
		);
		// Not held back by Qontak's limits, nor by what a pace learns from the limits that are met here.
		jest.replaceProperty(qontak, 'limits', []);
		const speed = { limit: { mode: 'fixed', messages: 50, unit: 'second' } };
		const { json } = await campaign.run(people, { timeout: TIMEOUT, speed });
		failed = json(gateway, 1) as typeof failed;
		accepted = json(gateway);
	});
	afterAll(async () => {
		jest.restoreAllMocks();
		await simulator.close();
	});

	test.each(FAULTS.map((row, n) => [row.fault, row, n * 2] as const))('%s', (_fault, row, item) => {
		const to = campaign.digits(item);
		const says = row.but?.[gateway] ?? row.says?.replaceAll('<gateway>', gateway);
		const told = failed.filter(({ error }) => error.item === item);
		expect(told.map(({ error }) => [error.message, error.reason])).toEqual(
			says ? [[says, row.reason]] : [],
		);
		expect(accepted.filter(({ recipient }) => recipient === to)).toHaveLength(says ? 0 : 1);
		const asked = campaign.sends().filter(({ body }) => JSON.stringify(body).includes(to));
		expect(asked).toHaveLength(row.requests);
		expect(campaign.reached().filter((one) => one === to)).toHaveLength(row.got);
	});

	test('the rest: one message each', () => {
		const rest = FAULTS.map((_, n) => campaign.digits(n * 2 + 1));
		const hit = FAULTS.map((_, n) => campaign.digits(n * 2));
		expect(
			campaign
				.reached()
				.filter((to) => !hit.includes(to))
				.sort(),
		).toEqual(rest);
		expect(accepted.length + failed.length).toBe(people);
	});
});
