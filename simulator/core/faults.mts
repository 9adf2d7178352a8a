import type { Json } from './answer.mts';
import type { JournalEntry } from './journal.mts';

/** Which requests a fault is meant for. All given parts must hold. */
export type FaultMatch =
	| ((request: JournalEntry) => boolean)
	| {
			method?: string;
			/** A part of the path, or a pattern. */
			path?: string | RegExp;
			/** The person a send is for, in the gateway's own notation. */
			recipient?: string | readonly string[] | RegExp;
	  };

/** What goes wrong. */
export type FaultKind =
	/** Any status with any JSON (or, as a string, HTML) body. The request is not acted upon. */
	| { kind: 'status'; status: number; body?: Json; headers?: Record<string, string> }
	/** A web page instead of JSON; status 200 unless told. */
	| { kind: 'html'; status?: number }
	/** No body at all; status 200 unless told. */
	| { kind: 'empty'; status?: number }
	/** Acted upon at once, answered after `ms`, or when the fault is released. */
	| { kind: 'slow'; ms?: number }
	/** The connection is cut before the request is acted upon. */
	| { kind: 'resetBeforeAccepting' }
	/** Acted upon, then the connection is cut without an answer. */
	| { kind: 'resetAfterAccepting' }
	/** Acted upon; the answer promises more bytes than come, then the connection is cut. */
	| { kind: 'truncated' }
	/** Acted upon; behind the head of the answer comes a blank every 100 ms, and never an end. */
	| { kind: 'slowBody' }
	/** Sends the caller elsewhere; 302 unless told. */
	| { kind: 'redirect'; location: string; status?: number };

export type FaultPlan = FaultKind & { match?: FaultMatch; times?: number };

export interface Fault {
	readonly plan: FaultPlan;
	/** How many more requests it will hit. */
	readonly remaining: number;
	/** Resolves when a slow fault is released. */
	readonly released: Promise<void>;
	/** Lets the requests that a slow fault holds go on. */
	release(): void;
	/** Hits no more requests. */
	cancel(): void;
}

/** Faults on demand, in the order they were asked for. */
export class Faults {
	private waiting: { fault: Fault; left: number }[] = [];

	constructor(private readonly recipientOf: (body: unknown) => string | undefined) {}

	/** The next `times` (default 1) matching requests fail in the given way. */
	next(plan: FaultPlan): Fault {
		let release = () => {};
		const released = new Promise<void>((resolve) => (release = resolve));
		const entry = { left: plan.times ?? 1 } as { fault: Fault; left: number };
		entry.fault = {
			plan,
			get remaining() {
				return entry.left;
			},
			released,
			release,
			cancel: () => {
				entry.left = 0;
				release();
			},
		};
		this.waiting.push(entry);
		return entry.fault;
	}

	/** Forgets all faults and lets go what they hold. */
	clear(): void {
		for (const { fault } of this.waiting) fault.cancel();
		this.waiting = [];
	}

	/** The fault this request meets, if any; counts it. */
	take(request: JournalEntry): Fault | undefined {
		const hit = this.waiting.find(
			({ fault, left }) => left > 0 && this.matches(fault.plan.match, request),
		);
		if (hit) hit.left -= 1;
		return hit?.fault;
	}

	private matches(match: FaultMatch | undefined, request: JournalEntry): boolean {
		if (match === undefined) return true;
		if (typeof match === 'function') return match(request);
		const { method, path, recipient } = match;
		if (method !== undefined && method.toUpperCase() !== request.method) return false;
		if (typeof path === 'string' && !request.path.includes(path)) return false;
		if (path instanceof RegExp && !path.test(request.path)) return false;
		if (recipient === undefined) return true;
		const to = this.recipientOf(request.body);
		if (to === undefined) return false;
		if (recipient instanceof RegExp) return recipient.test(to);
		return typeof recipient === 'string' ? recipient === to : recipient.includes(to);
	}
}
