/** What a gateway said when it refused. */
export interface GatewayWords {
	message?: string;
	code?: string | number;
	/** Whether the code is one of WhatsApp's own, not the gateway's. */
	isWhatsAppCode?: boolean;
}

type Dictionary = Record<string, unknown>;

const MAX_WORDS = 600;

const isDictionary = (value: unknown): value is Dictionary =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const codeOf = (value: unknown): string | number | undefined =>
	typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : undefined;

function sentences(parts: Array<string | undefined>): string | undefined {
	const given = [...new Set(parts.filter((part): part is string => part !== undefined))];
	return given.length > 0 ? given.join('. ').replace(/\.\. /g, '. ') : undefined;
}

/** `{ "wa_id": ["The wa_id field is required."] }`, as Laravel and Rails write it. */
function fieldErrors(fields: Dictionary): string | undefined {
	const lines = Object.entries(fields).map(([field, texts]) => {
		const list = (Array.isArray(texts) ? texts : [texts]).map(String).join(' ');
		return list.includes(field) ? list : `${field}: ${list}`;
	});
	return sentences(lines);
}

/** One of Meta's errors: `{ code, title, message, details, error_data: { details } }`. */
function whatsAppError(error: Dictionary): GatewayWords {
	const data = isDictionary(error.error_data) ? error.error_data : {};
	return {
		code: codeOf(error.code),
		isWhatsAppCode: true,
		message: sentences([
			textOf(error.title),
			textOf(error.message),
			textOf(error.details),
			textOf(data.details),
		]),
	};
}

/** One entry of Qontak's `messages`: a text, or errors by field. */
function qontakMessage(entry: unknown): string | undefined {
	if (!isDictionary(entry)) return textOf(entry);
	return isDictionary(entry.active_model_errors)
		? fieldErrors(entry.active_model_errors)
		: textOf(entry.message);
}

function fromError(error: Dictionary): GatewayWords {
	if (Array.isArray(error.messages)) {
		return { code: codeOf(error.code), message: sentences(error.messages.map(qontakMessage)) };
	}
	return whatsAppError(error);
}

function fromBody(body: Dictionary): GatewayWords {
	if (Array.isArray(body.errors) && isDictionary(body.errors[0])) {
		const all = body.errors.filter(isDictionary).map(whatsAppError);
		return { ...all[0], message: sentences(all.map(({ message }) => message)) };
	}
	if (isDictionary(body.error)) return fromError(body.error);
	if (typeof body.error === 'string') {
		return { code: body.error, message: sentences([textOf(body.error_description) ?? body.error]) };
	}
	const fields = isDictionary(body.errors) ? fieldErrors(body.errors) : undefined;
	const own = textOf(body.message);
	const name = textOf(body.name);
	return {
		code: codeOf(body.code),
		message: sentences([name === own ? undefined : name, own, fields]),
	};
}

/** The readable part of an HTML page: its title and first heading. */
function fromHtml(html: string): string {
	const parts = ['title', 'h1'].map((tag) =>
		textOf(
			new RegExp(`<${tag}[^>]*>([^<]{1,200})</${tag}>`, 'i').exec(html)?.[1].replace(/\s+/g, ' '),
		),
	);
	const words = sentences(parts);
	return words ? `a web page titled “${words}”` : 'a web page';
}

/**
 * The gateway's own words in an answer that is not a success. Reads all shapes of reference 2.5
 * (Laravel `message` + `errors`, `errors[]`, `error{}`), Qontak's `error.messages[]` (1.3),
 * DecisionTelecom's `{ name, message, code }` (3.5), HTML pages, plain text and nothing at all.
 *
 * @param json the parsed body, `undefined` when it is not JSON
 */
export function readWords(json: unknown, text: string): GatewayWords {
	const words = isDictionary(json)
		? fromBody(json)
		: /<html|<!doctype html/i.test(text)
			? { message: fromHtml(text) }
			: { message: textOf(typeof json === 'string' ? json : text) };
	return { ...words, message: words.message?.slice(0, MAX_WORDS) };
}
