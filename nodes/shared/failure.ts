/**
 * Why something was not done, for machines: the `error.reason` of a failed item (a Switch node
 * reads it) and of a failed status. Part of the public interface: never rename or remove one.
 */
export const REASONS = [
	'invalidNumber',
	'notOnWhatsApp',
	'outsideWindow',
	'rateLimited',
	'noBalance',
	'templateNotFound',
	'templateNotApproved',
	'variableMismatch',
	'mediaRejected',
	'limitExceeded',
	'unauthorized',
	'forbidden',
	'notFound',
	'optedOut',
	'marketingCap',
	'invalidRequest',
	'gatewayDown',
	'unconfirmed',
	'cancelled',
	'other',
] as const;

/** One of {@link REASONS}. */
export type Reason = (typeof REASONS)[number];

/** What else is known about a failure. */
export interface FailureDetails {
	/** What the person can do next, as one or more sentences. */
	description?: string;
	/** HTTP status the gateway answered with. */
	httpStatus?: number;
	/** The gateway's own code for it. */
	gatewayCode?: string | number;
	/** The gateway's own words for it. */
	gatewayMessage?: string;
	/** Label of the field it is about, as the form shows it. */
	field?: string;
	/** Milliseconds after which trying again makes sense. */
	retryAfterMs?: number;
	/**
	 * Whom a limit that was met holds for: everything that the account asks, or messages to this one
	 * person. Nothing was done then. Absent for any other failure.
	 */
	limitOf?: 'account' | 'recipient';
	/** No connection came about, so nothing can have been done. */
	notConnected?: boolean;
	/** It happened in an earlier try or run, and is only told again: no reason to stop the others. */
	remembered?: boolean;
}

/**
 * Something a person can act on. Plans and rules throw it; the engine turns it into n8n's own
 * errors. `message` says what happened and names the field's label in 'single quotes', without a
 * full stop at its end (it is dropped, as n8n adds the item behind it);
 * `details.description` says what to do next.
 */
export class Failure extends Error {
	constructor(
		readonly reason: Reason,
		message: string,
		readonly details: FailureDetails = {},
	) {
		super(message.replace(/\.$/, ''));
		this.name = 'Failure';
	}
}

/**
 * A field that holds what cannot be (`invalidRequest`). `what` follows the label in the message;
 * `description` says what to do next.
 */
export const invalid = (label: string, what: string, description: string) =>
	new Failure('invalidRequest', `'${label}' ${what}`, { field: label, description });

function isFailure(thrown: unknown): thrown is Failure {
	try {
		return thrown instanceof Failure;
	} catch {
		return false;
	}
}

/** The words of anything thrown; none where it has none, or does not let itself be read. */
function wordsOf(thrown: unknown): string {
	try {
		const words = thrown instanceof Error ? thrown.message : thrown;
		return typeof words === 'string' ? words : '';
	} catch {
		return '';
	}
}

/**
 * Anything thrown, as a {@link Failure}; never throws itself. What was not foreseen is `other` and keeps its words.
 *
 * Code that catches something assigns `asFailure(thrown)` and throws it behind the block: n8n's
 * lint rule `require-node-api-error` lets a `catch` throw nothing but n8n's own errors
 * (source: "n8n errors"), and those are made in one place only (nodeError.ts).
 */
export function asFailure(thrown: unknown): Failure {
	if (isFailure(thrown)) return thrown;
	return new Failure('other', wordsOf(thrown) || 'Something unexpected was thrown', {
		description: 'If the message above does not help, report it with the node’s settings.',
	});
}
