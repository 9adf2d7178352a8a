import { z } from 'zod';

/**
 * The pieces that request bodies are made of (sources: "Qontak direct broadcast",
 * "WhatsApp message limits", "WhatsApp template rules").
 */

/** A recipient: digits with country code, without `+`, as in all official samples. */
export const phoneNumber = z
	.string()
	.regex(/^[1-9]\d{7,14}$/, 'must be digits with country code, without +');

export const uuid = z
	.string()
	.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'is not a valid id');

/** Words that must be there, at most `max` characters (not UTF-16 units). */
export function words(max: number) {
	return z.string().superRefine((text, context) => {
		if (text.trim() === '') context.addIssue({ code: 'custom', message: "can't be blank" });
		if ([...text].length > max) {
			context.addIssue({
				code: 'custom',
				message: `is too long (maximum is ${max} characters)`,
			});
		}
	});
}

/** What WhatsApp takes as the value of a variable (source: "WhatsApp template values"). */
export const parameterText = words(1024).refine(
	(text) => !/[\n\r\t]| {5}/.test(text),
	'cannot have new-line/tab characters or more than 4 consecutive spaces',
);

/** A web address: https, or http on this very machine. */
export const webAddress = z.string().refine(isWebAddress, 'is not a valid URL');

function isWebAddress(text: string): boolean {
	if (text !== text.trim() || text.length > 2000 || !URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	if (protocol === 'https:') return true;
	return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
