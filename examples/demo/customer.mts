import { once } from 'node:events';

import { step } from '../../test/host/progress.mts';
import type { Stage } from './stage.mts';
import { autoReply } from './workflows.mts';

/** What was said, on the customer's phone. */
export interface Conversation {
	customer: string;
	question: string;
	answer: string;
}

const QUESTION = 'Kapan pesanan saya sampai?';
const ANSWER_WITHIN = 60_000;

/** A customer writes to the business; gives what the auto-reply workflow answered. */
export async function haveACustomerWrite(stage: Stage, number: string): Promise<Conversation> {
	const { ivosights, phones } = stage.simulator;
	await stage.connect(stage.autoReply, autoReply.trigger);
	return await step('A customer replies', async () => {
		const customer = ivosights.customer(number);
		const deadline = AbortSignal.timeout(ANSWER_WITHIN);
		const answered = (async () => {
			for (;;) {
				const [bubble] = await once(phones.events, 'message', { signal: deadline });
				if (bubble.phone === number && bubble.direction === 'out') return bubble.content.text;
			}
		})();
		const [answer] = await Promise.all([answered, customer.says(QUESTION)]);
		return { customer: customer.phone.name, question: QUESTION, answer: String(answer) };
	});
}
