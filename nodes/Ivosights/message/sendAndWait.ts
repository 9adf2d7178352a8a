import { optionsField, recipientField, sendOptionsFor } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { skipTriggerCheckField } from '../../shared/wait/listening';
import { offering } from '../../shared/wait/outcome';
import { readQuestion } from '../../shared/wait/question';
import {
	acceptTextField,
	questionFields,
	questionOptionFields,
} from '../../shared/wait/questionFields';
import { waitSample } from '../../shared/wait/sample';
import { limitWaitTimeField } from '../../shared/wait/waitLimit';
import { HOME } from '../gateway';
import { sendToCustomer } from './message';

/** A question with buttons or a list, whose answer the execution waits for (source: "Ivosights messages"). */
export const sendAndWait = defineOperation({
	resource: 'message',
	option: {
		name: 'Send and Wait for Response',
		value: 'sendAndWait',
		action: 'Send message and wait for response',
		description: 'Ask with buttons or a list, and go on with what the customer chose',
	},
	fields: [
		recipientField,
		...questionFields,
		optionsField([
			...sendOptionsFor(HOME),
			...questionOptionFields,
			acceptTextField,
			limitWaitTimeField,
			skipTriggerCheckField,
		]),
	],
	*plan(form, _rows, item) {
		const { header, content, answer, choices, preview, warnings } = readQuestion(form, item);
		const isList = 'sections' in answer;
		const sending = sendToCustomer(
			{ ...form, simplify: true },
			{
				endpoint: isList ? 'send-list-message' : 'send-reply-button-message',
				content: { ...(header ? { header } : {}), ...content, action: { ...answer } },
				preview,
				warnings,
			},
		);
		yield* offering(sending, choices);
	},
	sample: waitSample('ivosights'),
});
