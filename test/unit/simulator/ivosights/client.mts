import axios, { type AxiosInstance } from 'axios';
import type { IvosightsSimulator } from '../../../../simulator/ivosights/index.mts';
import type { IvosightsOptions } from '../../../../simulator/ivosights/options.mts';
import { simulatorForEach } from '../../support/simulator.mts';

/** A client that speaks as the documents say and reports every status instead of throwing. */
export function clientOf({ url, apiKey }: IvosightsSimulator): AxiosInstance {
	return axios.create({
		baseURL: url,
		headers: { 'X-API-KEY': apiKey, Accept: 'application/json' },
		validateStatus: () => true,
		maxRedirects: 0,
		proxy: false,
	});
}

/** A new account for each test of the file, and a client of it. Both are there inside of tests only. */
export function accountForEachTest(options: IvosightsOptions = {}) {
	const simulator = simulatorForEach({ ivosights: options });
	let client: AxiosInstance;
	beforeEach(() => {
		client = clientOf(simulator.ivosights);
	});
	return {
		get client() {
			return client;
		},
		get ivosights() {
			return simulator.ivosights;
		},
	};
}
