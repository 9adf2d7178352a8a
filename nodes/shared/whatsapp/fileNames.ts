import { urlIn } from '../json';
import { canonicalType, extensionFor, isKnownExtension } from './mimeTypes';

/**
 * Line ends and the like, which would break the header that carries the name; signs that turn the order of
 * reading, so that gpj.exe reads as exe.jpg; signs that nobody sees; halves of characters.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]+/gu;
const LONGEST = 200;
/** Ends of links that name what makes the file, not the file. */
const SCRIPT = /\.(?:php\d?|aspx?|ashx|jspx?|cgi|do)$/i;
const EXTENSION = /\.([a-z0-9]{1,5})$/i;

/** A text with its percent signs decoded; as it is where they are no valid encoding. */
function decoded(text: string): string {
	let plain = text;
	try {
		plain = decodeURIComponent(text);
	} catch {
		plain = text;
	}
	return plain;
}

/**
 * A name as a person may give it or a server tell it, fit to be a file's: without folders and
 * control signs. `undefined` when nothing is left.
 */
export function safeName(name: string | undefined): string | undefined {
	const last = (name ?? '').split(/[\\/]/).at(-1) ?? '';
	const clean = last
		.replace(UNSAFE, ' ')
		.trim()
		.replace(/^[.\s]+/, '');
	if (clean === '') return undefined;
	const signs = Array.from(clean);
	if (signs.length <= LONGEST) return clean;
	const extension = EXTENSION.exec(clean)?.[0] ?? '';
	return signs.slice(0, LONGEST - extension.length).join('') + extension;
}

/** The extension in a link's path: lower case, without dot, '' where there is none. */
export function extensionOf(url: string): string {
	const path = urlIn(url)?.pathname ?? '';
	return EXTENSION.exec(path)?.[1].toLowerCase() ?? '';
}

/** The last part of a link's path, as people read it; `undefined` when it is empty. */
export function nameInLink(link: string): string | undefined {
	const last = urlIn(link)?.pathname.split('/').at(-1) ?? '';
	return safeName(decoded(last).replace(SCRIPT, ''));
}

/** Node reads headers as Latin-1, but many servers write UTF-8. */
function readAsUtf8(text: string): string {
	if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text;
	const read = Buffer.from(text, 'latin1').toString('utf8');
	return read.includes('\ufffd') ? text : read;
}

/**
 * The name in a `Content-Disposition` header; the international form wins over the plain one
 * (RFC 6266). `undefined` when it has none.
 */
export function nameInHeader(disposition: string): string | undefined {
	const foreign = /filename\*\s*=\s*"?[\w-]*'[^']*'([^;"]+)"?/i.exec(disposition)?.[1];
	const quoted = /filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1];
	const bare = /filename\s*=\s*([^;"\s][^;"]*)/i.exec(disposition)?.[1];
	const plain = quoted?.replace(/\\(["\\])/g, '$1') ?? bare;
	const told = foreign ?? plain;
	return told === undefined ? undefined : safeName(decoded(readAsUtf8(told)));
}

/**
 * The name with the usual extension of the type behind it, unless it ends in one that tells a type:
 * "Faktur No.12" does not. Of plain text there are too many kinds to know their extensions.
 */
export function withExtension(name: string, mimeType: string): string {
	const own = EXTENSION.exec(name)?.[1].toLowerCase();
	const extension = extensionFor(mimeType);
	if (extension === undefined) return name;
	const told =
		own !== undefined && (isKnownExtension(own) || canonicalType(mimeType) === 'text/plain');
	return told ? name : `${name}.${extension}`;
}

/** A file name made of an id and a type's usual extension, safe on every file system. */
export function fileNameFor(mimeType: string, id: string): string {
	const name = id.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 80) || 'file';
	return withExtension(name, mimeType);
}
