import { invalid, asFailure } from '../failure';
import { normalizeRecipient, type CountryCode } from '../whatsapp/phone/recipient';

const LABEL = 'Do Not Send To';

/** Numbers that get nothing, in digits. */
export type DoNotSend = ReadonlySet<string>;

const NOBODY: DoNotSend = new Set();

/** What separates numbers in a text. A space does not: numbers are written with spaces inside. */
const SEPARATORS = /[\n\r,;|\t]+/;

function numbersIn(given: unknown): string[] {
	if (given === null || given === undefined) return [];
	if (Array.isArray(given)) return given.flatMap(numbersIn);
	if (typeof given === 'string' || typeof given === 'number') {
		return String(given)
			.split(SEPARATORS)
			.map((text) => text.trim())
			.filter((text) => text !== '');
	}
	throw invalid(
		LABEL,
		'holds a list of objects where phone numbers are needed',
		'Point the expression at the field with the number, for example {{ $("Opt-outs").all().map((item) => item.json.phone) }}.',
	);
}

function digitsOf(number: string, defaultCountry: CountryCode): string {
	let digits: string | undefined;
	let fault = '';
	try {
		({ digits } = normalizeRecipient(number, { defaultCountry, field: LABEL }));
	} catch (thrown) {
		const { message, details } = asFailure(thrown);
		fault = `${message}. ${details.description ?? ''}`.trim();
	}
	if (digits !== undefined) return digits;
	// Passing over it could send to somebody who opted out.
	throw invalid(
		LABEL,
		`holds what is no phone number: ${number}`,
		`Correct or remove it; as long as it cannot be read, nothing is sent. ${fault}`,
	);
}

const isSame = (a: unknown, b: unknown): boolean =>
	a === b ||
	(Array.isArray(a) &&
		Array.isArray(b) &&
		a.length === b.length &&
		a.every((entry, index) => entry === b[index]));

/**
 * Reads the numbers that get nothing, for one item after the other. Items mostly name the same ones:
 * then they share one set, so that a long list is neither read nor kept for each of them.
 */
export class DoNotSendReader {
	private last: { given: unknown; country: CountryCode; numbers: DoNotSend } | undefined;

	/**
	 * @param given a text with numbers in any notation, separated by commas, semicolons, tabs or lines,
	 * or a list of such texts
	 * @throws Failure `invalidRequest` for an entry that is no phone number
	 */
	read(given: unknown, country: CountryCode): DoNotSend {
		if (given === undefined || given === '') return NOBODY;
		const { last } = this;
		if (last && last.country === country && isSame(last.given, given)) return last.numbers;
		const numbers = new Set(numbersIn(given).map((number) => digitsOf(number, country)));
		this.last = { given, country, numbers };
		return numbers;
	}
}
