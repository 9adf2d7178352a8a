import { sendLocation } from '../../../../nodes/Ivosights/message/sendLocation';
import { stepThrough } from '../../support/step.mts';

test('0, 0 is a place, although hardly the one that was meant', () => {
	const form = { recipient: '+62 812 3456 789', latitude: 0, longitude: 0 };
	const { asks, outputs } = stepThrough(sendLocation, form, [
		{ body: { messages: [{ id: 'a' }] } },
	]);
	expect(asks).toMatchObject([{ effect: 'send', body: { latitude: 0, longitude: 0 } }]);
	expect(outputs).toMatchObject([
		{ status: 'accepted', warnings: [expect.stringContaining('both 0')] },
	]);
});
