import { simulatorForAll } from '../../unit/support/simulator.mts';
import { AWAY } from './away.mts';
import { campaignsOf } from './campaigns.mts';

const simulator = simulatorForAll();

const CASES = AWAY.flatMap((row) =>
	['Ivosights', 'DecisionTelecom'].map((gateway) => ({ ...row, gateway })),
);

test.each(CASES)('$gateway: $fault', async ({ gateway, says, open }) => {
	const campaign = campaignsOf(simulator)[gateway];
	const { baseUrl, close } = await open();
	const credentials = campaign.credentials({ baseUrl });
	const options = { retry: { policy: { attempts: 2, longestWait: 0 } } };
	const { json } = await campaign.run(3, options, { credentials });
	await close();
	const words = says.replace('<gateway>', gateway).replace('<host>', new URL(baseUrl).host);
	const error = {
		message: words,
		reason: 'gatewayDown',
		description: expect.stringContaining('Nothing was sent.'),
	};
	expect(json(gateway, 1)).toMatchObject([{ error }, { error }, { error }]);
	expect(campaign.reached()).toEqual([]);
});
