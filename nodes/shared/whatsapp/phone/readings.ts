import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';

/** One way to understand the digits of a phone number. */
export interface Reading {
	/** E.164 without `+`. */
	readonly digits: string;
	readonly mobile: boolean;
	/** `+62 812-3456-7890 (ID)`, for messages. */
	readonly shown: string;
	readonly callingCode: string;
	/** The digits as people of that country write them among themselves. */
	readonly national: string;
}

const MOBILE_TYPES = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];

/** The digits read as country code and number; undefined when that is no valid number. */
export function readInternational(digits: string): Reading | undefined {
	return toReading(parsePhoneNumberFromString(`+${digits}`, { extract: false }));
}

/** The digits read as dialled inside `country`, with or without its leading 0. */
export function readNational(digits: string, country: CountryCode): Reading | undefined {
	return toReading(parsePhoneNumberFromString(digits, { defaultCountry: country, extract: false }));
}

function toReading(number: PhoneNumber | undefined): Reading | undefined {
	if (!number?.isValid()) return undefined;
	const digits = number.number.slice(1);
	if (digits.length < 8 || digits.length > 15) return undefined;
	// Worked out when it is asked for: a list may have very many numbers, and most need none of it.
	return {
		digits,
		get mobile() {
			return MOBILE_TYPES.includes(String(number.getType()));
		},
		get shown() {
			const country = number.country ? ` (${number.country})` : '';
			return `${number.formatInternational()}${country}`;
		},
		callingCode: number.countryCallingCode,
		get national() {
			return number.formatNational().replace(/\D/g, '');
		},
	};
}

/** Ways to write a mobile number, and how it is written today. */
type Rewritten = ReadonlyArray<readonly [RegExp, string]>;

/** Brazil without its ninth digit, Mexico with a 1 after 52. */
const OLDER: Rewritten = [
	[/^55(\d{2})([6-9]\d{7})$/, '55$19$2'],
	[/^521(\d{10})$/, '52$1'],
];

/** Argentina without the 9 after 54, as people write it: WhatsApp's ids have it. */
const ALSO_WRITTEN: Rewritten = [[/^54([1-3]\d{9})$/, '549$1']];

/** How a mobile number that is written in one of these ways is written today. */
function todays(digits: string, ways: Rewritten): string | undefined {
	const [older, newer] = ways.find(([pattern]) => pattern.test(digits)) ?? [];
	if (older === undefined || newer === undefined) return undefined;
	const number = digits.replace(older, newer);
	return readInternational(number)?.mobile === true ? number : undefined;
}

/**
 * WhatsApp keeps the ids of older accounts as they were: Brazil without the ninth digit, Mexico
 * with a 1 after 52. They arrive as senders of messages and must be answerable as they are
 * (source: "WhatsApp phone numbers").
 */
export const isOlderWhatsAppId = (digits: string): boolean => todays(digits, OLDER) !== undefined;

/** By which a person is known, whichever of their ways to write the number was used. */
export const samePerson = (digits: string): string =>
	todays(digits, [...OLDER, ...ALSO_WRITTEN]) ?? digits;
