import type { IDataObject, INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Failure, Reason } from './failure';
import { defined } from './json';

type Cause = NonNullable<ConstructorParameters<typeof NodeApiError>[2]>['failure'];

/** n8n's own word for why a node did not succeed, where it has one. */
function causeOf({ reason, details: { retryAfterMs } }: Failure): Cause {
	const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
	const causes: Partial<Record<Reason, Cause>> = {
		rateLimited: { cause: 'rate-limited', ...wait },
		noBalance: { cause: 'quota-exhausted' },
		gatewayDown: { cause: 'temporarily-unavailable', ...wait },
		unauthorized: { cause: 'credential-invalid' },
		templateNotFound: { cause: 'configuration-invalid' },
		templateNotApproved: { cause: 'configuration-invalid' },
		forbidden: { cause: 'configuration-invalid' },
	};
	return causes[reason];
}

/**
 * The error that n8n shows and stores. It is made from the failure's words alone: nothing of the
 * request or the raw answer, which n8n would store with the execution, goes into it
 * (source: "n8n HTTP helper"). It has no item: n8n would add its number, counted from 0, to the words.
 */
export function toNodeError(node: INode, failure: Failure): NodeApiError | NodeOperationError {
	const { message, details } = failure;
	const options = {
		message,
		description: details.description,
		failure: causeOf(failure),
	};
	const error =
		details.httpStatus === undefined
			? new NodeOperationError(node, message, options)
			: new NodeApiError(node, { message }, { ...options, httpCode: String(details.httpStatus) });
	// n8n puts words of its own in place of a message with ETIMEDOUT, EEXIST (“preexisting”) and the
	// like in it; some of them advise to send again (source: "n8n errors").
	error.message = message;
	return error;
}

/**
 * The `error` of a failed item (docs/architecture.md, rule 9): its message and reason first, the item's
 * index last, and between them what is known.
 *
 * @param item index of the input item
 */
export function itemError({ message, reason, details }: Failure, item: number): IDataObject {
	const { description, httpStatus, gatewayCode, gatewayMessage } = details;
	const known = defined({ description, httpStatus, gatewayCode, gatewayMessage });
	return { message, reason, ...known, item };
}
