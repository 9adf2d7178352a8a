import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { until } from '../../host/until.mts';
import { findProgram } from './debian.mts';
import { onFreePort, type Service, startService } from './service.mts';

/** A Redis of this test alone, on this machine only, that writes down what it is told. */
export interface Redis {
	port: number;
	/** Ends it at once; `resume` starts it again with what it had written down. */
	interrupt(): Promise<void>;
	resume(): Promise<void>;
	stop(): Promise<void>;
}

/** Whether Redis answers PING with PONG; while it loads what it wrote down it does not. */
async function answers(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	try {
		await once(socket, 'connect');
		socket.write('PING\r\n');
		const [answer] = (await once(socket, 'data')) as [Buffer];
		return answer.toString().startsWith('+PONG');
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}

/** Starts Redis in a temporary folder, which `stop()` removes. */
export async function startRedis(): Promise<Redis> {
	const program = findProgram('redis-server');
	const folder = await mkdtemp(path.join(tmpdir(), 'scale-redis-'));
	let service: Service;
	const start = async (port: number) => {
		const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
		service = await startService(program, [...args, '--appendonly', 'yes', '--save', ''], folder);
		const isReady = async () => {
			if (service.hasEnded()) throw new Error('Redis ended while starting');
			return (await answers(port)) || undefined;
		};
		await until(isReady, { what: 'Redis to start' });
	};
	const port = await onFreePort(start);
	return {
		port,
		interrupt: () => service.end('SIGKILL'),
		resume: async () => await start(port),
		stop: async () => {
			await service.end('SIGTERM');
			await rm(folder, { recursive: true, force: true });
		},
	};
}
