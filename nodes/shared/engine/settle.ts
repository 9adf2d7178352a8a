import type { IBinaryKeyData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Failure } from '../failure';
import { itemError } from '../nodeError';
import type { Emitted } from '../operation/operation';
import { CONCERNS_ALL_ITEMS, fail, isUntried, type Job } from './job';

/** Why the node stops. Where it is one of several items, the words say which. */
export interface Stop {
	failure: Failure;
	/** Whether a message may have been sent without anybody knowing. */
	unconfirmed: boolean;
}

const MOST_LINES = 10;

/** n8n keeps nothing of a node that it stops (source: "n8n stop and retry"). */
const FORGOTTEN =
	"n8n forgets what a stopped node sent: a retry or another run reaches everybody again, unless 'Send Once' was set under Options.";

const failedOf = (jobs: readonly Job[]) =>
	jobs.filter((job): job is Job & { failure: Failure } => job.failure !== undefined);

/** As people count: from 1. `item` in an error's data counts from 0, as n8n's expressions do. */
const place = (index: number) => index + 1;

/** `2`, `2 and 5`, `2, 5 and 9`, `2, 5, 9 and 14 more`. */
function listItems(indexes: readonly number[]): string {
	const shown = indexes.slice(0, MOST_LINES).map(place);
	const rest = indexes.length - shown.length;
	const last = rest > 0 ? `${rest} more` : String(shown.pop());
	return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}

/** `item 2`, `items 2 and 5`. */
const named = (jobs: readonly Job[]) =>
	`${jobs.length === 1 ? 'item' : 'items'} ${listItems(jobs.map(({ index }) => index))}`;

/** One line for each different failure, with the items it is about. */
function linesOf(failed: ReadonlyArray<Job & { failure: Failure }>): string[] {
	const byWords = new Map<string, number[]>();
	for (const { failure, index } of failed) {
		const items = byWords.get(failure.message) ?? [];
		byWords.set(failure.message, items);
		// Not copied: of a large campaign all items may fail for one reason.
		items.push(index);
	}
	const lines = [...byWords].map(
		([words, items]) => `${items.length > 1 ? 'Items' : 'Item'} ${listItems(items)}: ${words}.`,
	);
	const rest = lines.length - MOST_LINES;
	return rest > 0
		? [...lines.slice(0, MOST_LINES), `And ${rest} other ${rest === 1 ? 'reason' : 'reasons'}.`]
		: lines;
}

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/**
 * The report of everything that is wrong before anything was sent; `undefined` when all is well.
 * Used without continue-on-fail, where one bad item stops them all.
 *
 * @param sentBefore whether an earlier try of the same run sent something
 */
export function reportBeforeSending(jobs: readonly Job[], sentBefore: boolean): Stop | undefined {
	const nothing = sentBefore
		? 'Nothing was sent this time; what an earlier try sent is not sent again.'
		: 'Nothing was sent.';
	const failed = failedOf(jobs);
	if (failed.length === 0) return undefined;
	const [{ failure: first, index }] = failed;
	if (jobs.length === 1) return { failure: first, unconfirmed: false };
	const alike = failed.every(({ failure }) => failure.message === first.message);
	if (alike && CONCERNS_ALL_ITEMS.has(first.reason)) {
		const description = [first.details.description, nothing].filter(Boolean).join(' ');
		const failure = new Failure(first.reason, first.message, { ...first.details, description });
		return { failure, unconfirmed: false };
	}
	const rest =
		"To go on with the good items, choose 'Continue (using error output)' under 'On Error' in the node's settings.";
	const advice = alike ? first.details.description : undefined;
	const lines = failed.length === 1 ? [] : linesOf(failed);
	const what =
		failed.length === 1
			? `${first.message} [Item ${place(index)}]`
			: `${failed.length} of ${jobs.length} items are not ready`;
	const description = [...lines, advice, nothing, rest].filter(Boolean).join(' ');
	const failure = new Failure(first.reason, what, { ...first.details, description });
	return { failure, unconfirmed: false };
}

/** Where a run that does not continue on failures stopped; `undefined` when it went through. */
export function reportStop(
	jobs: readonly Job[],
	cancelled: boolean,
	continueOnFail: boolean,
): Stop | undefined {
	const failed = continueOnFail ? [] : failedOf(jobs);
	const untried = jobs.filter(isUntried);
	if (failed.length === 0 && !(cancelled && untried.length > 0)) return undefined;
	// A failed item may have had its file uploaded: that is no message.
	const accepted = jobs.filter((job) => job.accepted > 0 && !job.failure).length;
	const skipped = jobs.filter(({ state }) => state === 'skipped').length;
	const first = failed.find(({ failure }) => failure.reason !== 'cancelled') ?? failed[0];
	const open = failed.filter(({ failure }) => failure.reason === 'unconfirmed');
	const refused = failed.filter((job) => !open.includes(job) && !isUntried(job));
	const unconfirmed = open.length > 0;
	if (first && jobs.length === 1) {
		return { failure: first.failure, unconfirmed };
	}
	const tally = [
		`${count(accepted, 'item')} accepted`,
		refused.length > 0 ? `${named(refused)} not accepted` : '',
		unconfirmed ? `${named(open)} unconfirmed` : '',
		skipped > 0 ? `${count(skipped, 'item')} skipped` : '',
		untried.length > 0
			? `${count(untried.length, 'item')} not tried (${listItems(untried.map(({ index }) => index))})`
			: '',
	].filter(Boolean);
	const cause = first?.failure;
	// n8n knows a canceled execution by this word in the message (source: "n8n errors").
	const what = cause
		? `${cause.message} [Item ${place(first.index)}]`
		: 'The execution was canceled before all items were sent';
	const description = [
		`${tally.join(', ')}.`,
		failed.length > 1 ? linesOf(failed).join(' ') : cause?.details.description,
		cancelled ? FORGOTTEN : 'What was accepted is not sent again when n8n retries this execution.',
	];
	const failure = new Failure(cause?.reason ?? 'cancelled', what, {
		...cause?.details,
		description: description.filter(Boolean).join(' '),
	});
	return { failure, unconfirmed };
}

async function toItem(
	context: IExecuteFunctions,
	{ json, files }: Emitted,
	pairedItem: INodeExecutionData['pairedItem'],
): Promise<INodeExecutionData> {
	if (!files) return { json, pairedItem };
	const binary: IBinaryKeyData = {};
	for (const [property, { data, fileName, mimeType }] of Object.entries(files)) {
		binary[property] = await context.helpers.prepareBinaryData(data, fileName, mimeType);
	}
	return { json, binary, pairedItem };
}

/** A failed item: `{ error }` and nothing else (source: "n8n error output"). */
export const failedItem = (failure: Failure, index: number): INodeExecutionData => ({
	json: { error: itemError(failure, index) },
	pairedItem: { item: index },
});

async function itemsOf(
	context: IExecuteFunctions,
	{ index, outputs, members }: Job,
): Promise<INodeExecutionData[]> {
	const own = { item: index };
	const pairs = members.length > 0 ? [own, ...members.map((m) => ({ item: m.index }))] : own;
	const items: INodeExecutionData[] = [];
	for (const one of outputs) items.push(await toItem(context, one, pairs));
	return items;
}

/**
 * The outputs in input order, paired. A failed item becomes `{ error }` and nothing else: with
 * a further key some n8n would route it to the success branch (source: "n8n error output"). Nothing is
 * thrown: a job whose output cannot be made, such as a file that n8n cannot store, fails.
 *
 * @param failureOf what a thing thrown for a job means for it
 */
export async function settle(
	context: IExecuteFunctions,
	jobs: readonly Job[],
	failureOf: (thrown: unknown, job: Job) => Failure,
): Promise<INodeExecutionData[]> {
	const outputs: INodeExecutionData[][] = [];
	for (const job of jobs) {
		let items: INodeExecutionData[] = [];
		if (!job.failure) {
			try {
				items = await itemsOf(context, job);
			} catch (thrown) {
				fail(job, failureOf(thrown, job));
			}
		}
		outputs.push(job.failure ? [failedItem(job.failure, job.index)] : items);
	}
	return outputs.flat();
}
