import { asFailure, Failure, invalid } from '../failure';
import { samePerson } from '../whatsapp/phone/readings';
import { normalizeRecipient, type CountryCode } from '../whatsapp/phone/recipient';

const LABEL = 'Do Not Send To';

/** Numbers that get nothing, each as {@link samePerson} gives it. */
export type DoNotSend = ReadonlySet<string>;

const NOBODY: DoNotSend = new Set();

/** What separates numbers in a text, in any script. A space does not: numbers are written with spaces inside. */
const SEPARATORS = /[\n\r\v\f\u2028\u2029\t,;|，；،؛、]+/;

/** A list that was put into a text, as a sheet or a table keeps it. */
function listIn(text: string): unknown[] | undefined {
	if (!/^\s*\[/.test(text)) return undefined;
	let list: unknown;
	try {
		list = JSON.parse(text);
	} catch {
		list = undefined;
	}
	return Array.isArray(list) ? list : undefined;
}

/** The numbers as they are written; empty ones are left in. */
function entriesIn(given: unknown): string[] {
	if (given === null || given === undefined) return [''];
	if (typeof given === 'string' && given.trim() === '') return [''];
	if (Array.isArray(given)) return given.flatMap(entriesIn);
	if (typeof given === 'number' || typeof given === 'bigint' || typeof given === 'boolean') {
		return [String(given)];
	}
	if (typeof given === 'string') {
		return listIn(given)?.flatMap(entriesIn) ?? given.split(SEPARATORS).map((one) => one.trim());
	}
	throw invalid(
		LABEL,
		'holds a list of objects where phone numbers are needed',
		'Point the expression at the field with the number, for example {{ $("Opt-outs").all().map((item) => item.json.phone) }}.',
	);
}

function numbersIn(given: unknown): string[] {
	const entries = entriesIn(given);
	const numbers = entries.filter((entry) => entry !== '');
	// One empty entry is what a table without rows gives; several are a column that does not exist.
	if (numbers.length > 0 || entries.length < 2) return numbers;
	throw invalid(
		LABEL,
		`has ${entries.length} entries, and all of them are empty`,
		'Check that the column in the expression exists. As long as it gives nothing, nothing is sent.',
	);
}

/** A number in digits, or what is wrong with it. */
function readNumber(number: string, defaultCountry: CountryCode): { digits: string } | Failure {
	try {
		return normalizeRecipient(number, { defaultCountry, field: LABEL });
	} catch (thrown) {
		return asFailure(thrown);
	}
}

const MOST_NAMED = 5;

/** Passing over one that cannot be read could send to somebody who opted out. */
function readNumbers(numbers: readonly string[], country: CountryCode): DoNotSend {
	const digits = new Set<string>();
	const wrong: Array<[string, Failure]> = [];
	for (const number of numbers) {
		const read = readNumber(number, country);
		if (read instanceof Failure) wrong.push([number.slice(0, 60), read]);
		else digits.add(samePerson(read.digits));
	}
	if (wrong.length === 0) return digits;
	const named = wrong.slice(0, MOST_NAMED).map(([number]) => number);
	const rest = wrong.length > MOST_NAMED ? ` and ${wrong.length - MOST_NAMED} more` : '';
	const [[, { message, details }]] = wrong;
	throw invalid(
		LABEL,
		`holds what is no phone number: ${named.join('; ')}${rest}`,
		`Correct or remove it; as long as it cannot be read, nothing is sent. ${message}. ${details.description ?? ''}`.trim(),
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
	 * @throws Failure `invalidRequest` for entries that are no phone numbers, or all empty
	 */
	read(given: unknown, country: CountryCode): DoNotSend {
		if (given === undefined || given === '') return NOBODY;
		const { last } = this;
		if (last && last.country === country && isSame(last.given, given)) return last.numbers;
		const numbers = readNumbers(numbersIn(given), country);
		this.last = { given, country, numbers };
		return numbers;
	}
}
