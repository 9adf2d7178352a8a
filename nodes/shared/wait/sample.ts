import type { GatewayName } from '../operation/operation';

/** The outcome of a question that was answered, as the samples show it. */
export const waitSample = (gateway: GatewayName) => ({
	gateway,
	answered: true,
	timedOut: false,
	approved: true,
	choice: { id: 'approve', title: 'Approve' },
	text: 'Approve',
	repliedAt: '2026-11-20T08:17:05.000Z',
	messageId: 'wamid.HBgMNjI4MTIzNDU2Nzg5FQIAEhg',
	from: '628123456789',
	question: {
		messageId: 'gBEGkYiEB1VXAglK1ZEqA1YKPrU',
		recipient: '628123456789',
		sentAt: '2026-11-20T08:15:30.000Z',
		run: 0,
		item: 0,
		choices: [
			{ id: 'approve', title: 'Approve', approved: true },
			{ id: 'decline', title: 'Decline', approved: false },
		],
	},
});

/**
 * The same of a question that was answered by link.
 *
 * @param more where it was asked, beside the number
 */
export function waitSampleByLink(gateway: GatewayName, more: Record<string, string> = {}) {
	const { question, ...sample } = waitSample(gateway);
	const message = 'Is the order right?';
	return { ...sample, messageId: '', question: { ...question, ...more, message } };
}
