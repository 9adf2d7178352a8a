import type { DoNotSend } from '../campaign/doNotSend';
import type { StopWhen } from '../campaign/stopRule';
import type { Failure, Reason } from '../failure';
import type { Answer, AnyOperation, Ask, Emitted, Plan, Share } from '../operation/operation';
import type { Target } from './target';

/** Reasons of failures that every further item would meet too, so that none needs to be tried. */
export const CONCERNS_ALL_ITEMS = new Set<Reason>([
	'unauthorized',
	'gatewayDown',
	'rateLimited',
	'cancelled',
]);

/** One input item on its way through the engine. */
export interface Job {
	/** Index of the input item. */
	index: number;
	/** What the form says for this item; kept so that what was checked is what is sent. */
	form: Record<string, unknown>;
	/** Answers of the reads made while checking, in order; the plan is played again with them. */
	answers: Answer[];
	/**
	 * `checked`: the next step changes something or reaches a person. `done`: the plan has ended.
	 * `skipped`: nothing is wrong, and nothing was sent.
	 */
	state: 'new' | 'checked' | 'done' | 'skipped' | 'failed';
	/** Whom it is going to reach, once it is checked. */
	target?: Target;
	/** Numbers that get nothing from this item. */
	doNotSend?: DoNotSend;
	/** The jobs of which one message is enough, in order, this one among them. */
	repeats?: readonly Job[];
	/** When the run is to stop, as this item's form says. */
	stopWhen?: StopWhen;
	outputs: Emitted[];
	/** What the items that share this plan add to it, this one first; empty without sharing. */
	rows: unknown[];
	/** The other items that this job's plan carries out as well. */
	members: Job[];
	/** The job whose plan carries this item out, when it is not its own. */
	leader?: Job;
	/** The write or send that was begun last, a send rather than a write: it may have reached the gateway. */
	begun?: Pick<Ask, 'effect'>;
	/** Writes and sends that the gateway accepted. */
	accepted: number;
	/** Sends among them. */
	sent: number;
	failure?: Failure;
}

/** A job that nothing was done for yet. `index` is that of the input item. */
export function newJob(index: number): Job {
	return {
		index,
		form: {},
		answers: [],
		state: 'new',
		outputs: [],
		rows: [],
		members: [],
		accepted: 0,
		sent: 0,
	};
}

/** Whether nothing was sent or changed for a job, and nothing is wrong with it: its run ended before. */
export const isUntried = ({ state, failure }: Job): boolean =>
	state === 'new' || state === 'checked' || failure?.reason === 'cancelled';

/** Ends a job that did not succeed. */
export function fail(job: Job, failure: Failure): void {
	job.failure = failure;
	job.state = 'failed';
	job.outputs = [];
}

/** The plan for a job, from its beginning. Generators are made anew instead of being kept open. */
export function planOf(operation: AnyOperation, job: Job): Plan {
	return operation.plan(job.form as never, job.rows as never, job.index);
}

/** Jobs that wait for more items to join them, by the key of their share. */
export type Gatherings = Map<string, Job>;

/**
 * Joins an item to the job that carries out all items of its key; the first of them leads. Does
 * nothing for an operation that takes its items one by one. Throws the Failure of the operation's `gather`
 * when the item cannot take part.
 */
export function join(operation: AnyOperation, job: Job, gatherings: Gatherings): void {
	const share: Share<unknown> | undefined = operation.gather?.(job.form as never);
	if (!share) return;
	const leader = gatherings.get(share.key);
	if (leader) {
		job.leader = leader;
		leader.members.push(job);
		leader.rows.push(share.row);
	} else {
		job.rows.push(share.row);
		gatherings.set(share.key, job);
	}
}

/** Gives what became of a shared plan to all items that it carries out. */
export function tellMembers({ members, state, accepted, sent, failure }: Job): void {
	for (const member of members) Object.assign(member, { state, accepted, sent, failure });
}
