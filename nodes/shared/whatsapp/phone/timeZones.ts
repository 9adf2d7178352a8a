import {
	getCountries,
	getCountryCallingCode,
	parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/** The country of a number, or those that share its country code where the number does not tell. */
function countriesOf(digits: string): string[] {
	const number = parsePhoneNumberFromString(`+${digits}`, { extract: false });
	if (number?.country) return [number.country];
	const code = number?.countryCallingCode;
	return getCountries().filter((country) => getCountryCallingCode(country) === code);
}

/** What newer and older versions of JavaScript know of a region's time zones. */
type Region = Intl.Locale & { getTimeZones?(): string[]; timeZones?: string[] };

function zonesOfCountry(country: string): string[] {
	const region = new Intl.Locale('und', { region: country }) as Region;
	return region.getTimeZones?.() ?? region.timeZones ?? [];
}

/**
 * The time zones in which the person with a phone number may live: all those of the country that
 * its country code tells. Empty when it tells none.
 *
 * @param digits E.164 without `+`
 */
export function timeZonesOf(digits: string): string[] {
	return [...new Set(countriesOf(digits).flatMap(zonesOfCountry))];
}
