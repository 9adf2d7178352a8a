import { Failure } from '../../shared/failure';
import type { Field } from '../../shared/operation/field';
import { ask, type Ask, type FormFile, type Plan } from '../../shared/operation/operation';
import { dataOf } from '../reads';

/** A file at Qontak, which WhatsApp can fetch. */
export interface StoredFile {
	url: string;
	/** Empty when Qontak does not tell. */
	fileName: string;
}

/**
 * Uploads a file (source: "Qontak files"). Throws Failure (`mediaRejected`) when Qontak gives no
 * link for it.
 *
 * @param forSend the message that it is part of, and whom that will reach
 */
export function* uploadFile(
	file: FormFile,
	forSend: Pick<Ask, 'to' | 'message'> = {},
): Plan<StoredFile> {
	const { body, status } = yield* ask({
		...forSend,
		effect: 'write',
		method: 'POST',
		path: ['file_uploader'],
		body: { multipart: { file } },
	});
	const { url, filename } = dataOf(body);
	if (typeof url !== 'string' || url === '') {
		throw new Failure('mediaRejected', 'Qontak took the file but gave no link to it', {
			httpStatus: status,
			description: 'Try again, or give a link to the file instead.',
		});
	}
	return { url, fileName: typeof filename === 'string' ? filename : '' };
}

/** Where the item has a file. */
export const inputFileField = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input binary field that holds the file',
} as const satisfies Field;
