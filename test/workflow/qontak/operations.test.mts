import { operations } from '../../../nodes/Qontak/operations';
import { simulatorForEach } from '../../unit/support/simulator.mts';
import { testOperations } from '../support/operations.mts';
import { parametersOf, qontakCases } from './cases.mts';
import { runQontak } from './support/node.mts';

const simulator = simulatorForEach({ qontak: { receipts: 'auto', logDelayMs: 0 } });
const gateway = () => simulator.qontak;

const refusal = {
	status: 'error',
	error: {
		code: 422,
		messages: [{ active_model_errors: { room: ['is under repair'] }, type: 'expectation_failed' }],
	},
};
const words = 'room: is under repair';

testOperations({
	node: 'Qontak',
	operations,
	cases: qontakCases,
	run: async (one, settings, refused) => {
		const parameters = await parametersOf(one, gateway());
		gateway().requests.clear();
		if (refused) {
			if (one.before) gateway().faults.next({ kind: 'slow', ms: 0, times: one.before });
			gateway().faults.next({ kind: 'status', status: 422, body: refusal });
		}
		return await runQontak(gateway(), parameters, [one.item ?? {}], settings);
	},
	refusal: {
		message: `Qontak answered “${words}” (HTTP 422)`,
		reason: 'invalidRequest',
		httpStatus: 422,
		gatewayCode: 422,
		gatewayMessage: words,
	},
});
