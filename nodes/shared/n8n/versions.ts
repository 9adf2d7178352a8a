import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { Failure } from '../failure';

/**
 * What differs between the versions of n8n that this package runs on. Whatever is not named here, all
 * of them have (source: "n8n older versions").
 */

/** The oldest n8n that is tested. */
const OLDEST = '1.123';

/** What a run asks of n8n whatever it does. */
const NEEDED = [
	'continueOnFail',
	'getContext',
	'getCredentials',
	'getExecutionCancelSignal',
	'getTimezone',
	'getWorkflowDataProxy',
] as const satisfies Array<keyof IExecuteFunctions>;

/** The same of n8n's helpers. */
const NEEDED_HELPERS = [
	'checkProcessedAndRecord',
	'getBinaryDataBuffer',
	'getProcessedDataCount',
	'httpRequest',
	'httpRequestWithAuthentication',
	'prepareBinaryData',
	'removeProcessed',
] as const satisfies Array<keyof IExecuteFunctions['helpers']>;

const isFunction = (value: unknown) => typeof value === 'function';

/**
 * Refuses to work in an n8n that lacks something: what is missing would be noticed in the middle of a run.
 *
 * @throws Failure `other`, before anything was sent
 */
export function checkN8n(context: IExecuteFunctions): void {
	const { helpers } = context;
	const isComplete =
		NEEDED.every((name) => isFunction(context[name])) &&
		NEEDED_HELPERS.every((name) => isFunction(helpers[name]));
	if (isComplete) return;
	throw new Failure(
		'other',
		`This n8n is too old for this node, which needs n8n ${OLDEST} or newer`,
		{
			description: 'Nothing was sent. Update n8n, then run the workflow again.',
		},
	);
}

type Older<Names extends keyof IExecuteFunctions> = Partial<Pick<IExecuteFunctions, Names>>;

/**
 * Whether an AI agent uses the node as its tool. Where n8n cannot tell (before 2.3), it is taken as a
 * step of a workflow: then a repeated call sends nothing twice.
 */
export const isToolExecution = (context: Older<'isToolExecution'>): boolean =>
	context.isToolExecution?.() === true;

/**
 * The address at which a waiting execution goes on, with n8n's signature; `undefined` in an n8n that
 * signs none. Some versions ask for their signature only where the node says so.
 */
export function signedResumeUrl(
	context: Older<'getSignedResumeUrl'> & { setSignatureValidationRequired?(): void },
): string | undefined {
	if (!context.getSignedResumeUrl) return undefined;
	context.setSignatureValidationRequired?.();
	return context.getSignedResumeUrl();
}

/** Shows a line at the node's output, where n8n has a place for it. */
export const hintAtOutput = (context: Older<'addExecutionHints'>, message: string): void =>
	context.addExecutionHints?.({ message, location: 'outputPane' });

/** What a timer can hold, about 24 days; a longer one ends at once. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Waits, or until the signal aborts; never throws. n8n's own `sleep` heeds the signal from 2.34 on.
 *
 * @param ms milliseconds; 24 days at most are waited
 */
export async function sleepUntil(ms: number, signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	let wake = () => {};
	const woken = new Promise<void>((resolve) => (wake = resolve));
	signal.addEventListener('abort', wake);
	try {
		await Promise.race([sleep(Math.min(ms, LONGEST_MS), signal), woken]);
	} catch {
		// Woken.
	} finally {
		signal.removeEventListener('abort', wake);
	}
}
