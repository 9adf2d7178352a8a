import { PassThrough, Readable } from 'node:stream';
import { readStream, TooLarge } from '../../../../nodes/shared/transport/readStream';

const MOST = 10;
const read = async (stream: Readable, announced?: unknown) =>
	(await readStream(stream, MOST, announced)).toString();
const bytes = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)));

test.each([
	['nothing', bytes(), ''],
	['one part', bytes('abc'), 'abc'],
	['several parts, and exactly as much as is taken', bytes('abcde', 'fghij'), 'abcdefghij'],
])('%s', async (_what, stream, text) => {
	expect(await read(stream)).toBe(text);
	expect(stream.destroyed).toBe(true);
});

test.each([
	['that came', bytes('abcde', 'fghijk'), undefined],
	['that were announced', bytes('abc'), '11'],
])('more bytes than are taken %s: nothing more is read', async (_what, stream, announced) => {
	await expect(read(stream, announced)).rejects.toBeInstanceOf(TooLarge);
	expect(stream.destroyed).toBe(true);
});

test('what breaks it is told, also when it broke before', async () => {
	const broken = new PassThrough();
	const reading = read(broken);
	broken.write('abc');
	broken.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
	await expect(reading).rejects.toMatchObject({ code: 'ECONNRESET' });
	await expect(read(broken)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('one that closes before its end was cut off', async () => {
	const cut = new PassThrough();
	const reading = read(cut);
	cut.write('abc');
	cut.destroy();
	await expect(reading).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
	await expect(read(cut)).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
});
