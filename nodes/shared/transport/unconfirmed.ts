import { asFailure, Failure, type FailureDetails } from '../failure';
import type { Ask } from '../operation/operation';

/**
 * A send or write whose outcome nobody can tell.
 *
 * @param gateway its name as people know it
 * @param what happened, without a full stop
 * @param advice what else to do about it
 */
export function unconfirmed(
	gateway: string,
	{ effect }: Pick<Ask, 'effect'>,
	what: string,
	details: FailureDetails,
	advice?: string,
): Failure {
	const [open, careful] =
		effect === 'send'
			? [
					'The message may or may not have been sent',
					`It was not sent again, so that nobody gets it twice. Look for it in ${gateway}’s dashboard, or wait for its receipt, before you send it again.`,
				]
			: [
					'The change may or may not have been made',
					`It was not tried again, so that nothing is done twice. Look in ${gateway}’s dashboard whether it was made before you try again.`,
				];
	return new Failure('unconfirmed', `${what}. ${open}`, {
		...details,
		description: advice ? `${careful} ${advice}` : careful,
	});
}

const MOST_WORDS = 200;

/**
 * Anything thrown after a request left, as a Failure: what was not foreseen says nothing of whether the
 * gateway acted, so a send or write is `unconfirmed` then. A Failure stays what it is.
 *
 * @param ask the request that left; none, if nothing did
 */
export function afterLeaving(
	gateway: string,
	ask: Pick<Ask, 'effect'> | undefined,
	thrown: unknown,
): Failure {
	const failure = asFailure(thrown);
	if (failure === thrown || ask === undefined || ask.effect === 'read') return failure;
	const words = failure.message.slice(0, MOST_WORDS);
	const what = `What ${gateway} answered could not be worked out (${words})`;
	return unconfirmed(gateway, ask, what, {});
}
