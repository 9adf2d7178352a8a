import { recipientOf } from '../../../../nodes/shared/message/sendMessage';

test('the number of a form is read once, however often the plan is played', () => {
	const form = { recipient: '0812-3456-7890', options: {} };
	const recipient = recipientOf(form, 'ID');
	expect(recipient.digits).toBe('6281234567890');
	expect(recipientOf(form, 'ID')).toBe(recipient);
	expect(recipientOf({ ...form }, 'ID')).not.toBe(recipient);
});

test('a number that is none is refused each time', () => {
	const form = { recipient: 'n/a', options: {} };
	for (let n = 0; n < 2; n++) expect(() => recipientOf(form, 'ID')).toThrow('n/a');
});
