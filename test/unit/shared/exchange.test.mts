import { PassThrough } from 'node:stream';
import { exchange, type RequestContext } from '../../../nodes/shared/exchange';

const limits = { timeoutMs: 20, maxBytes: 10 };
const options = { url: 'http://127.0.0.1/file', encoding: 'stream' as const };

/** A gateway that gave its headers and sends this file. */
const giving = (body: PassThrough) =>
	({
		helpers: {
			httpRequest: async () => ({ statusCode: 200, headers: { 'Content-Type': 'a/b; c' }, body }),
		},
	}) as unknown as RequestContext;

describe('a file', () => {
	test('comes whole', async () => {
		const body = new PassThrough();
		body.end('12345');
		const answer = await exchange(giving(body), undefined, options, limits);
		expect(answer).toMatchObject({ file: { data: Buffer.from('12345'), mimeType: 'a/b' } });
	});

	test('that stands still is given up, and so is its connection', async () => {
		const body = new PassThrough();
		body.write('12345');
		const answer = await exchange(giving(body), undefined, options, limits);
		expect(answer).toEqual({ brokenBy: 'ETIMEDOUT' });
		expect(body.destroyed).toBe(true);
	});

	test('that trickles is given up', async () => {
		const body = new PassThrough();
		const trickle = setInterval(() => body.write('1'), 5);
		const answer = await exchange(giving(body), undefined, options, { ...limits, maxBytes: 1e6 });
		clearInterval(trickle);
		expect(answer).toEqual({ brokenBy: 'ETIMEDOUT' });
	});

	test('that is too large is not read to its end', async () => {
		const body = new PassThrough();
		body.write('12345678901');
		await expect(exchange(giving(body), undefined, options, limits)).rejects.toThrow('larger than');
		expect(body.destroyed).toBe(true);
	});
});
