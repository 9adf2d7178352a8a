import type { IExecuteFunctions } from 'n8n-workflow';
import { Failure, type FailureDetails } from '../failure';
import { isToolExecution } from '../n8n/versions';
import type { Answer, Ask } from '../operation/operation';

/** How a write or send ended, when repeating it could reach somebody twice. */
type Outcome = { to: string } & (
	| { answer: Pick<Answer, 'status' | 'body' | 'at'> }
	| { unconfirmed: { message: string; details: FailureDetails } }
);

/**
 * How an ask is recognised when the node runs again: a send by its recipient, so that nobody gets two
 * even when a person changed the text before retrying; a write by the call it makes.
 */
const targetOf = ({ effect, to, method, path }: Ask): string =>
	(effect === 'send' ? to : undefined) ?? `${method} ${path.join('/')}`;

/** Writes and sends are counted apart: an upload that is added or dropped does not shift the sends. */
const placeOf = (item: number, nth: number, { effect }: Ask): string => `${item}.${effect}.${nth}`;

/**
 * How the writes and sends of this execution ended. n8n's Retry On Fail runs the whole node again
 * for all items (source: "n8n Retry On Fail"): what was accepted is answered from here instead of
 * being sent twice.
 *
 * Stored in n8n's context of this node, which belongs to one execution: it ends with the execution,
 * and n8n hands it on when a person retries a failed execution from the list.
 */
export class Outcomes {
	private readonly byPlace: Record<string, Outcome>;

	constructor(context: IExecuteFunctions) {
		// Each tool call of an AI agent is new work, even when it equals an earlier one; and n8n gives
		// each of its tries a run of its own (source: "n8n AI tools").
		const own = isToolExecution(context) ? {} : context.getContext('node');
		own.sentByRun ??= {};
		const byRun = own.sentByRun as Record<string, Record<string, Outcome>>;
		// A node in a loop runs several times within one execution.
		const run = String(context.getWorkflowDataProxy(0).$runIndex);
		byRun[run] ??= {};
		this.byPlace = byRun[run];
	}

	/** Whether nothing was sent or changed in this run so far, by an earlier try either. */
	get isEmpty(): boolean {
		return Object.keys(this.byPlace).length === 0;
	}

	/** Whether it knows how a send of this item to somebody ended. */
	isSent(item: number, to: string): boolean {
		return this.byPlace[`${item}.send.0`]?.to === to;
	}

	/**
	 * The answer that this very ask already got in this execution; `undefined` when it was not made.
	 * Throws the Failure it ended with (`unconfirmed`) when nobody can tell whether it went through.
	 *
	 * @param nth position among the item's writes, or among its sends, from 0
	 */
	recall(item: number, nth: number, ask: Ask): Answer | undefined {
		const outcome = this.byPlace[placeOf(item, nth, ask)];
		if (outcome === undefined || outcome.to !== targetOf(ask)) return undefined;
		if ('answer' in outcome) return outcome.answer;
		const { message, details } = outcome.unconfirmed;
		throw new Failure('unconfirmed', message, { ...details, remembered: true });
	}

	/** Stores the answer of an ask that the gateway accepted. */
	accepted(item: number, nth: number, ask: Ask, { status, body, at }: Answer): void {
		const answer = { status, body, at };
		this.byPlace[placeOf(item, nth, ask)] = { to: targetOf(ask), answer };
	}

	/** Stores that nobody can tell whether the ask went through. */
	unconfirmed(item: number, nth: number, ask: Ask, { message, details }: Failure): void {
		const unconfirmed = { message, details };
		this.byPlace[placeOf(item, nth, ask)] = { to: targetOf(ask), unconfirmed };
	}
}
