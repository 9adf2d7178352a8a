import { Failure } from '../../../../../nodes/shared/failure';
import { normalizeRecipient } from '../../../../../nodes/shared/whatsapp/phone/recipient';

test('a whole text in the cell is refused at once, and told in short', () => {
	const read = () => normalizeRecipient('0812 3456 '.repeat(2_000), { defaultCountry: 'ID' });
	expect(read).toThrow(Failure);
	expect(read).toThrow(/^'Recipient' is too long for a phone number: .{1,60}$/);
});
