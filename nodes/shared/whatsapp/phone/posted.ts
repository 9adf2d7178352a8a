import { textIn } from '../../json';

/** Digits and the signs that stand between them; dots only where a `+` says that it is a number. */
const NUMBER = /^(\+[\d\s().-]+|[\d(][\d\s()-]*)$/;

/** E.164 allows 15 digits; the ids of groups and of other services have more. */
const DIGITS = /^\d{5,15}$/;

/** No notation of 15 digits needs more characters. */
const LONGEST = 40;

/**
 * A phone number as a gateway posts it, in digits; `undefined` for anything else. An id is never
 * made a number by leaving out its letters: it would be the number of a stranger
 * (source: "WhatsApp user ids").
 */
export function postedNumber(value: unknown): string | undefined {
	const text = textIn(value)?.trim() ?? '';
	if (text.length > LONGEST || !NUMBER.test(text)) return undefined;
	const digits = text.replace(/\D/g, '');
	return DIGITS.test(digits) ? digits : undefined;
}
