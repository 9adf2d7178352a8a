/** What is needed of a Node stream. */
export interface ByteStream {
	readonly destroyed: boolean;
	readonly errored?: Error | null;
	on(event: 'data', tell: (chunk: Buffer) => void): unknown;
	on(event: 'end' | 'close', tell: () => void): unknown;
	on(event: 'error', tell: (error: Error) => void): unknown;
	destroy(): void;
}

/** Whether a body is one. */
export const isStream = (body: unknown): body is ByteStream =>
	typeof body === 'object' && body !== null && Symbol.asyncIterator in body && 'destroy' in body;

/** An answer has more bytes than are taken. */
export class TooLarge extends Error {}

/** As Node says it. */
const cutOff = () =>
	Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });

/**
 * Reads a stream to its end. By its events: to iterate over it takes several times as long as to read a
 * short answer.
 *
 * @param announced the header `Content-Length`
 * @throws TooLarge as soon as there is more than `maxBytes`, by what the server announces, if it does, or by
 * what came; what breaks the stream
 */
export async function readStream(
	stream: ByteStream,
	maxBytes: number,
	announced: unknown,
): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	let hasEnded = false;
	try {
		await new Promise<void>((resolve, reject) => {
			if (Number(announced) > maxBytes) return reject(new TooLarge());
			stream.on('data', (chunk) => {
				size += chunk.length;
				if (size > maxBytes) reject(new TooLarge());
				else chunks.push(chunk);
			});
			stream.on('end', () => {
				hasEnded = true;
				resolve();
			});
			stream.on('error', reject);
			// An error takes its time to be made.
			stream.on('close', () => {
				if (!hasEnded) reject(cutOff());
			});
			// It ended before anybody listened.
			if (stream.destroyed) reject(stream.errored ?? cutOff());
		});
	} finally {
		stream.destroy();
	}
	return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}
