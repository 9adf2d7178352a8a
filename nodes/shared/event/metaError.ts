import { defined, dictionariesIn, dictionaryIn, textIn } from '../json';
import { meaningOfCode } from '../whatsapp/errorCodes';
import type { EventError } from './event';

/** The first of Meta's `errors`, with what its code means (source: "WhatsApp error codes"). */
export function errorIn(errors: unknown): EventError | undefined {
	const error = dictionariesIn(errors).at(0);
	if (!error) return undefined;
	const { code: given, title, message, details, error_data: data } = error;
	const code = typeof given === 'number' ? given : (textIn(given) ?? '');
	return defined({
		code,
		title: textIn(title) ?? textIn(message) ?? '',
		details: textIn(dictionaryIn(data).details) ?? textIn(details),
		reason: meaningOfCode(code)?.reason ?? 'other',
	});
}
