import type { INodeExecutionData } from 'n8n-workflow';
import { dictionaryIn } from '../json';
import type { Waiting } from './answer';
import { isOpen } from './outcome';

/** What this file needs of the response to a webhook's post. */
interface Answering {
	statusCode: number;
	writableFinished: boolean;
	once(name: 'finish' | 'close', listener: () => void): unknown;
}

/** An answer is stored within this time, or not at all (ms): it takes a moment. */
const STORED_WITHIN_MS = 60_000;
const MOST_EXECUTIONS = 10_000;

const nameOf = ({ execution, node }: Waiting) => `${execution} ${node}`;

const questionOf = ({ json }: INodeExecutionData): string => {
	const { run, item } = dictionaryIn(json.question);
	return `${String(run)} ${String(item)}`;
};

/**
 * The answers that the webhooks of this process took of late. n8n reads an execution, has the webhook
 * called, and stores what it gives if the execution waits then: it does so, too, after another answer
 * was stored meanwhile, and that one would be gone (source: "n8n send and wait").
 */
export class AcceptedAnswers {
	/** When each was taken (epoch ms), by execution and question. */
	private readonly executions = new Map<string, Map<string, number>>();

	constructor(private readonly now: () => number = Date.now) {}

	/**
	 * Whether n8n read the execution before an answer was stored that was taken already. That somebody saw
	 * it stored says nothing of who read it before, so each is kept in mind for a while.
	 */
	isBehind(waiting: Waiting, items: readonly INodeExecutionData[]): boolean {
		const taken = this.executions.get(nameOf(waiting)) ?? new Map<string, number>();
		for (const [question, at] of taken) {
			if (this.now() - at > STORED_WITHIN_MS) taken.delete(question);
		}
		if (taken.size === 0) this.executions.delete(nameOf(waiting));
		return items.some((item) => isOpen(item) && taken.has(questionOf(item)));
	}

	/**
	 * Notes what was answered: the items that are open before and not after. Where n8n turns the post
	 * away, it was not.
	 */
	note(
		waiting: Waiting,
		before: readonly INodeExecutionData[],
		after: readonly INodeExecutionData[],
		response: Answering,
	): void {
		const taken = this.executions.get(nameOf(waiting)) ?? new Map<string, number>();
		this.executions.set(nameOf(waiting), taken);
		const answered = before.filter((item, index) => isOpen(item) && !isOpen(after[index]));
		for (const question of answered.map(questionOf)) {
			const at = this.now();
			taken.set(question, at);
			const forget = () => {
				const isRefused = response.writableFinished && response.statusCode >= 400;
				if (isRefused && taken.get(question) === at) taken.delete(question);
			};
			response.once('finish', forget);
		}
		for (const name of this.executions.keys()) {
			if (this.executions.size <= MOST_EXECUTIONS) break;
			this.executions.delete(name);
		}
	}
}

/** As long as n8n's process lives (source: "n8n process memory"). */
export const acceptedAnswers = new AcceptedAnswers();
