import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { exchange, type RequestContext, type RequestBounds } from './exchange';
import { Failure } from '../failure';
import { fileNameFor, nameInLink, safeName, withExtension } from '../whatsapp/fileNames';
import { checkMediaFile, largestOf, type MediaKind } from '../whatsapp/media';
import { checkReach } from './reach';
import { typeOf } from '../whatsapp/mimeTypes';
import type { Ask, FormFile, Multipart } from '../operation/operation';

interface File {
	blob: Blob;
	name: string;
}

/** How a file behind a link is fetched: its bounds, and the base URL of the gateway that gets it. */
interface Fetching {
	bounds: RequestBounds;
	base: string;
}

const LINK_ADVICE =
	'Open the link in a private browser window: it has to give the file itself, without a login, a page around it or a redirect.';

/** Only a running node has items with files. */
function isExecution(context: RequestContext): context is IExecuteFunctions {
	return 'getInputData' in context;
}

/** What n8n knows of the item's file. Throws Failure when there is none, or of a type that cannot be sent. */
function describedFile(
	context: RequestContext,
	property: string,
	itemIndex: number,
	as?: MediaKind,
): IBinaryData {
	const binary = isExecution(context)
		? context.getInputData()[itemIndex]?.binary?.[property]
		: undefined;
	if (!binary) {
		throw new Failure('mediaRejected', `The item has no file in '${property}'`, {
			description:
				"Check 'Input Binary Field': it needs the name of the field that holds the file, usually data.",
		});
	}
	const { mimeType, fileName: name, bytes = 1 } = binary;
	if (as) checkMediaFile({ mimeType, bytes, name }, as, property);
	return binary;
}

/** A file ready for a form: its type by WhatsApp's name for it, and a name that a phone can open. */
function readyFile(data: Buffer, mimeType: string, name: string | undefined): File {
	const type = typeOf(mimeType, name);
	return {
		blob: new Blob([new Uint8Array(data)], { type }),
		name: name === undefined ? fileNameFor(type, 'file') : withExtension(name, type),
	};
}

async function itemFile(
	context: IExecuteFunctions,
	{ binaryProperty: property, as, fileName: wanted }: Extract<FormFile, { binaryProperty: string }>,
	itemIndex: number,
): Promise<File> {
	const { mimeType, fileName, fileExtension } = describedFile(context, property, itemIndex, as);
	const data = await context.helpers.getBinaryDataBuffer(itemIndex, property);
	if (as) checkMediaFile({ mimeType, bytes: data.length, name: fileName }, as, property);
	const told = safeName(fileName) ?? (fileExtension ? `file.${fileExtension}` : undefined);
	return named(readyFile(data, mimeType, told), wanted);
}

/** The file under the name that the person wants for it, with its own extension if that has none. */
function named(file: File, wanted: string | undefined): File {
	const name = safeName(wanted);
	return name === undefined ? file : { ...file, name: withExtension(name, file.blob.type) };
}

async function linkedFile(
	context: RequestContext,
	{ link, as, fileName: wanted }: Extract<FormFile, { link: string }>,
	{ bounds, base }: Fetching,
): Promise<File> {
	await checkReach(context, link, base, 'Media URL');
	const { host } = new URL(link);
	const fetched = await exchange(
		context,
		undefined,
		{
			url: link,
			encoding: 'stream',
			timeout: bounds.timeoutMs,
			returnFullResponse: true,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		},
		{ ...bounds, maxBytes: Math.min(bounds.maxBytes, largestOf(as)) },
	);
	if ('brokenBy' in fetched || !fetched.file) {
		const why =
			'brokenBy' in fetched ? 'gave no complete answer' : `answered with HTTP ${fetched.status}`;
		throw new Failure('mediaRejected', `The file could not be fetched: ${host} ${why}`, {
			description: LINK_ADVICE,
		});
	}
	const { data, mimeType = '', fileName } = fetched.file;
	const name = fileName ?? nameInLink(link);
	checkMediaFile({ mimeType, bytes: data.length, name }, as, 'Media URL');
	return named(readyFile(data, mimeType, name), wanted);
}

async function fileOf(
	context: RequestContext,
	part: FormFile,
	itemIndex: number,
	fetching: Fetching,
): Promise<File> {
	if ('content' in part) {
		return { blob: new Blob([part.content], { type: part.mimeType }), name: part.fileName };
	}
	if ('link' in part) return await linkedFile(context, part, fetching);
	return await itemFile(context as IExecuteFunctions, part, itemIndex);
}

/**
 * A `multipart/form-data` body with its files. The global FormData is used because n8n can send it
 * a second time after it renewed a token (source: "n8n HTTP helper"). Throws Failure
 * (`mediaRejected`) when a file is missing, cannot be fetched, or is not what WhatsApp takes.
 */
export async function multipartBody(
	context: RequestContext,
	{ multipart }: Multipart,
	itemIndex: number,
	fetching: Fetching,
): Promise<FormData> {
	const form = new FormData();
	for (const [name, part] of Object.entries(multipart)) {
		if (typeof part === 'string') {
			form.append(name, part);
		} else {
			const file = await fileOf(context, part, itemIndex, fetching);
			form.append(name, file.blob, file.name);
		}
	}
	return form;
}

/** Checks, before anything is sent, that the item has the files an ask refers to. Throws Failure (`mediaRejected`). */
export function checkFiles(context: RequestContext, { body }: Ask, itemIndex: number): void {
	if (body === undefined || !('multipart' in body)) return;
	for (const part of Object.values((body as Multipart).multipart)) {
		if (typeof part === 'object' && 'binaryProperty' in part) {
			describedFile(context, part.binaryProperty, itemIndex, part.as);
		}
	}
}
