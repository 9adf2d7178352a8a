import { z } from 'zod';

/**
 * The pieces that request bodies are made of, with WhatsApp's limits and the document's notation
 * (sources: "WhatsApp message limits", "WhatsApp template rules"). Lengths are counted in
 * characters, not in UTF-16 units.
 */

/** A recipient: digits without `+`, in international form. */
export const waId = z
	.string()
	.regex(/^[1-9]\d{7,14}$/, 'The :attribute must be 8 to 15 digits with country code, without +.');

/** Words that must be there (Laravel takes blanks for nothing) and have at most `max` characters. */
export function words(max: number) {
	return z.string().superRefine((text, context) => {
		if (text.trim() === '') {
			context.addIssue({ code: 'custom', message: 'The :attribute field is required.' });
		} else if ([...text].length > max) {
			context.addIssue({
				code: 'custom',
				message: `The :attribute may not be greater than ${max} characters.`,
			});
		}
	});
}

/** A web address: https, or any scheme of the web on this very machine. */
export const webAddress = z.string().superRefine((text, context) => {
	if (!isPublicAddress(text)) {
		context.addIssue({ code: 'custom', message: 'The :attribute must be a public https URL.' });
	}
});

function isPublicAddress(text: string): boolean {
	if (text.length > 2000 || text !== text.trim() || !URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	if (protocol === 'https:') return true;
	return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** An e-mail address. The document prints its own examples masked, as `[email protected]`. */
export const email = z
	.string()
	.max(128)
	.regex(/^(\S+@\S+\.\S+|\[email.protected\])$/, 'The :attribute must be a valid email address.');

export type MediaType = 'image' | 'video' | 'audio' | 'document' | 'sticker';

const EXTENSIONS: Record<Exclude<MediaType, 'document'>, readonly string[]> = {
	image: ['jpg', 'jpeg', 'png'],
	video: ['mp4', '3gp', '3gpp'],
	audio: ['aac', 'amr', 'mp3', 'm4a', 'ogg', 'opus'],
	sticker: ['webp'],
};

/** Extensions that say plainly what a file is; any other may turn out to be anything. */
const TELLING = new Set([
	...Object.values(EXTENSIONS).flat(),
	...['gif', 'bmp', 'tif', 'tiff', 'svg', 'heic', 'mov', 'avi', 'mkv', 'webm', 'wav', 'flac'],
	...['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'txt', 'csv', 'zip', 'html'],
]);

/** Whether a link's extension contradicts the type it is sent as. Documents may be anything. */
export function contradictsType(link: string, type: MediaType): boolean {
	if (type === 'document') return false;
	const extension = /\.([a-z0-9]{2,4})$/i.exec(new URL(link).pathname)?.[1].toLowerCase();
	if (extension === undefined || !TELLING.has(extension)) return false;
	return !EXTENSIONS[type].includes(extension);
}

/** A link to a file of the given type. */
export function mediaLink(type: MediaType) {
	return webAddress.superRefine((link, context) => {
		if (URL.canParse(link) && contradictsType(link, type)) {
			context.addIssue({
				code: 'custom',
				message: `The :attribute must be a file of type: ${EXTENSIONS[type as 'image'].join(', ')}.`,
			});
		}
	});
}

/** Reports values that occur twice among things that must differ. */
export function refuseRepeats(
	values: readonly string[],
	pathOf: (index: number) => (string | number)[],
	context: z.RefinementCtx,
): void {
	values.forEach((value, index) => {
		if (values.indexOf(value) < index) {
			context.addIssue({
				code: 'custom',
				path: pathOf(index),
				message: 'The :attribute field has a duplicate value.',
			});
		}
	});
}
