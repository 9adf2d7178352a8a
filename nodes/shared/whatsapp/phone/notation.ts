import { Failure } from '../../failure';
import { withNames, withoutUnseen } from './signs';

/** A number as written, reduced to what matters. */
export interface Written {
	/** The digits, without trunk marks like `(0)` being judged. */
	digits: string;
	/** Whether the writer said that it begins with a country code (`+`, a wa.me link, a chat id). */
	international: boolean;
	/** What the person wrote, shortened, for messages. */
	plain: string;
	/** The same with the names of signs that nobody sees, for refusals. */
	shown: string;
}

const HOW_TO_WRITE = 'Give one phone number with its country code, e.g. +62 812 3456 7890.';
/** Longest text that may hold one number: a wa.me link with a message is longer than a number. */
const LONGEST = 500;
/** The same before blanks and signs that nobody sees are taken out. */
const LONGEST_WITH_UNSEEN = 5_000;
const AS_TEXT =
	'In the spreadsheet, format the column as text (or as a number without decimals), ' +
	'enter the affected numbers again and export once more.';

/**
 * Reads people's notation of one phone number: spaces, dots, dashes, brackets, Unicode digits,
 * invisible characters from copy and paste, `tel:` and wa.me links, chat ids, and what
 * spreadsheets do to numbers. Throws a Failure (`invalidNumber`) for what is not one number.
 * `label` is the field's label.
 */
export function readNotation(input: unknown, label: string): Written {
	const refuse = (happened: string, description = HOW_TO_WRITE): never => {
		throw new Failure('invalidNumber', happened, { field: label, description });
	};
	const shown = shownFor(input);
	const tooLong = `'${label}' is too long for a phone number: ${shown}`;
	// Reading numbers out of long texts takes long, and so does cleaning them.
	if (typeof input === 'string' && input.length > LONGEST_WITH_UNSEEN) refuse(tooLong);
	const text = asText(input, label);
	const plain = shortened(text, 40);

	if (text === '') refuse(`'${label}' is empty${shown === '' ? '' : `: it holds only ${shown}`}`);
	if (text.length > LONGEST) refuse(tooLong);
	if (/@(g\.us|newsletter|broadcast)$/i.test(text)) {
		refuse(`'${label}' is a WhatsApp group or channel, not a person: ${shown}`);
	}
	if (/\{\{|\}\}|^=|\$json|\$\(/.test(text)) {
		refuse(
			`'${label}' holds an expression that was not filled in: ${shown}`,
			'Switch the field to Expression, and check that the column name in it exists.',
		);
	}
	if (/^\[object/i.test(text)) {
		refuse(
			`'${label}' holds a whole object, not a phone number`,
			'Choose the one column that holds the phone number, e.g. {{ $json.phone }}.',
		);
	}
	if (/^[+-]?\d+([.,]\d+)?\s?e\s?\+?\d+$/i.test(text)) refuse(rounded(label, shown), AS_TEXT);

	const link = withoutLink(text);
	const number = link.rest.replace(/^(\+?\d{7,})[.,]0+$/, '$1');
	if (holdsSeveral(number)) {
		refuse(
			`'${label}' holds more than one phone number: ${shown}`,
			'Give one number per item. Use a Split Out node to make one item for each number.',
		);
	}
	if (/\d[\s-]?[x*•●#_?]{2}/i.test(number)) {
		refuse(
			`'${label}' hides some of its digits: ${shown}`,
			'Export the list anew, with the whole numbers.',
		);
	}
	if (/\d.*(ext|extn|extension|x|#|;)\.?\s?[=:]?\s?\d+$/i.test(number)) {
		refuse(
			`'${label}' has an extension, which WhatsApp cannot reach: ${shown}`,
			'Give the direct number of the person, without an extension.',
		);
	}
	if (/\p{L}/u.test(number) || !/\d/.test(number)) {
		refuse(`'${label}' is not a phone number: ${shown}`);
	}
	const compact = number.replace(/[\s.\-()[\]/]/g, '');
	if (!/^\+*\d+$/.test(compact)) {
		refuse(`'${label}' has characters that phone numbers do not have: ${shown}`);
	}
	const digits = compact.replace(/^\++/, '');
	return {
		digits,
		// A country code never begins with 0: "+0812" is a national number with a + put before it.
		international: (compact.startsWith('+') || link.international) && !digits.startsWith('0'),
		plain,
		shown,
	};
}

const shortened = (text: string, most: number): string => {
	const signs = Array.from(text);
	return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : text;
};

/** What the person wrote, short enough for a message, with the names of signs that nobody sees. */
function shownFor(input: unknown): string {
	if (typeof input !== 'string' && typeof input !== 'number' && typeof input !== 'bigint')
		return '';
	// Twice as many signs as are shown: the rest need not be looked at.
	const written = String(input).trim().slice(0, 200);
	return shortened(withNames(shortened(written, 40)), 160);
}

/** The value as one line of plain characters. Numbers are taken when they are still exact. */
function asText(input: unknown, label: string): string {
	if (input === undefined || input === null) return '';
	if (typeof input === 'number') return exactDigits(input, label);
	if (typeof input === 'bigint') return String(input);
	if (typeof input !== 'string') {
		throw new Failure(
			'invalidNumber',
			`'${label}' holds ${Array.isArray(input) ? 'a list' : 'something else than text'}, not a phone number`,
			{ field: label, description: HOW_TO_WRITE },
		);
	}
	const plain = withoutUnseen(input.normalize('NFKC'))
		.replace(/[\r\n\u2028\u2029]+/g, ';')
		.replace(/[\s\p{Cc}\p{Zs}]+/gu, ' ')
		.replace(/(?!\d)\p{Nd}/gu, asciiDigit)
		.replace(/[\p{Pd}\u2212]/gu, '-')
		.replace(/[‘’´]/g, "'")
		.replace(/[“”«»]/g, '"');
	const bare = withoutSeparators(plain)
		.replace(/^="(.*)"$/, '$1')
		.replace(/^(["'])(.*)\1$/, '$2')
		.replace(/^['`]+/, '');
	return withoutSeparators(bare);
}

/** Without what sets entries of a list apart, which copying one of them leaves at its ends, in any script. */
function withoutSeparators(text: string): string {
	return text.replace(/^[\s;,|،؛、。·•]+/, '').replace(/[\s;,|،؛、。·•:]+$/, '');
}

function exactDigits(value: number, label: string): string {
	const text = String(value);
	// A sheet that shows 6.28123E+12 and is saved so keeps six digits and fills up with zeros.
	const filledUp = value >= 1e11 && /0{6}$/.test(text);
	if (Number.isFinite(value) && (Math.abs(value) > Number.MAX_SAFE_INTEGER || filledUp)) {
		throw new Failure('invalidNumber', rounded(label, text), {
			field: label,
			description: AS_TEXT,
		});
	}
	if (!Number.isInteger(value) || value <= 0) {
		throw new Failure('invalidNumber', `'${label}' is not a phone number: ${text}`, {
			field: label,
			description: HOW_TO_WRITE,
		});
	}
	return text;
}

function rounded(label: string, shown: string): string {
	return `'${label}' was rounded by a spreadsheet and its last digits are lost: ${shown}`;
}

/** Unicode keeps the ten digits of a script side by side, from 0 to 9. */
function asciiDigit(digit: string): string {
	const codePoint = digit.codePointAt(0) as number;
	let value = 0;
	while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(codePoint - value - 1))) value++;
	return String(value);
}

/** Takes the number out of a `tel:` or wa.me link or a WhatsApp chat id. */
function withoutLink(text: string): { rest: string; international: boolean } {
	const link =
		/^(?:https?:\/\/)?(?:www\.)?wa\.me\/(?:%2B|\+)?([\d\s().-]+)\/?(?:[?#].*)?$/i.exec(text) ??
		/^(?:https?:\/\/(?:api|web)\.whatsapp\.com|whatsapp:\/)\/send\/?\?(?:.*&)?phone=(?:%2B|\+)?(\d+)(?:&.*)?$/i.exec(
			text,
		) ??
		/^(\d+)(?::\d+)?@(?:s\.whatsapp\.net|c\.us)$/i.exec(text);
	if (link) return { rest: link[1], international: true };
	return { rest: text.replace(/^(?:tel|whatsapp|wa)\s?:\s?(?:\/\/)?/i, ''), international: false };
}

/** Two or more runs long enough to be numbers of their own, or a second + sign. */
function holdsSeveral(text: string): boolean {
	if (/\d.*\+/.test(text)) return true;
	const parts = text.split(/[,;|&/\\]|\s-\s|\b(?:or|and|atau|dan)\b/i);
	const lengths = parts.map((part) => part.replace(/\D/g, '').length).filter((n) => n > 0);
	if (lengths.length < 2) return false;
	if (lengths.filter((length) => length >= 7).length >= 2) return true;
	// "0812-3456-7890/91" names two numbers; "030/1234567" sets an area code apart.
	return /\//.test(text) && lengths[0] > 6;
}
