import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { SimulatorOptions } from '../../simulator/server.mts';
import { root } from '../host/paths.mts';

/** What a simulated gateway saw. */
export interface Seen {
	/** How many messages it took on, and to how many people. */
	messages: number;
	people: number;
	/** Whom, each as often as they were sent to; only of a gateway that is disturbed. */
	recipients: string[];
	/** When it took them on, in ms since the first request. */
	at: number[];
	/** How many requests it refused for a limit. */
	refused: number;
	/** How many it met with a fault of its own, and how many it cut off. */
	faults: number;
	cut: number;
	/** Most requests that were open at once. */
	inFlight: number;
}

/** The simulator in a process of its own, so that it and n8n do not share a core's time. */
export interface Gateway {
	ivosights: { url: string; apiKey: string };
	qontak: { baseUrl: string; token: string; channel: string; template: string };
	/** What was seen since the last time it was asked. */
	seen(of: 'ivosights' | 'qontak'): Promise<Seen>;
	close(): Promise<void>;
}

/**
 * Starts it; receipts are off unless the options say more.
 *
 * @param isDisturbed whether requests are refused, cut and met with faults at random
 */
export async function startGateway(
	options: SimulatorOptions = {},
	isDisturbed = false,
): Promise<Gateway> {
	const file = path.join(root, 'test/bench/gatewayProcess.mts');
	const how = [JSON.stringify(options), ...(isDisturbed ? ['disturbed'] : [])];
	const child = fork(file, how, { execArgv: ['--import', 'tsx'] });
	const [ready] = (await once(child, 'message')) as [Pick<Gateway, 'ivosights' | 'qontak'>];
	return {
		...ready,
		seen: async (of) => await ask(child, of),
		close: async () => {
			child.disconnect();
			await once(child, 'exit');
		},
	};
}

async function ask(child: ChildProcess, of: string): Promise<Seen> {
	const answer = once(child, 'message');
	child.send(of);
	return ((await answer) as [Seen])[0];
}
