import { optionsField, sendOptionsFor } from '../../shared/operation/fields';
import { defineOperation } from '../../shared/operation/operation';
import { windowNotice } from '../../shared/message/windowNotice';
import {
	linkQuestionFields,
	linkQuestionOption,
	readLinkQuestion,
} from '../../shared/wait/linkQuestion';
import { offering } from '../../shared/wait/outcome';
import { waitSampleByLink } from '../../shared/wait/sample';
import { limitWaitTimeField } from '../../shared/wait/waitLimit';
import { HOME } from '../gateway';
import { callbackUrlField, recipientField, senderField } from './fields';
import { MESSAGE_TYPE, sendToCustomer } from './message';

/**
 * A question with a link to a page that takes the answer: DecisionTelecom sends no buttons but those
 * of templates (source: "DecisionTelecom messages").
 */
export const sendAndWait = defineOperation({
	resource: 'message',
	option: linkQuestionOption,
	fields: [
		windowNotice,
		recipientField,
		senderField,
		...linkQuestionFields,
		callbackUrlField,
		optionsField([...sendOptionsFor(HOME), limitWaitTimeField]),
	],
	*plan(form, _rows, item) {
		const { text, choices, message, preview } = readLinkQuestion(form, item);
		const sending = sendToCustomer(
			{ ...form, simplify: true },
			{ type: MESSAGE_TYPE.text, content: { text }, preview },
		);
		yield* offering(sending, choices, { message });
	},
	sample: waitSampleByLink('decisionTelecom'),
});
