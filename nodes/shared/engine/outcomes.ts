import type { IExecuteFunctions } from 'n8n-workflow';
import { Failure, type FailureDetails } from '../failure';
import type { Answer, Ask } from '../operation/operation';

/** How a write or send ended, when repeating it could reach somebody twice. */
type Outcome = { to: string } & (
	| { answer: Pick<Answer, 'status' | 'body' | 'at'> }
	| { unconfirmed: { message: string; more: FailureDetails } }
);

/**
 * What an ask is known by when it comes again. A send by whom it reaches, whatever else was changed
 * before a person's retry: nobody gets two. A write by what it changes.
 */
const targetOf = ({ to, method, path }: Ask): string => to ?? `${method} ${path.join('/')}`;

/** Writes and sends count apart: a file that is uploaded first, or no more, moves no send. */
const placeOf = (item: number, nth: number, { effect }: Ask): string => `${item}.${effect}.${nth}`;

/**
 * Remembers what was accepted until the execution ends, because n8n's Retry On Fail runs the whole
 * node again for all items (reference n8n 2.8). A repeated call is given the first answer.
 *
 * It lives in n8n's own context of this node in this execution. So it ends with the execution, and
 * when a person retries a failed execution from n8n's list, what was accepted there is not sent again.
 */
export class Kept {
	private readonly outcomes: Record<string, Outcome>;

	constructor(context: IExecuteFunctions) {
		// A tool call by an AI agent is a wish of its own, also when it equals an earlier one; and n8n
		// counts its tries as runs of their own.
		const own = context.isToolExecution() ? {} : context.getContext('node');
		own.sentByRun ??= {};
		const byRun = own.sentByRun as Record<string, Record<string, Outcome>>;
		// A node in a loop runs several times within one execution.
		const run = String(context.getWorkflowDataProxy(0).$runIndex);
		byRun[run] ??= {};
		this.outcomes = byRun[run];
	}

	/** Whether nothing was sent or changed in this run so far, by an earlier try either. */
	get isEmpty(): boolean {
		return Object.keys(this.outcomes).length === 0;
	}

	/**
	 * The answer that this very ask already got in this execution; `undefined` when it was not made.
	 * Throws the Failure it ended with when nobody can tell whether it went through.
	 *
	 * @param nth position among the item's writes, or among its sends, from 0
	 */
	recall(item: number, nth: number, ask: Ask): Answer | undefined {
		const outcome = this.outcomes[placeOf(item, nth, ask)];
		if (outcome === undefined || outcome.to !== targetOf(ask)) return undefined;
		if ('answer' in outcome) return outcome.answer;
		throw new Failure('unconfirmed', outcome.unconfirmed.message, outcome.unconfirmed.more);
	}

	/** Keeps an accepted answer. */
	accepted(item: number, nth: number, ask: Ask, { status, body, at }: Answer): void {
		const answer = { status, body, at };
		this.outcomes[placeOf(item, nth, ask)] = { to: targetOf(ask), answer };
	}

	/** Keeps that nobody can tell whether the ask went through. */
	unconfirmed(item: number, nth: number, ask: Ask, { message, more }: Failure): void {
		const unconfirmed = { message, more };
		this.outcomes[placeOf(item, nth, ask)] = { to: targetOf(ask), unconfirmed };
	}
}
