import { getCountryCallingCode } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';

import { countryOptions } from './countries';
import { Failure } from '../../failure';
import { readNotation } from './notation';
import { isOlderWhatsAppId, readInternational, readNational } from './readings';
import type { Reading } from './readings';

export { countryOptions };
export type { CountryCode };

/** How a phone number is read. */
export interface RecipientOptions {
	/** Country of numbers that are written without a country code. */
	defaultCountry: CountryCode;
	/** The field's label, for messages. */
	field?: string;
}

/** A phone number as gateways want it. */
export interface Recipient {
	/** E.164 without `+`: 8 to 15 digits, as the gateways want it. */
	digits: string;
	/** What was repaired, as a sentence for the item's warnings. */
	repaired?: string;
}

/**
 * Turns a phone number as people write it into the gateways' digits. A leading zero that a
 * spreadsheet dropped is put back where only one reading makes sense; where two do, the number
 * is refused and both are shown. Throws a Failure (`invalidNumber`).
 */
export function normalizeRecipient(input: unknown, options: RecipientOptions): Recipient {
	const { defaultCountry, field = 'Recipient' } = options;
	const { digits, international, plain, shown } = readNotation(input, field);
	const refuse = (happened: string, description: string): never => {
		throw new Failure('invalidNumber', happened, { field, description });
	};

	if (digits.length > 18) {
		refuse(
			`'${field}' has ${digits.length} digits, phone numbers have 15 at most: ${shown}`,
			'Check whether two numbers were joined, and give one number per item.',
		);
	}
	if (international) {
		const reading = readInternational(digits);
		if (reading) return { digits: reading.digits };
		if (isOlderWhatsAppId(digits)) return { digits };
		return refuse(
			`'${field}' is not a valid phone number: ${shown}`,
			'Check the country code and count the digits.',
		);
	}

	const abroad = readInternational(digits.replace(/^00/, ''));
	const home = readNational(digits, defaultCountry);
	const homeCode = getCountryCallingCode(defaultCountry);
	const chosen = choose(digits, home, abroad, homeCode);
	if (chosen === 'ambiguous' && home && abroad) {
		return refuse(
			`'${field}' can be read in two ways: ${shown} is ${home.shown} or ${abroad.shown}`,
			`Write it with + and the country code: +${home.digits} or +${abroad.digits}.`,
		);
	}
	if (!chosen && isOlderWhatsAppId(digits)) return { digits };
	if (!chosen || chosen === 'ambiguous') {
		return refuse(
			`'${field}' is not a valid phone number: ${shown}`,
			`It was read as a number of ${countryName(defaultCountry)}. Count the digits, or write it ` +
				'with + and the country code, e.g. +62 812 3456 7890.',
		);
	}
	if (chosen === home && chosen.digits !== digits && chosen.national === `0${digits}`) {
		return {
			digits: chosen.digits,
			repaired: `${plain} was read as 0${digits} (${chosen.shown}): the leading zero was missing.`,
		};
	}
	return { digits: chosen.digits };
}

/** Which of the two readings of digits without a + is meant. */
function choose(
	digits: string,
	home: Reading | undefined,
	abroad: Reading | undefined,
	homeCode: string,
): Reading | 'ambiguous' | undefined {
	if (!home || !abroad) return home ?? abroad;
	if (digits.startsWith('00')) return abroad;
	if (home.digits === abroad.digits) return home;
	if (abroad.callingCode === homeCode) return abroad;
	if (home.national === digits) return home;
	if (home.mobile !== abroad.mobile) return home.mobile ? home : abroad;
	return 'ambiguous';
}

function countryName(country: CountryCode): string {
	const option = countryOptions.find(({ value }) => value === country);
	return option ? option.name.replace(/ \(\+\d+\)$/, '') : country;
}
