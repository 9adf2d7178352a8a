import { Failure } from '../failure';
import { isLoopback, urlIn } from '../json';
import { checkSize } from './limits';
import type { SizeLimitName } from './limits';

/** The kinds of files that WhatsApp tells apart (source: "WhatsApp media"). */
export const MEDIA_KINDS = ['image', 'document', 'video', 'audio', 'sticker'] as const;
/** One of {@link MEDIA_KINDS}. */
export type MediaKind = (typeof MEDIA_KINDS)[number];

interface MediaRule {
	/** Undefined: any type. */
	mimeTypes?: readonly string[];
	extensions?: readonly string[];
	limit: SizeLimitName;
}

/** What WhatsApp accepts of each kind (source: "WhatsApp media"). Sizes are in `LIMITS`. */
export const MEDIA: Readonly<Record<MediaKind, MediaRule>> = {
	image: {
		mimeTypes: ['image/jpeg', 'image/png'],
		extensions: ['jpg', 'jpeg', 'png'],
		limit: 'imageFile',
	},
	document: { limit: 'documentFile' },
	video: {
		mimeTypes: ['video/mp4', 'video/3gpp'],
		extensions: ['mp4', '3gp', '3gpp'],
		limit: 'videoFile',
	},
	audio: {
		mimeTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
		extensions: ['aac', 'amr', 'mp3', 'm4a', 'ogg', 'opus', 'mp4'],
		limit: 'audioFile',
	},
	sticker: { mimeTypes: ['image/webp'], extensions: ['webp'], limit: 'stickerFile' },
};

/** Extensions by type. What is not listed (a link to a script, say) says nothing about a file. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
	'image/jpeg': ['jpg', 'jpeg'],
	'image/png': ['png'],
	'image/webp': ['webp'],
	'image/gif': ['gif'],
	'image/bmp': ['bmp'],
	'image/tiff': ['tiff', 'tif'],
	'image/heic': ['heic', 'heif'],
	'image/avif': ['avif'],
	'image/svg+xml': ['svg'],
	'video/mp4': ['mp4'],
	'video/3gpp': ['3gp', '3gpp'],
	'video/quicktime': ['mov'],
	'video/x-msvideo': ['avi'],
	'video/x-matroska': ['mkv'],
	'video/webm': ['webm'],
	'audio/aac': ['aac'],
	'audio/amr': ['amr'],
	'audio/mpeg': ['mp3'],
	'audio/mp4': ['m4a'],
	'audio/ogg': ['ogg', 'opus'],
	'audio/wav': ['wav'],
	'audio/flac': ['flac'],
	'application/pdf': ['pdf'],
	'application/msword': ['doc'],
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
	'application/vnd.ms-excel': ['xls'],
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
	'application/vnd.ms-powerpoint': ['ppt'],
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
	'application/zip': ['zip'],
	'text/plain': ['txt'],
	'text/csv': ['csv'],
	'text/html': ['html', 'htm'],
};
const KNOWN_EXTENSIONS: readonly string[] = Object.values(EXTENSIONS).flat();

/**
 * Checks a link to a file that WhatsApp fetches, and gives it back ready to send: https (http
 * only on this machine), no password in it, and an extension, if it has one, that fits the kind.
 * Throws a Failure (`mediaRejected`).
 */
export function checkMediaUrl(url: unknown, kind: MediaKind, label: string): string {
	const refuse = (happened: string, description: string): never => {
		throw new Failure('mediaRejected', happened, { field: label, description });
	};
	const example = `Give a public link to the file itself, e.g. https://example.com/file.${exampleOf(kind)}.`;
	const text = typeof url === 'string' ? url.trim() : '';
	if (text === '') refuse(`'${label}' is empty`, example);

	const parsed = urlIn(text);
	if (!parsed || !/^https?:\/\//i.test(text)) {
		return refuse(`'${label}' is not a link: ${shorten(text)}`, example);
	}
	if (parsed.protocol === 'http:' && !isLoopback(text)) {
		refuse(`'${label}' starts with http://, WhatsApp fetches files over https:// only`, example);
	}
	if (parsed.username !== '' || parsed.password !== '') {
		refuse(`'${label}' has a user name or password in it, which WhatsApp does not use`, example);
	}
	const extension = extensionOf(text);
	const { extensions } = MEDIA[kind];
	if (extensions && KNOWN_EXTENSIONS.includes(extension) && !extensions.includes(extension)) {
		refuse(
			`'${label}' ends in .${extension}, which WhatsApp does not accept as ${a(kind)}`,
			`Use one of these: ${extensions.join(', ')}. Other files can be sent as a document.`,
		);
	}
	// Spaces and letters outside ASCII are common in file names, but not allowed in a link.
	return /[^\x21-\x7e]/.test(text) ? parsed.href : text;
}

/** Checks type and size (bytes) of a file to upload. Throws a Failure (`mediaRejected`). */
export function checkMediaFile(
	file: { mimeType: string; bytes: number },
	kind: MediaKind,
	label: string,
): void {
	const { mimeTypes, limit } = MEDIA[kind];
	const mimeType = bareMime(file.mimeType);
	if (mimeTypes && !mimeTypes.includes(mimeType)) {
		throw new Failure(
			'mediaRejected',
			`The file in '${label}' is of type ${mimeType || 'unknown'}, which WhatsApp does not accept as ${a(kind)}`,
			{
				field: label,
				description: `Use one of these: ${mimeTypes.join(', ')}. Other files can be sent as a document.`,
			},
		);
	}
	checkSize(file.bytes, limit, label);
}

/** The extension in a link's path: lower case, without dot, '' where there is none. */
export function extensionOf(url: string): string {
	const path = urlIn(url)?.pathname ?? '';
	return /\.([a-z0-9]{1,5})$/i.exec(path)?.[1].toLowerCase() ?? '';
}

/** A file name made of an id and a type's usual extension, safe on every file system. */
export function fileNameFor(mimeType: string, id: string): string {
	const name = id.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 80) || 'file';
	const extension = EXTENSIONS[bareMime(mimeType)]?.[0];
	return extension ? `${name}.${extension}` : name;
}

function bareMime(mimeType: string): string {
	return mimeType.split(';')[0].trim().toLowerCase();
}

function exampleOf(kind: MediaKind): string {
	return MEDIA[kind].extensions?.[0] ?? 'pdf';
}

function a(kind: MediaKind): string {
	if (kind === 'audio') return kind;
	return /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

function shorten(text: string): string {
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
