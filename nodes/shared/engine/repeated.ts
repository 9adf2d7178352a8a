import { Failure } from '../failure';
import type { GatewayName } from '../operation/operation';
import { skip } from './admit';
import type { Job } from './job';

/** Of the earlier messages that a job repeats, the one that decides: sent, unconfirmed, or yet to end. */
function earlierOf(job: Job): Job | undefined {
	let unconfirmed: Job | undefined;
	let underWay: Job | undefined;
	for (const one of job.repeats ?? []) {
		if (one === job) break;
		if (one.sent > 0) return one;
		if (one.failure?.reason === 'unconfirmed') unconfirmed ??= one;
		else if (one.state === 'checked') underWay ??= one;
	}
	return unconfirmed ?? underWay;
}

const unconfirmedBefore = ({ index }: Job) =>
	new Failure(
		'unconfirmed',
		`Not sent, because item ${index + 1} reaches the same person and nobody can tell whether it went out`,
		{
			remembered: true,
			description:
				"Look up that item at the gateway. To send this one all the same, set 'Repeated Recipients' to Send Each under Options.",
		},
	);

const isReached = (job: Job | undefined): boolean => job !== undefined && job.sent > 0;

/** Skips a job when an earlier one that it repeats reached the person. */
export function skipRepeated(gateway: GatewayName, job: Job): void {
	if (isReached(earlierOf(job))) skip(gateway, job, 'repeated');
}

/**
 * Whether a job is not to be sent, or not yet, for the sake of an earlier one that it repeats. When that one
 * reached the person, the job is skipped; when it certainly did not, it is no repeat.
 *
 * @throws Failure `unconfirmed` when nobody can tell whether the earlier one reached the person
 */
export function isRepeated(gateway: GatewayName, job: Job): boolean {
	const earlier = earlierOf(job);
	if (isReached(earlier)) skip(gateway, job, 'repeated');
	else if (earlier?.failure) throw unconfirmedBefore(earlier);
	return earlier !== undefined;
}
