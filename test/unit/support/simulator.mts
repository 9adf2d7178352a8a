import {
	startSimulator,
	type Simulator,
	type SimulatorOptions,
} from '../../../simulator/server.mts';

/** The simulator of the running test, under one name for the whole file. */
function runningOne(current: () => Simulator): Simulator {
	return {
		get decisionTelecom() {
			return current().decisionTelecom;
		},
		get ivosights() {
			return current().ivosights;
		},
		get qontak() {
			return current().qontak;
		},
		get phones() {
			return current().phones;
		},
		get page() {
			return current().page;
		},
		close: async () => await current().close(),
	};
}

/** Has a simulator ready for all tests of the file. It is there inside of tests and hooks only. */
export function simulatorForAll(options: SimulatorOptions = {}): Simulator {
	let simulator: Simulator;
	beforeAll(async () => {
		simulator = await startSimulator(options);
	});
	afterAll(async () => await simulator.close());
	return runningOne(() => simulator);
}

/** Has a new simulator ready for each test of the file. It is there inside of tests and hooks only. */
export function simulatorForEach(options: SimulatorOptions = {}): Simulator {
	let simulator: Simulator;
	beforeEach(async () => {
		simulator = await startSimulator(options);
	});
	afterEach(async () => await simulator.close());
	return runningOne(() => simulator);
}
