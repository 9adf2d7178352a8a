import { Failure } from '../failure';
import { isLoopback, urlIn } from '../json';
import { extensionOf } from './fileNames';
import { checkSize, LIMITS } from './limits';
import type { SizeLimitName } from './limits';
import { isKnownExtension, typeOf } from './mimeTypes';

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

/** The largest file that WhatsApp takes as a kind, in bytes. */
export const largestOf = (kind: MediaKind): number => LIMITS[MEDIA[kind].limit].max;

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
	if (extensions && isKnownExtension(extension) && !extensions.includes(extension)) {
		refuse(
			`'${label}' ends in .${extension}, which WhatsApp does not accept as ${a(kind)}`,
			`Use one of these: ${extensions.join(', ')}. Other files can be sent as a document.`,
		);
	}
	// Spaces and letters outside ASCII are common in file names, but not allowed in a link.
	return /[^\x21-\x7e]/.test(text) ? parsed.href : text;
}

/**
 * Checks type and size (bytes) of a file to upload, and gives its type by WhatsApp's name for it.
 * Throws a Failure (`mediaRejected`).
 */
export function checkMediaFile(
	file: { mimeType: string; bytes: number; name?: string },
	kind: MediaKind,
	label: string,
): string {
	const { mimeTypes, limit } = MEDIA[kind];
	const mimeType = typeOf(file.mimeType, file.name);
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
	return mimeType;
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
