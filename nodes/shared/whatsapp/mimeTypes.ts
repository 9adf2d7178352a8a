/** Names under which programs and servers know a type, by the name that WhatsApp takes (source: "WhatsApp media"). */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
	'image/jpeg': [
		'image/jpg',
		'image/jpe',
		'image/jfif',
		'image/pjpeg',
		'image/x-jpg',
		'image/x-jpeg',
		'image/x-citrix-jpeg',
		'application/jpg',
		'application/jpeg',
	],
	'image/png': ['image/x-png', 'image/x-citrix-png', 'application/png'],
	'image/webp': ['image/x-webp'],
	'image/gif': ['image/x-gif'],
	'image/bmp': ['image/x-bmp', 'image/x-ms-bmp'],
	'video/mp4': [
		'application/mp4',
		'video/m4v',
		'video/mpeg4',
		'video/mpeg-4',
		'video/x-m4v',
		'video/x-mp4',
	],
	'video/3gpp': ['video/3gp', 'video/x-3gp', 'video/x-3gpp'],
	'video/quicktime': ['video/mov', 'video/x-quicktime'],
	'video/x-msvideo': ['video/avi', 'video/msvideo'],
	'audio/mpeg': [
		'audio/mp3',
		'audio/mpg',
		'audio/mpeg3',
		'audio/x-mp3',
		'audio/x-mpg',
		'audio/x-mpeg',
		'audio/x-mpeg-3',
		'audio/x-mpeg3',
		'audio/mpegaudio',
		'audio/x-mpegaudio',
	],
	'audio/mp4': ['audio/m4a', 'audio/x-m4a', 'audio/x-mp4', 'audio/mp4a', 'audio/mp4a-latm'],
	'audio/aac': ['audio/aacp', 'audio/x-aac', 'audio/x-hx-aac-adts', 'audio/vnd.dlna.adts'],
	'audio/amr': ['audio/x-amr', 'audio/amr-nb'],
	'audio/ogg': [
		'audio/opus',
		'audio/oga',
		'audio/x-ogg',
		'audio/x-opus',
		'application/ogg',
		'application/x-ogg',
	],
	'audio/wav': ['audio/wave', 'audio/x-wav', 'audio/vnd.wave'],
	'audio/flac': ['audio/x-flac'],
	'application/pdf': ['application/x-pdf', 'application/acrobat', 'text/pdf', 'text/x-pdf'],
	'application/msword': ['application/doc', 'application/x-msword', 'application/vnd.ms-word'],
	'application/vnd.ms-excel': [
		'application/excel',
		'application/x-excel',
		'application/xls',
		'application/msexcel',
		'application/x-msexcel',
	],
	'application/vnd.ms-powerpoint': [
		'application/powerpoint',
		'application/mspowerpoint',
		'application/x-mspowerpoint',
		'application/ppt',
	],
	'application/zip': ['application/x-zip', 'application/x-zip-compressed'],
	'text/plain': ['text/txt'],
	'text/csv': ['text/x-csv', 'application/csv', 'text/comma-separated-values'],
};

const CANONICAL = new Map(
	Object.entries(ALIASES).flatMap(([type, aliases]) => aliases.map((alias) => [alias, type])),
);

/** Extensions by type, the usual one first. What is not listed says nothing about a file. */
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

/** Types that a server gives for want of a better one. */
const MEANINGLESS = [
	'',
	'application/octet-stream',
	'application/binary',
	'application/download',
	'application/force-download',
	'application/x-download',
	'application/unknown',
	'binary/octet-stream',
];

/** Whether an extension tells the type of a file; others, such as php, may be anything. */
export const isKnownExtension = (extension: string): boolean => typeFor(extension) !== undefined;

const typeFor = (extension: string): string | undefined =>
	Object.keys(EXTENSIONS).find((type) => EXTENSIONS[type].includes(extension));

/** A type's usual extension, without a dot; `undefined` for a type that is not known. */
export function extensionFor(mimeType: string): string | undefined {
	const type = canonicalType(mimeType);
	return Object.hasOwn(EXTENSIONS, type) ? EXTENSIONS[type][0] : undefined;
}

/** The type under its own name, in small letters and without parameters: `audio/mp3; x=y` is `audio/mpeg`. */
export function canonicalType(mimeType: string): string {
	const bare = mimeType.split(/[;,]/)[0].replaceAll('"', '').trim().toLowerCase();
	// Some programs tell the extension alone: `jpg`, `.mp3`.
	const byExtension = bare.includes('/') ? undefined : typeFor(bare.replace(/^\./, ''));
	return byExtension ?? CANONICAL.get(bare) ?? bare;
}

/**
 * The type of a file: what it is said to be, or what its name tells where that says nothing, as many
 * servers do with all they keep.
 *
 * @param name of the file, with its extension
 */
export function typeOf(mimeType: string, name: string | undefined): string {
	const said = canonicalType(mimeType);
	if (!MEANINGLESS.includes(said)) return said;
	const extension = /\.([a-z0-9]{1,5})$/i.exec(name ?? '')?.[1].toLowerCase();
	return (extension !== undefined ? typeFor(extension) : undefined) ?? said;
}
