import type { JournalEntry } from '../core/journal.mts';
import { invalid, refused } from './answers.mts';

export interface FormFile {
	filename: string;
	/** Without parameters: `image/jpeg`. */
	mimeType: string;
	bytes: Uint8Array;
}

/** A multipart body: its texts and files by the name of their field. */
export interface Form {
	fields: Record<string, string>;
	files: Record<string, FormFile>;
}

/** Reads a multipart body. Throws a Refusal when it can not be read or a field comes twice. */
export async function readForm({
	headers,
	rawBody,
}: Pick<JournalEntry, 'headers' | 'rawBody'>): Promise<Form> {
	const form: Form = { fields: {}, files: {} };
	for (const [name, value] of await entriesOf(headers['content-type'] ?? '', rawBody)) {
		if (name in form.fields || name in form.files) throw invalid({ [name]: ['is given twice'] });
		if (typeof value === 'string') form.fields[name] = value;
		else {
			form.files[name] = {
				filename: value.name,
				mimeType: value.type.split(';')[0].trim().toLowerCase(),
				bytes: new Uint8Array(await value.arrayBuffer()),
			};
		}
	}
	return form;
}

async function entriesOf(type: string, body: Buffer): Promise<[string, string | File][]> {
	try {
		const response = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
		const entries: [string, string | File][] = [];
		(await response.formData()).forEach((value, name) => entries.push([name, value]));
		return entries;
	} catch {
		throw refused(400, 'The multipart body can not be read');
	}
}
