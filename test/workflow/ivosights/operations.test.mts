import { operations } from '../../../nodes/Ivosights/operations';
import { startSimulator, type Simulator } from '../../../simulator/server.mts';
import { testOperations } from '../support/operations.mts';
import { engineCases } from './cases.mts';
import { runIvosights } from './support/node.mts';

let simulator: Simulator;
const gateway = () => simulator.ivosights;

beforeEach(async () => {
	simulator = await startSimulator({ ivosights: { receipts: 'manual' } });
});
afterEach(async () => await simulator.close());

const refusal = {
	message: 'The given data was invalid.',
	errors: { wa_id: ['The wa id is blocked.'] },
};
const words = 'The given data was invalid. wa_id: The wa id is blocked.';

testOperations({
	node: 'Ivosights',
	operations,
	cases: engineCases,
	run: async ({ parameters, item, prepare }, settings, refused) => {
		await prepare?.(gateway());
		gateway().requests.clear();
		if (refused) gateway().faults.next({ kind: 'status', status: 422, body: refusal });
		return await runIvosights(gateway(), parameters, [item], settings);
	},
	refusal: {
		message: `Ivosights answered “${words}” (HTTP 422)`,
		details: { reason: 'invalidRequest', httpStatus: 422, gatewayMessage: words },
	},
});
