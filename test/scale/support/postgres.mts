import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runCommand } from '../../host/command.mts';
import { until } from '../../host/until.mts';
import { asPostgres, findProgram, isRoot } from './debian.mts';
import { onFreePort, type Service, startService } from './service.mts';

/** A PostgreSQL of this test alone, on this machine only. */
export interface Postgres {
	port: number;
	/** The superuser; nobody is asked for a password. */
	user: string;
	database: string;
	/** The rows that a query gives, each a list of its columns. */
	query(sql: string): Promise<string[][]>;
	/** Ends it at once, as when its machine fails; `resume` starts it again with all that was committed. */
	interrupt(): Promise<void>;
	resume(): Promise<void>;
	stop(): Promise<void>;
}

const USER = 'n8n';
const DATABASE = 'n8n';
const COLUMNS = '\u001f';

/** Who runs PostgreSQL: its folder has to be theirs. */
async function idOf(flag: '-u' | '-g'): Promise<number> {
	return Number(await runCommand('id', [flag, 'postgres']));
}

const run = async (program: string, args: readonly string[], cwd: string) =>
	await runCommand(...asPostgres(findProgram(program), args), { cwd });

/** Starts PostgreSQL in a temporary folder, which `stop()` removes. */
export async function startPostgres(): Promise<Postgres> {
	const folder = await mkdtemp(path.join(tmpdir(), 'scale-postgres-'));
	if (isRoot()) await chown(folder, await idOf('-u'), await idOf('-g'));
	const data = path.join(folder, 'data');
	await run('initdb', ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-sync'], folder);
	const settings = [
		'listen_addresses=127.0.0.1',
		'unix_socket_directories=',
		'max_connections=300',
	];
	const addressOf = (port: number) => ['-h', '127.0.0.1', '-p', String(port), '-U', USER];
	let service: Service;
	const start = async (port: number) => {
		const own = [`port=${port}`, ...settings].flatMap((setting) => ['-c', setting]);
		const [program, args] = asPostgres(findProgram('postgres'), ['-D', data, ...own]);
		service = await startService(program, args, folder);
		const accepts = async () => {
			if (service.hasEnded()) throw new Error('PostgreSQL ended while starting');
			return await run('pg_isready', addressOf(port), folder).then(
				() => true,
				() => undefined,
			);
		};
		await until(accepts, { what: 'PostgreSQL to start', timeout: 60_000, every: 200 });
	};
	const port = await onFreePort(start);
	const at = addressOf(port);
	await run('createdb', [...at, DATABASE], folder);
	return {
		port,
		user: USER,
		database: DATABASE,
		query: async (sql) => {
			const args = [...at, '-d', DATABASE, '-A', '-t', '-F', COLUMNS, '-c', sql];
			const rows = (await run('psql', args, folder)).split('\n');
			return rows.filter((row) => row !== '').map((row) => row.split(COLUMNS));
		},
		interrupt: () => service.end('SIGQUIT'),
		resume: async () => await start(port),
		stop: async () => {
			await service.end('SIGINT');
			await rm(folder, { recursive: true, force: true });
		},
	};
}
