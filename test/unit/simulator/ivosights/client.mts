import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios, { type AxiosInstance } from 'axios';
import type { IvosightsSimulator } from '../../../../simulator/ivosights/index.mts';
import type { IvosightsOptions } from '../../../../simulator/ivosights/options.mts';
import { type Simulator, startSimulator } from '../../../../simulator/server.mts';

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
	let simulator: Simulator;
	let client: AxiosInstance;
	beforeEach(async () => {
		simulator = await startSimulator({ ivosights: options });
		client = clientOf(simulator.ivosights);
	});
	afterEach(async () => await simulator.close());
	return {
		get client() {
			return client;
		},
		get ivosights() {
			return simulator.ivosights;
		},
	};
}

export interface Hook {
	url: string;
	/** Every post that came in, in order. */
	posts: { body: string; headers: IncomingHttpHeaders }[];
	/** The statuses to answer with, first to last; then 200. */
	answers: number[];
	close(): Promise<void>;
}

/** A web server such as a workflow's webhook. */
export async function startHook(): Promise<Hook> {
	const posts: Hook['posts'] = [];
	const answers: number[] = [];
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			posts.push({ body: Buffer.concat(chunks).toString(), headers: request.headers });
			response.writeHead(answers.shift() ?? 200).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
		posts,
		answers,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
