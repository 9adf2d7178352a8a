import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Place } from './choiceId';
import { postTo, type Listening } from './listening';
import { isNoted, noteOf, postedNote } from './note';
import { isOpen, warned } from './outcome';

const UNTOLD =
	"A written reply to this question will not be recognised, because no trigger took note of it; its buttons work. Publish the trigger's workflow, switch off 'Skip Trigger Check', and ask up to 2,000 people in one run.";

/**
 * Has the triggers take note of the open questions of a run, so that a text which quotes one finds it.
 * Never throws: what no trigger knows of can still be answered by its buttons, and says so.
 *
 * @param until how long the questions are open (epoch ms)
 * @returns the items, with a warning where nobody took note
 */
export async function tellTriggers(
	context: IExecuteFunctions,
	{ triggers, key }: Listening,
	place: Omit<Place, 'item'>,
	items: readonly INodeExecutionData[],
	until: number,
): Promise<INodeExecutionData[]> {
	const note = key && noteOf(place, items, until, Date.now(), key);
	const untold = () => items.map((item) => (isOpen(item) ? warned(item, UNTOLD) : item));
	if (!note) return untold();
	const body = postedNote(note, key);
	const answers = await Promise.all(
		triggers.map(async (trigger) => await postTo(context, trigger, body)),
	);
	return answers.some((answer) => isNoted(answer?.body, note, key)) ? [...items] : untold();
}
