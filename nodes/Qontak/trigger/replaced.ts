import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { dictionaryIn, textIn } from '../../shared/json';
import { placeIn } from '../../shared/webhook/token';
import type { Registered, SlotName } from '../webhook/webhook';

const MOST_REMEMBERED = 500;

/**
 * As long as n8n's process lives: what n8n stores may be overwritten by an older copy
 * (source: "n8n static data").
 */
const remembered = new Map<string, Registered>();

/** The same for the production and the test URL: one may take the place over from the other. */
function nameOf(context: IHookFunctions, slot: SlotName): string {
	const url = context.getNodeWebhookUrl('default') ?? '';
	return `${slot} ${placeIn(url) ?? url}`;
}

/** What n8n stores with the workflow, of this node. */
function storedIn(context: IHookFunctions): IDataObject {
	return context.getWorkflowStaticData('node');
}

/** Notes whose address was replaced, to put it back later; `undefined` forgets it. */
export function noteReplaced(
	context: IHookFunctions,
	slot: SlotName,
	registered: Registered | undefined,
): void {
	const stored = storedIn(context);
	const { [slot]: before, ...others } = dictionaryIn(stored.replaced);
	if (registered) stored.replaced = { ...others, [slot]: { ...registered } };
	else if (before !== undefined) stored.replaced = others;
	const name = nameOf(context, slot);
	remembered.delete(name);
	if (registered) remembered.set(name, registered);
	const [oldest] = remembered.keys();
	if (remembered.size > MOST_REMEMBERED) remembered.delete(oldest);
}

/** Whose address was replaced, if any was and n8n has not lost it. */
export function replacedIn(context: IHookFunctions, slot: SlotName): Registered | undefined {
	const { url, events } = dictionaryIn(dictionaryIn(storedIn(context).replaced)[slot]);
	const stored = textIn(url);
	if (stored === undefined) return remembered.get(nameOf(context, slot));
	return { url: stored, events: Array.isArray(events) ? events.map(String) : [] };
}
