import { randomUUID } from 'node:crypto';
import { bytesAnswer, jsonAnswer } from '../core/answer.mts';
import type { Route } from '../core/listener.mts';
import { invalid, success } from './answers.mts';
import type { Endpoint } from './endpoint.mts';
import type { FormFile } from './form.mts';

export interface StoredFile extends FormFile {
	id: string;
	url: string;
}

/** Files that were uploaded or that customers sent, at addresses such as cdn.qontak.com has. */
export class FileStore {
	private readonly files = new Map<string, StoredFile>();
	/** Where the addresses begin. */
	host = '';

	add(file: FormFile): StoredFile {
		const id = randomUUID();
		const path = `/uploads/direct/${folderOf(file.mimeType)}/${id}/`;
		const stored = { ...file, id, url: `${this.host}${path}${encodeURIComponent(file.filename)}` };
		this.files.set(id, stored);
		return stored;
	}

	get(id: string): StoredFile | undefined {
		return this.files.get(id);
	}

	all(): StoredFile[] {
		return [...this.files.values()];
	}
}

function folderOf(mimeType: string): string {
	const [family] = mimeType.split('/');
	return ['image', 'video', 'audio'].includes(family) ? `${family}s` : 'files';
}

/** What WhatsApp takes of each kind, in MB (source: "WhatsApp media"). */
const MOST_MB: Readonly<Record<string, number>> = { images: 5, videos: 16, audios: 16, files: 100 };

/** POST /file_uploader. */
export function fileEndpoint(files: FileStore): Endpoint {
	return {
		method: 'POST',
		path: '/file_uploader',
		area: 'other',
		takes: ['form'],
		handle: ({ form }) => {
			const strange = [
				...Object.keys(form?.fields ?? {}),
				...Object.keys(form?.files ?? {}).filter((name) => name !== 'file'),
			];
			if (strange.length > 0) throw invalid({ [strange[0]]: ['is not allowed'] });
			const file = form?.files.file;
			if (!file) throw invalid({ file: ['is missing'] });
			if (file.filename === '') throw invalid({ file: ['must have a file name'] });
			if (file.bytes.length === 0) throw invalid({ file: ['is empty'] });
			const most = MOST_MB[folderOf(file.mimeType)];
			if (file.bytes.length > most * 1024 * 1024) {
				throw invalid({ file: [`is larger than ${most} MB`] });
			}
			const { filename, url } = files.add(file);
			return success({ filename, url }, 201);
		},
	};
}

/** The files themselves: no authorization, as on the CDN (source: "Qontak files"). */
export function fileRoute(files: FileStore): Route {
	return {
		method: 'GET',
		path: '/uploads/direct/:folder/:id/:name',
		handle: ({ params }) => {
			const file = files.get(params.id);
			return file
				? bytesAnswer(200, file.mimeType, file.bytes)
				: jsonAnswer(404, { message: 'Not Found' });
		},
	};
}
