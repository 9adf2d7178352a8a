import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { dictionariesIn, dictionaryIn, textIn } from '../json';
import { acceptedAnswers } from './accepted';
import type { Waiting } from './answer';
import { goOnWaiting, kept } from './engineState';
import type { WaitKey } from './key';
import { isTokenOf, LINK_TOKEN } from './link';
import { questionPage, thanks } from './linkPage';
import { isOpen, withAnswer, type Offered } from './outcome';
import { goOnWithPage, showPage } from './page';

/** The token of a question's link, if the node's webhook was opened by one. */
export function linkTokenIn(context: IWebhookFunctions): string | undefined {
	const token = dictionaryIn(context.getRequestObject().query)[LINK_TOKEN];
	return typeof token === 'string' ? token : undefined;
}

interface Question {
	run: number;
	item: number;
	recipient: string;
	message: string;
	choices: Offered[];
	isOpen: boolean;
}

function questionIn(item: INodeExecutionData): Question {
	const { run, item: place, recipient, message, choices } = dictionaryIn(item.json.question);
	return {
		run: Number(run),
		item: Number(place),
		recipient: textIn(recipient) ?? '',
		message: textIn(message) ?? '',
		choices: dictionariesIn(choices) as Offered[],
		isOpen: isOpen(item),
	};
}

function questionOf(
	waiting: Waiting,
	items: readonly INodeExecutionData[],
	token: string,
	key: WaitKey,
): Question | undefined {
	const questions = items.filter(({ json }) => json.question !== undefined).map(questionIn);
	return questions.find(({ run, item }) => isTokenOf(token, { ...waiting, run, item }, key));
}

/** What was pressed on the page; nothing where it is no choice of the question. */
function choiceIn(body: IDataObject, { choices }: Question): number | undefined {
	const choice = /^\d{1,2}$/.test(String(body.choice)) ? Number(body.choice) : -1;
	return choice in choices ? choice : undefined;
}

const answeredAlready = (context: IWebhookFunctions) =>
	showPage(
		context,
		'This question was answered already',
		'<p>The first answer counts. Nothing was changed.</p>',
	);

/**
 * Takes what comes by the link of a question. Opening it shows the question with its choices and
 * changes nothing: robots that preview links open them. A press on the page is the answer; the first
 * one counts, and the page says so to the others. Whoever has the link can answer. Never throws.
 */
export function receiveByLink(
	context: IWebhookFunctions,
	token: string,
	key: WaitKey,
): IWebhookResponseData {
	const items = kept(context);
	const waiting = { execution: String(context.getExecutionId()), node: context.getNode().id };
	const question = questionOf(waiting, items, token, key);
	if (!question) {
		const text = '<p>Please look for a later message, or answer in WhatsApp.</p>';
		return showPage(context, 'This link does not belong to an open question', text);
	}
	if (!question.isOpen) return answeredAlready(context);
	const isPress = context.getRequestObject().method === 'POST';
	const choice = isPress ? choiceIn(dictionaryIn(context.getBodyData()), question) : undefined;
	const { run, item, recipient, message, choices } = question;
	if (choice === undefined) {
		return showPage(context, 'Please answer', questionPage(message, choices));
	}
	if (acceptedAnswers.isBehind(waiting, items)) {
		return showPage(context, 'Please press once more', questionPage(message, choices));
	}
	const { title } = choices[choice];
	const answered = withAnswer(items, {
		run,
		item,
		choice,
		from: recipient,
		text: title,
		messageId: '',
		repliedAt: new Date().toISOString(),
	});
	if (!answered) return answeredAlready(context);
	acceptedAnswers.note(waiting, items, answered, context.getResponseObject());
	if (answered.some(isOpen)) goOnWaiting(context);
	return goOnWithPage(context, answered, 'Thank you', thanks(title));
}
