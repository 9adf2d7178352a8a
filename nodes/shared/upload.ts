import type { IExecuteFunctions } from 'n8n-workflow';
import { Failure } from './failure';
import type { RequestContext } from './http';
import type { FormFile, Multipart } from './operation';

/** Only a running node has items with files. */
function isExecution(context: RequestContext): context is IExecuteFunctions {
	return 'getInputData' in context;
}

interface File {
	blob: Blob;
	name: string;
}

async function fileOf(context: RequestContext, property: string, itemIndex: number): Promise<File> {
	const binary = isExecution(context)
		? context.getInputData()[itemIndex]?.binary?.[property]
		: undefined;
	if (!isExecution(context) || !binary) {
		throw new Failure('mediaRejected', `The item has no file in '${property}'`, {
			description:
				"Check 'Input Binary Field': it needs the name of the field that holds the file, usually data.",
		});
	}
	const data = await context.helpers.getBinaryDataBuffer(itemIndex, property);
	return {
		blob: new Blob([new Uint8Array(data)], { type: binary.mimeType }),
		name: binary.fileName ?? `file.${binary.fileExtension ?? 'bin'}`,
	};
}

function ownFile({ content, fileName, mimeType }: Exclude<FormFile, { binaryProperty: string }>) {
	const data = typeof content === 'string' ? content : new Uint8Array(content);
	return { blob: new Blob([data], { type: mimeType }), name: fileName };
}

/**
 * A `multipart/form-data` body with the item's files. The global FormData is used because n8n can
 * send it a second time after it renewed a token (reference n8n 2.3). Throws Failure without the file.
 */
export async function multipartBody(
	context: RequestContext,
	{ multipart }: Multipart,
	itemIndex: number,
): Promise<FormData> {
	const form = new FormData();
	for (const [name, part] of Object.entries(multipart)) {
		if (typeof part === 'string') {
			form.append(name, part);
		} else {
			const file =
				'content' in part ? ownFile(part) : await fileOf(context, part.binaryProperty, itemIndex);
			form.append(name, file.blob, file.name);
		}
	}
	return form;
}
