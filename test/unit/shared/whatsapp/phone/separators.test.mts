import { normalizeRecipient } from '../../../../../nodes/shared/whatsapp/phone/recipient';

/** What copying one entry out of a list leaves at its ends, in several scripts. */
test.each(['،', '؛', '、', '。', '；', ':', '·', ';,', '|'])('0812-3456-7890%s', (sign) => {
	const { digits } = normalizeRecipient(`0812-3456-7890${sign}`, { defaultCountry: 'ID' });
	expect(digits).toBe('6281234567890');
});

test('two numbers between such signs are still two', () => {
	const both = '081234567890، 081234567891';
	expect(() => normalizeRecipient(both, { defaultCountry: 'ID' })).toThrow();
});
