import { setMaxListeners } from 'node:events';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios from 'axios';
import { pause } from './clock.mts';

/** Where a gateway posts, and with which proof. */
export interface Target {
	url: string;
	/** POST unless told; a GET carries everything in its address. */
	method?: 'GET' | 'POST';
	headers: Record<string, string>;
	auth?: { username: string; password: string };
}

export interface Attempt {
	/** The HTTP status of the answer; undefined when there was none. */
	status?: number;
	error?: string;
}

export interface Delivery {
	delivered: boolean;
	attempts: Attempt[];
}

export interface DeliveryRules {
	/** How often a post is tried in all. */
	tries: number;
	/** Milliseconds between two tries. */
	waitMs: number;
	/** Milliseconds after which a try counts as failed. */
	timeoutMs: number;
	/** Posts open at the same time. */
	atOnce: number;
	/** Which HTTP statuses count as delivered. */
	counts(status: number): boolean;
}

/** Posts webhooks the way a gateway does: several tries, no redirects, a few at a time. */
export class Deliveries {
	private readonly closing = new AbortController();
	private readonly agents = {
		httpAgent: new HttpAgent({ keepAlive: true }),
		httpsAgent: new HttpsAgent({ keepAlive: true }),
	};
	private readonly queue: (() => void)[] = [];
	private open = 0;

	constructor(private readonly rules: DeliveryRules) {
		// Hundreds of receipts wait for their moment at once.
		setMaxListeners(0, this.closing.signal);
	}

	/** Aborts when the simulator closes. */
	get signal(): AbortSignal {
		return this.closing.signal;
	}

	/** Posts one body; resolves when it was delivered or all tries failed. Never throws. */
	async post(target: Target, body: string | Buffer): Promise<Delivery> {
		const attempts: Attempt[] = [];
		while (attempts.length < this.rules.tries && !this.closing.signal.aborted) {
			if (attempts.length > 0) await pause(this.rules.waitMs, this.closing.signal);
			const attempt = await this.whenFree(async () => await this.try(target, body));
			attempts.push(attempt);
			if (attempt.status !== undefined && this.rules.counts(attempt.status)) {
				return { delivered: true, attempts };
			}
		}
		return { delivered: false, attempts };
	}

	close(): void {
		this.closing.abort();
		this.agents.httpAgent.destroy();
		this.agents.httpsAgent.destroy();
	}

	private async try(target: Target, body: string | Buffer): Promise<Attempt> {
		try {
			const answer = await axios.request({
				url: target.url,
				method: target.method ?? 'POST',
				...(target.method === 'GET' ? { headers: target.headers } : posted(target, body)),
				auth: target.auth,
				timeout: this.rules.timeoutMs,
				maxRedirects: 0,
				maxBodyLength: Infinity,
				proxy: false,
				signal: this.closing.signal,
				responseType: 'text',
				transformRequest: (data: unknown) => data,
				validateStatus: () => true,
				...this.agents,
			});
			return { status: answer.status };
		} catch (error) {
			return { error: error instanceof Error ? error.message : String(error) };
		}
	}

	private async whenFree<Result>(work: () => Promise<Result>): Promise<Result> {
		if (this.open < this.rules.atOnce) this.open += 1;
		else await new Promise<void>((resolve) => this.queue.push(resolve));
		try {
			return await work();
		} finally {
			// Whoever waits takes over this place; the number of open posts stays the same.
			const next = this.queue.shift();
			if (next) next();
			else this.open -= 1;
		}
	}
}

const posted = ({ headers }: Target, data: string | Buffer) => ({
	data,
	headers: { 'Content-Type': 'application/json', ...headers },
});
