/** Output of a send. */
export const sendSample = {
	gateway: 'decisionTelecom',
	messageId: '554',
	recipient: '380631234567',
	status: 'accepted',
	sentAt: '2026-11-20T08:15:30.000Z',
};
