import { isOlderWhatsAppId, samePerson } from '../../../../../nodes/shared/whatsapp/phone/readings';

/** Who is the same person, though the digits differ. */

test.each([
	['Brazil without its ninth digit', '555391234567', '5553991234567'],
	['Mexico with a 1 after 52', '5215512345678', '525512345678'],
	['Argentina without the 9 after 54', '541123456789', '5491123456789'],
	['Argentina, a long area code', '543884123456', '5493884123456'],
])('%s', (_what, one, other) => {
	expect(samePerson(one)).toBe(other);
	expect(samePerson(other)).toBe(other);
});

test.each(['628123456789', '5511234567', '541123', '12015550123', '5411234567890', ''])(
	'%s is nobody else',
	(digits) => {
		expect(samePerson(digits)).toBe(digits);
	},
);

test('an older id is one that is no valid number today', () => {
	expect(isOlderWhatsAppId('555391234567')).toBe(true);
	expect(isOlderWhatsAppId('541123456789')).toBe(false);
	expect(isOlderWhatsAppId('5491123456789')).toBe(false);
});
