import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { freePorts } from '../../host/ports.mts';
import { until } from '../../host/until.mts';
import { findProgram } from './debian.mts';
import { type Service, startService } from './service.mts';

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
	const [port] = await freePorts(1);
	let service: Service;
	const start = async () => {
		const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
		service = await startService(program, [...args, '--appendonly', 'yes', '--save', ''], folder);
		await until(async () => ((await answers(port)) ? true : undefined), {
			what: 'Redis to start',
		});
	};
	await start();
	return {
		port,
		interrupt: () => service.end('SIGKILL'),
		resume: start,
		stop: async () => {
			await service.end('SIGTERM');
			await rm(folder, { recursive: true, force: true });
		},
	};
}
