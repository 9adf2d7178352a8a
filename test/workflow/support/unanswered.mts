import type { IDataObject } from 'n8n-workflow';

/**
 * What *Send and Wait* hands out for an approval that nobody answered yet.
 *
 * @param question what the gateway's node says of the question
 */
export const unansweredApproval = (gateway: string, question: IDataObject) => ({
	gateway,
	answered: false,
	timedOut: false,
	approved: false,
	choice: { id: '', title: '' },
	text: '',
	repliedAt: '',
	messageId: '',
	from: '',
	question: {
		...question,
		run: 0,
		item: 0,
		choices: [
			{ id: 'approve', title: 'Approve', approved: true },
			{ id: 'decline', title: 'Decline', approved: false },
		],
	},
});
