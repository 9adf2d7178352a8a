import type { AnyOperation, Share } from '../operation/operation';
import type { Job } from './job';

/** Jobs that wait for more items to join them, by the key of their share. */
export type Gatherings = Map<string, Job>;

/**
 * Joins an item to the job that carries out all items of its key; the first of them leads. Does
 * nothing for an operation that takes its items one by one. Throws Failure when the item cannot
 * take part.
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
export function tellMembers({ members, state, accepted, failure }: Job): void {
	for (const member of members) Object.assign(member, { state, accepted, failure });
}
