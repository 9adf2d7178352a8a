import { Failure } from '../../../nodes/shared/failure';

/** The Failure that something throws. Anything else it throws goes on, and nothing at all fails the test. */
export function failureOf(act: () => unknown): Failure {
	try {
		act();
	} catch (thrown) {
		if (thrown instanceof Failure) return thrown;
		throw thrown;
	}
	throw new Error('It was accepted');
}
