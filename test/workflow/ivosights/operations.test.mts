import { operations } from '../../../nodes/Ivosights/operations';
import { simulatorForEach } from '../../unit/support/simulator.mts';
import { testOperations } from '../support/operations.mts';
import { engineCases } from './cases.mts';
import { runIvosights } from './support/node.mts';

const simulator = simulatorForEach({ ivosights: { receipts: 'manual' } });
const gateway = () => simulator.ivosights;

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
		reason: 'invalidRequest',
		httpStatus: 422,
		gatewayMessage: words,
	},
});
