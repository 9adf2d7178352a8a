import { createHash, randomUUID } from 'node:crypto';
import { bytesAnswer } from '../core/answer.mts';
import type { Route } from '../core/listener.mts';
import { notFound } from './refusals.mts';

export interface StoredMedia {
	id: string;
	bytes: Uint8Array;
	mimeType: string;
	/** Hexadecimal. */
	sha256: string;
}

/** Files that customers sent in. */
export class MediaStore {
	private readonly files = new Map<string, StoredMedia>();

	add(bytes: Uint8Array, mimeType: string, id: string = randomUUID()): StoredMedia {
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const file = { id, bytes, mimeType, sha256 };
		this.files.set(id, file);
		return file;
	}

	get(id: string): StoredMedia | undefined {
		return this.files.get(id);
	}

	remove(id: string): void {
		this.files.delete(id);
	}
}

/** GET /media/{id}: the bytes with their own content type (source: "Ivosights media"). */
export function mediaRoute(media: MediaStore, prefix: string): Route {
	return {
		method: 'GET',
		path: `${prefix}/media/:id`,
		handle: ({ params }) => {
			const file = media.get(params.id);
			if (!file) throw notFound('File not found');
			return bytesAnswer(200, file.mimeType, file.bytes);
		},
	};
}
