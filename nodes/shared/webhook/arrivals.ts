import type { IWebhookFunctions } from 'n8n-workflow';
import { RepeatMemory } from './repeats';
import { isOnlyProcess, lookAgain, withThisProcess } from './secondLook';

/** As long as n8n's process lives; shared by all triggers (source: "n8n process memory"). */
const memory = new RepeatMemory();

/** What n8n stores with the workflow for a trigger. */
interface Stored {
	/** The ids of arrived events. */
	arrived?: unknown;
	/** The processes that wrote them. */
	writers?: unknown;
}

const nameOf = (context: IWebhookFunctions) =>
	`${context.getWorkflow().id} ${context.getNode().id}`;

const storedOf = (context: IWebhookFunctions) => context.getWorkflowStaticData('node') as Stored;

function store(stored: Stored, trigger: string, keys: readonly string[]): void {
	stored.arrived = memory.toStore(keys, trigger, stored.arrived);
	stored.writers = withThisProcess(stored.writers, Date.now());
}

/** Writes what is known here and missing in the stored list: another process overwrote it. */
export function storeAgain(context: IWebhookFunctions): void {
	const stored = storedOf(context);
	const trigger = nameOf(context);
	memory.adopt(trigger, stored.arrived);
	if (memory.knowsMoreThan(stored.arrived, trigger)) store(stored, trigger, []);
}

/** What a post brought that had not arrived before. */
export interface Arrival {
	/** Of each key, in order. */
	isNew: boolean[];
	/** Remembers the new ones in what n8n stores; to be called once it stored the execution. */
	whenStored(): void;
}

/** Tells which events of a post are new, and marks them as arrived. */
export async function arrive(
	context: IWebhookFunctions,
	keys: readonly string[],
): Promise<Arrival> {
	const trigger = nameOf(context);
	const stored = storedOf(context);
	const isNew = await memory.claim(keys, trigger, stored.arrived, context.getResponseObject());
	const fresh = keys.filter((_, index) => isNew[index]);
	if (fresh.length === 0) {
		storeAgain(context);
		return { isNew, whenStored: () => {} };
	}
	const isAlone = isOnlyProcess(stored.writers, Date.now());
	return {
		isNew,
		whenStored: () => {
			store(stored, trigger, fresh);
			if (!isAlone) void lookAgain(context, trigger, memory.watch(trigger));
		},
	};
}
