import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulator, type Simulator } from '../../../simulator/server.mts';
import { auth } from '../../e2e/support/triggered.mts';
import type { StoredCredential } from '../../host/workflow.mts';
import { type Cluster, startCluster } from './cluster.mts';

/** How much the tests do; the small size is for every run, `npm run test:scale` is the large one. */
const large = process.env.SCALE === 'large';
export const SIZE = {
	workers: large ? 3 : 2,
	webhooks: large ? 2 : 1,
	/** Recipients of a campaign over all workers. */
	recipients: large ? 3_000 : 200,
	/** Recipients of the campaign with claims. */
	claimed: large ? 600 : 100,
	/** Recipients of a campaign whose login expires. */
	logins: large ? 400 : 60,
	/** How often it expires, beside the first token that is needed. */
	expiries: large ? 4 : 1,
	/** Messages a second of each of its workers. */
	loginSpeed: large ? 3 : 2,
	/** Messages of customers in the flood, and the time in which they come, in seconds. */
	flood: large ? 2_000 : 60,
	floodSeconds: large ? 60 : 6,
	/** Events of which each is repeated, of each kind of repeat. */
	repeated: large ? 120 : 12,
	/** How long Redis and PostgreSQL are away, in ms. */
	awayMs: 5_000,
} as const;

/** How long a test may take on a busy machine, in ms. */
export const PATIENCE = large ? 1_800_000 : 300_000;

/** n8n in queue mode beside the simulated gateways. */
export interface Stage {
	cluster: Cluster;
	simulator: Simulator;
	/** For Ivosights, with the protection of its webhooks. */
	ivosights: StoredCredential;
	/** For files; gone with the stage. */
	folder: string;
	close(): Promise<void>;
}

export async function startStage(): Promise<Stage> {
	const folder = await mkdtemp(path.join(tmpdir(), 'scale-'));
	const simulator = await startSimulator({ ivosights: { receipts: 'manual', latencyMs: 20 } });
	const cluster = await startCluster(SIZE);
	const ivosights = await cluster.client.createCredential('ivosightsApi', 'Ivosights', {
		apiKey: simulator.ivosights.apiKey,
		baseUrl: simulator.ivosights.url,
		webhookAuthentication: 'basic',
		webhookUser: auth.username,
		webhookPassword: auth.password,
	});
	simulator.ivosights.webhooks.clear();
	return {
		cluster,
		simulator,
		ivosights,
		folder,
		close: async () => {
			await cluster.stop();
			await simulator.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
