import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { N8nClient } from '../../host/client.mts';
import { environment } from '../../host/environment.mts';
import { installHost } from '../../host/install.mts';
import { installPackage } from '../../host/installPackage.mts';
import { packTarball } from '../../host/pack.mts';
import { freePorts } from '../../host/ports.mts';
import { isHealthy, launch, ready, servesEditor, type Server } from '../../host/server.mts';
import { type Postgres, startPostgres } from './postgres.mts';
import { type Redis, startRedis } from './redis.mts';

/** One process of n8n in queue mode. */
export interface Member extends Server {
	name: string;
	/** Where it takes webhooks; of a worker, where it tells how it is. */
	url: string;
	/** Starts it again after it was killed, at the same address. */
	restart(): Promise<void>;
}

/** An n8n in queue mode with the packed package in each of its processes. */
export interface Cluster {
	main: Member;
	workers: readonly Member[];
	/** The processes that take webhooks: the webhook processors and the main one. */
	doors: readonly Member[];
	client: N8nClient;
	postgres: Postgres;
	redis: Redis;
	stop(): Promise<void>;
}

/** How many processes of each kind, beside the main one. */
export interface Size {
	workers: number;
	webhooks: number;
}

const COMMANDS = {
	main: ['start'],
	worker: ['worker', '--concurrency=10'],
	webhook: ['webhook'],
} as const;
type Kind = keyof typeof COMMANDS;

/**
 * Starts PostgreSQL, Redis, n8n's main process, workers and webhook processors, each on ports of its
 * own, and gives them when all are ready.
 */
export async function startCluster({ workers, webhooks }: Size): Promise<Cluster> {
	const host = await installHost();
	const postgres = await startPostgres();
	const redis = await startRedis();
	const folder = await mkdtemp(path.join(tmpdir(), 'scale-n8n-'));
	const installed = path.join(folder, 'package');
	await installPackage(await packTarball(), installed);
	const key = randomBytes(24).toString('base64url');
	const [mainPort] = await freePorts(1);

	const start = async (kind: Kind, name: string, givenPort?: number): Promise<Member> => {
		const userFolder = path.join(folder, name);
		await mkdir(userFolder);
		await cp(installed, userFolder, { recursive: true });
		const [freePort, brokerPort] = await freePorts(2);
		const port = givenPort ?? freePort;
		const env = {
			...environment(host, { port, brokerPort, userFolder }),
			N8N_WEBHOOK_URL: `http://127.0.0.1:${mainPort}/`,
			N8N_ENCRYPTION_KEY: key,
			// Webhooks cost less (source: "n8n webhooks").
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			// A third of n8n's own, so that what a killed worker had is given up in a minute.
			QUEUE_WORKER_LOCK_DURATION: '20000',
			QUEUE_WORKER_STALLED_INTERVAL: '10000',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: postgres.database,
			DB_POSTGRESDB_USER: postgres.user,
			// With n8n's two, busy workers wait 20 s for one and fail (source: "n8n queue mode").
			DB_POSTGRESDB_POOL_SIZE: '10',
		};
		const url = `http://127.0.0.1:${port}`;
		const launched = async () => {
			const server = await launch(host.node, host.n8n, userFolder, env, COMMANDS[kind]);
			await ready(server, url, kind === 'main' ? servesEditor : isHealthy);
			return server;
		};
		const member: Member = {
			...(await launched()),
			name,
			url,
			restart: async () => void Object.assign(member, await launched()),
		};
		return member;
	};

	// The first on a fresh database makes its tables.
	const main = await start('main', 'main', mainPort);
	const names = (kind: Kind, count: number) =>
		Array.from({ length: count }, (_, n) => start(kind, `${kind}-${n + 1}`));
	const team = await Promise.all(names('worker', workers));
	const processors = await Promise.all(names('webhook', webhooks));
	const client = new N8nClient(main.url);
	await client.logIn();
	return {
		main,
		workers: team,
		doors: [...processors, main],
		client,
		postgres,
		redis,
		stop: async () => {
			await Promise.all([...team, ...processors, main].map((member) => member.stop()));
			await redis.stop();
			await postgres.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
