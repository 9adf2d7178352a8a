import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { defined, dictionariesIn, dictionaryIn, textIn } from '../json';
import type { Plan } from '../operation/operation';
import { samePerson } from '../whatsapp/phone/readings';
import type { Answer } from './answer';

/** One of the things to choose from: the id that the person who built the workflow gave it. */
export interface Offered extends IDataObject {
	id: string;
	title: string;
	/** For an approval: what this choice means. */
	approved?: boolean;
}

/** What nobody chose. */
const NO_CHOICE = { id: '', title: '' };

/** What every outcome says as long as nobody answered: the same names with nothing in them. */
const UNANSWERED = {
	answered: false,
	timedOut: false,
	choice: NO_CHOICE,
	text: '',
	repliedAt: '',
	messageId: '',
	from: '',
};

/**
 * A plan that sends a question: what it hands out says what there is to choose from, too.
 *
 * @param more what else of the question is needed for its answer
 */
export function* offering(
	plan: Plan,
	choices: readonly Offered[],
	more: { message?: string } = {},
): Plan {
	let step = plan.next();
	while (!step.done) {
		if ('emit' in step.value) {
			const { json, ...rest } = step.value.emit;
			step = plan.next(
				yield { emit: { ...rest, json: { ...json, ...more, choices: [...choices] } } },
			);
		} else {
			step = plan.next(yield step.value);
		}
	}
}

/** The input item that an output is paired with. */
export const placeOf = ({ pairedItem }: INodeExecutionData): number =>
	typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : 0;

const isSent = (json: IDataObject) => json.status === 'accepted' || json.status === 'unconfirmed';

/**
 * What a send handed out, as the outcome of a question that nobody answered yet. What was not sent,
 * and what failed, stays as it is.
 *
 * @param run how often the node ran in this execution before
 * @param more what to warn of besides
 */
export function asked(
	item: INodeExecutionData,
	run: number,
	more: readonly string[] = [],
): INodeExecutionData {
	const { choices, ...json } = item.json;
	if (json.error !== undefined) return item;
	if (!isSent(json)) return { ...item, json: { ...UNANSWERED, ...json } };
	const { gateway, messageId, recipient, sentAt, warnings: own, ...rest } = json;
	delete rest.status;
	const warnings = [...(Array.isArray(own) ? own : []), ...more];
	const approval = dictionariesIn(choices).some(({ approved }) => approved !== undefined);
	const question = { messageId, recipient, ...rest, sentAt, run, item: placeOf(item), choices };
	return {
		...item,
		json: {
			gateway,
			...UNANSWERED,
			...(approval ? { approved: false } : {}),
			question: defined(question),
			...(warnings.length === 0 ? {} : { warnings: warnings as IDataObject[] }),
		},
	};
}

/** An item with something more to warn of. */
export function warned(item: INodeExecutionData, warning: string): INodeExecutionData {
	const { warnings } = item.json;
	const all = [...(Array.isArray(warnings) ? warnings : []), warning] as IDataObject[];
	return { ...item, json: { ...item.json, warnings: all } };
}

/** Where an earlier question stands that a reminder repeats. */
export interface Earlier extends IDataObject {
	run: number;
	item: number;
	/** The gateway's id of its message, where it told one. */
	messageId?: string;
}

const signatureOf = ({ json }: INodeExecutionData): string => {
	const { recipient, roomId, choices } = dictionaryIn(json.question);
	return JSON.stringify([recipient, roomId, choices]);
};

/**
 * The open questions as reminders of earlier ones that offered the same to the same person: a press on
 * either message is an answer.
 */
export function reminding(
	items: readonly INodeExecutionData[],
	earlier: readonly INodeExecutionData[],
): INodeExecutionData[] {
	return items.map((item) => {
		if (!isOpen(item)) return item;
		const same = earlier.filter((one) => signatureOf(one) === signatureOf(item));
		const reminds = same.map(({ json }): Earlier => {
			const question = dictionaryIn(json.question);
			const messageId = textIn(question.messageId);
			return defined({ run: Number(question.run), item: Number(question.item), messageId });
		});
		if (reminds.length === 0) return item;
		const question = { ...dictionaryIn(item.json.question), reminds };
		return { ...item, json: { ...item.json, question } };
	});
}

/** Whether an item is a question that still waits for its answer. */
export const isOpen = ({ json }: INodeExecutionData): boolean =>
	json.question !== undefined && json.answered === false;

/** The items as they go on when the time is over. */
export const timedOut = (items: readonly INodeExecutionData[]): INodeExecutionData[] =>
	items.map((item) => (isOpen(item) ? { ...item, json: { ...item.json, timedOut: true } } : item));

/** The items while there is time. */
export const waiting = (items: readonly INodeExecutionData[]): INodeExecutionData[] =>
	items.map((item) => (isOpen(item) ? { ...item, json: { ...item.json, timedOut: false } } : item));

/** Whether an item is a question, or reminds of it. */
const asks = ({ json }: INodeExecutionData, run: number, item: number): boolean => {
	const question = dictionaryIn(json.question);
	return [question, ...dictionariesIn(question.reminds)].some(
		(place) => place.run === run && place.item === item,
	);
};

/** Whether this very answer is among the items already. */
export const holds = (
	items: readonly INodeExecutionData[],
	{ run, item, messageId }: Answer,
): boolean =>
	items.some(
		(one) => one.json.answered === true && one.json.messageId === messageId && asks(one, run, item),
	);

/**
 * The items with an answer in its place; `undefined` when none of them is a question that waits for
 * this very answer.
 */
export function withAnswer(
	items: readonly INodeExecutionData[],
	{ run, item, choice, from, text, messageId, repliedAt }: Answer,
): INodeExecutionData[] | undefined {
	const isAsked = (one: INodeExecutionData) => {
		const digits = textIn(dictionaryIn(one.json.question).recipient);
		return (
			isOpen(one) &&
			asks(one, run, item) &&
			(digits === undefined || samePerson(digits) === samePerson(from))
		);
	};
	const at = items.findIndex(isAsked);
	if (at < 0) return undefined;
	const { json } = items[at];
	const offered = dictionariesIn(dictionaryIn(json.question).choices) as Offered[];
	if (choice >= offered.length) return undefined;
	const chosen = choice < 0 ? undefined : offered[choice];
	const answered = {
		...json,
		answered: true,
		timedOut: false,
		...(chosen?.approved === undefined ? {} : { approved: chosen.approved }),
		choice: chosen ? { id: chosen.id, title: chosen.title } : NO_CHOICE,
		text,
		repliedAt,
		messageId,
		from,
	};
	return items.map((one, index) => (index === at ? { ...one, json: answered } : one));
}
