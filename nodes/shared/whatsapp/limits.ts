import { Failure, invalid } from '../failure';
import { hasEmoji } from './emoji';

/** How long a text may be, in characters (code points, so that an emoji is not counted twice). */
export interface TextLimit {
	kind: 'text';
	max: number;
	/** The text may not be empty. */
	required?: true;
	/** Allowed, but some gateways or phones cut it off: gives a warning. */
	warnAbove?: number;
	noEmoji?: true;
	/** What to do when it is too long. */
	advice?: string;
}

/** How many there may be of something. */
export interface CountLimit {
	kind: 'count';
	min: number;
	max: number;
	one: string;
	many: string;
}

/** Between which values a number has to be. */
export interface RangeLimit {
	kind: 'range';
	min: number;
	max: number;
	whole?: true;
	/** Written after the numbers. */
	unit?: string;
}

/** How large a file may be, in bytes. */
export interface SizeLimit {
	kind: 'size';
	max: number;
}

const MB = 1024 * 1024;
const split = 'Shorten it, or send it as two messages.';

/**
 * WhatsApp's limits: the only place in the code where they are written down
 * (sources: "WhatsApp message limits", "WhatsApp template rules", "WhatsApp media",
 * "WhatsApp business profile").
 */
export const LIMITS = {
	textBody: { kind: 'text', max: 4096, required: true, advice: split },
	/** A text that a link to answer by follows. */
	linkedText: {
		kind: 'text',
		max: 3596,
		required: true,
		advice: 'Shorten it: the link to answer by takes the rest of the 4,096 that WhatsApp allows.',
	},
	caption: { kind: 'text', max: 1024 },

	buttonsBody: { kind: 'text', max: 1024, required: true },
	// Meta says 4,096 since 2025, several gateways still say 1,024
	// (source: "WhatsApp message limits").
	listBody: { kind: 'text', max: 4096, required: true, warnAbove: 1024 },
	productBody: { kind: 'text', max: 1024 },
	flowBody: { kind: 'text', max: 1024, required: true },
	headerText: { kind: 'text', max: 60 },
	footer: { kind: 'text', max: 60 },

	replyButtons: { kind: 'count', min: 1, max: 3, one: 'button', many: 'buttons' },
	replyButtonTitle: { kind: 'text', max: 20, required: true },
	replyButtonId: { kind: 'text', max: 256, required: true },

	listButton: { kind: 'text', max: 20, required: true },
	listSections: { kind: 'count', min: 1, max: 10, one: 'section', many: 'sections' },
	listRows: { kind: 'count', min: 1, max: 10, one: 'row in all', many: 'rows in all' },
	sectionTitle: { kind: 'text', max: 24 },
	rowId: { kind: 'text', max: 200, required: true },
	rowTitle: { kind: 'text', max: 24, required: true },
	rowDescription: { kind: 'text', max: 72 },

	productSections: { kind: 'count', min: 1, max: 10, one: 'section', many: 'sections' },
	products: { kind: 'count', min: 1, max: 30, one: 'product in all', many: 'products in all' },

	flowCta: { kind: 'text', max: 30, required: true, warnAbove: 20, noEmoji: true },

	latitude: { kind: 'range', min: -90, max: 90, unit: 'degrees' },
	longitude: { kind: 'range', min: -180, max: 180, unit: 'degrees' },
	contacts: { kind: 'count', min: 1, max: 257, one: 'contact', many: 'contacts' },

	templateName: { kind: 'text', max: 512, required: true },
	templateHeader: { kind: 'text', max: 60, required: true },
	templateBody: { kind: 'text', max: 1024, required: true },
	// A body that is alone may be longer, which not every gateway knows.
	templateBodyAlone: { kind: 'text', max: 32768, required: true, warnAbove: 1024 },
	cardBody: { kind: 'text', max: 160, required: true },
	templateFooter: { kind: 'text', max: 60 },
	templateButtons: { kind: 'count', min: 0, max: 10, one: 'button', many: 'buttons' },
	templateButtonText: { kind: 'text', max: 25, required: true },
	templateButtonUrl: { kind: 'text', max: 2000, required: true },
	templateButtonPhone: { kind: 'text', max: 20, required: true },
	templateCode: { kind: 'text', max: 15, required: true, noEmoji: true },
	codeExpiration: { kind: 'range', min: 1, max: 90, whole: true, unit: 'minutes' },

	// The business profile.
	aboutText: { kind: 'text', max: 139, required: true },
	businessAddress: { kind: 'text', max: 256, required: true },
	businessDescription: { kind: 'text', max: 512, required: true },
	businessEmail: { kind: 'text', max: 128, required: true },
	businessWebsite: { kind: 'text', max: 256, required: true },
	businessWebsites: { kind: 'count', min: 1, max: 2, one: 'address', many: 'addresses' },

	imageFile: { kind: 'size', max: 5 * MB },
	videoFile: { kind: 'size', max: 16 * MB },
	audioFile: { kind: 'size', max: 16 * MB },
	documentFile: { kind: 'size', max: 100 * MB },
	// 100 KB when it does not move.
	stickerFile: { kind: 'size', max: 500 * 1024 },
} as const satisfies Record<string, TextLimit | CountLimit | RangeLimit | SizeLimit>;

type Kind<K extends string> = {
	[Name in keyof typeof LIMITS]: (typeof LIMITS)[Name] extends { kind: K } ? Name : never;
}[keyof typeof LIMITS];

/** Names of {@link LIMITS}; the next ones, of those of one kind. */
export type LimitName = keyof typeof LIMITS;
export type TextLimitName = Kind<'text'>;
export type CountLimitName = Kind<'count'>;
export type RangeLimitName = Kind<'range'>;
export type SizeLimitName = Kind<'size'>;

/** Number of characters as a person counts them: code points. */
export function lengthOf(text: string): number {
	return Array.from(text).length;
}

/**
 * Checks a text against a limit and gives warnings (mostly none). `label` is the field's label.
 * Throws a Failure: `limitExceeded` when it is too long, `invalidRequest` when it is empty but
 * required, or has an emoji where none may be.
 */
export function checkText(value: string | undefined, name: TextLimitName, label: string): string[] {
	const limit: TextLimit = LIMITS[name];
	const text = value ?? '';
	const length = lengthOf(text);
	if (limit.required) requireText(text, label);
	if (length > limit.max) {
		throw new Failure(
			'limitExceeded',
			`'${label}' has ${counted(length)} characters; WhatsApp allows ${counted(limit.max)}`,
			{ field: label, description: limit.advice ?? `Shorten '${label}'.` },
		);
	}
	if (limit.noEmoji && hasEmoji(text)) {
		throw invalid(
			label,
			'has an emoji, which WhatsApp refuses here',
			`Remove the emoji from '${label}'.`,
		);
	}
	if (limit.warnAbove === undefined || length <= limit.warnAbove) return [];
	return [
		`'${label}' has ${counted(length)} characters. WhatsApp allows ${counted(limit.max)}, ` +
			`but more than ${counted(limit.warnAbove)} may be refused or cut off.`,
	];
}

/** Checks that a text says something. `label` is the field's. Throws a Failure (`invalidRequest`). */
export function requireText(text: string, label: string): void {
	if (text.trim() !== '') return;
	throw invalid(
		label,
		'is empty',
		`Fill in '${label}'. If it holds an expression, check that the column exists.`,
	);
}

/** Checks how many there are of something. Throws a Failure (`limitExceeded`, `invalidRequest`). */
export function checkCount(count: number, name: CountLimitName, label: string): void {
	const limit: CountLimit = LIMITS[name];
	const noun = (n: number) => `${counted(n)} ${n === 1 ? limit.one : limit.many}`;
	if (count > limit.max) {
		throw new Failure(
			'limitExceeded',
			`'${label}' has ${noun(count)}; WhatsApp allows ${counted(limit.max)}`,
			{ field: label, description: `Remove ${counted(count - limit.max)} from '${label}'.` },
		);
	}
	if (count < limit.min) {
		throw invalid(
			label,
			`has ${noun(count)}; WhatsApp needs at least ${counted(limit.min)}`,
			`Add at least ${noun(limit.min)} to '${label}'.`,
		);
	}
}

/** Checks that a number is within its range. Throws a Failure (`invalidRequest`). */
export function checkRange(value: number, name: RangeLimitName, label: string): void {
	const limit: RangeLimit = LIMITS[name];
	const kind = limit.whole ? 'a whole number' : 'a number';
	const unit = limit.unit ? ` ${limit.unit}` : '';
	const fits =
		Number.isFinite(value) &&
		value >= limit.min &&
		value <= limit.max &&
		!(limit.whole && !Number.isInteger(value));
	if (fits) return;
	throw invalid(
		label,
		`is ${String(value)}`,
		`Give ${kind} from ${limit.min} to ${limit.max}${unit} in '${label}'.`,
	);
}

/** Checks the size of a file, in bytes. Throws a Failure (`mediaRejected`). */
export function checkSize(bytes: number, name: SizeLimitName, label: string): void {
	const { max } = LIMITS[name];
	if (bytes > 0 && bytes <= max) return;
	throw new Failure(
		'mediaRejected',
		bytes > 0
			? `The file in '${label}' has ${fileSize(bytes)}; WhatsApp allows ${fileSize(max)}`
			: `The file in '${label}' is empty`,
		{ field: label, description: 'Use a smaller file, or send a link to it as text.' },
	);
}

/**
 * Checks that no value comes twice, e.g. the titles of reply buttons or the ids of list rows.
 * `what` names one value: "button title". Throws a Failure (`invalidRequest`).
 */
export function checkUnique(values: readonly string[], what: string, label: string): void {
	const twice = values.find((value, index) => values.indexOf(value) !== index);
	if (twice === undefined) return;
	throw invalid(
		label,
		`has the ${what} "${twice}" more than once`,
		`Give each a different ${what}.`,
	);
}

function counted(value: number): string {
	return value.toLocaleString('en-US');
}

function fileSize(bytes: number): string {
	if (bytes < MB) return `${counted(Math.ceil(bytes / 1024))} KB`;
	return `${counted(Math.ceil((bytes / MB) * 100) / 100)} MB`;
}
