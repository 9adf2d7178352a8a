import { defineOperation } from '../../shared/operation/operation';
import { windowNotice } from '../../shared/message/windowNotice';
import {
	linkQuestionFields,
	linkQuestionOption,
	readLinkQuestion,
} from '../../shared/wait/linkQuestion';
import { offering } from '../../shared/wait/outcome';
import { waitSampleByLink } from '../../shared/wait/sample';
import { questionOptionsField } from './fields';
import { plainPath, roomSample, sendToRoom } from './message';
import { findTarget, targetFields } from './target';

/**
 * A question with a link to a page that takes the answer. Qontak can send buttons, but posts a press
 * as a text with their words: nothing in it tells which question it answers
 * (source: "Qontak message events").
 */
export const sendAndWait = defineOperation({
	resource: 'message',
	option: linkQuestionOption,
	fields: [windowNotice, ...targetFields, ...linkQuestionFields, questionOptionsField],
	*plan(form, _rows, item) {
		const { text, choices, message, preview } = readLinkQuestion(form, item);
		const target = yield* findTarget(form, 'openWindow');
		const sending = sendToRoom({ ...form, simplify: true }, target, {
			path: plainPath(form.options.sendAs),
			content: { type: 'text', text },
			preview,
		});
		yield* offering(sending, choices, { message });
	},
	sample: waitSampleByLink('qontak', {
		gatewayMessageId: roomSample.gatewayMessageId,
		roomId: roomSample.roomId,
	}),
});
