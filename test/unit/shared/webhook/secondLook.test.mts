import type { IWebhookFunctions } from 'n8n-workflow';
import {
	isOnlyProcess,
	lookAgain,
	looksUnderWay,
	stopLooking,
	withThisProcess,
} from '../../../../nodes/shared/webhook/secondLook';

/** Which processes stored something of late. */
const NOW = 1_700_000_000_000;
const own = withThisProcess(undefined, NOW);

test('alone is who wrote, and nobody else did', () => {
	expect(isOnlyProcess(own, NOW)).toBe(true);
	expect(isOnlyProcess({ ...own, another: NOW }, NOW)).toBe(false);
	expect(isOnlyProcess({ another: NOW }, NOW)).toBe(false);
});

test('who wrote nothing for ten minutes counts no longer, this process neither', () => {
	expect(isOnlyProcess({ ...own, another: NOW - 600_000 }, NOW)).toBe(true);
	expect(isOnlyProcess(own, NOW + 600_000)).toBe(false);
	expect(withThisProcess({ another: NOW - 600_000 }, NOW)).toEqual(own);
	expect(withThisProcess({ another: NOW - 599_999 }, NOW)).toEqual({
		...own,
		another: NOW - 599_999,
	});
});

test.each([[null], ['a'], [[]], [7], [{ another: 'long ago' }]])(
	'nothing is known of what is stored as %j',
	(stored) => {
		expect(isOnlyProcess(stored, NOW)).toBe(false);
		expect(withThisProcess(stored, NOW)).toEqual(own);
	},
);

describe('a look', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(async () => {
		await stopLooking();
		jest.useRealTimers();
	});

	/** A webhook that n8n took at this socket. */
	function taken(socket: object, httpRequest = jest.fn(async () => ({}))) {
		const logger = { debug: jest.fn() };
		const context = {
			getRequestObject: () => ({ socket, originalUrl: '/base/webhook/1/x?token=secret' }),
			getNode: () => ({ name: 'WhatsApp' }),
			helpers: { httpRequest },
			logger,
		} as unknown as IWebhookFunctions;
		return { context, httpRequest, logger };
	}

	const always = { isOpen: () => true, isDue: () => true };

	test.each([
		[{ localAddress: '::ffff:10.0.0.2', localPort: 5678 }, 'http://10.0.0.2:5678'],
		[{ localAddress: '::1', localPort: 80 }, 'http://[::1]:80'],
		[{ localAddress: '10.0.0.2', localPort: 443, encrypted: true }, 'https://10.0.0.2:443'],
	])('goes to where this very process listens, without a token (%j)', async (socket, origin) => {
		const { context, httpRequest } = taken(socket);
		void lookAgain(context, 'a', always);
		await jest.advanceTimersByTimeAsync(1_300);
		expect(httpRequest).toHaveBeenCalledTimes(1);
		const [request] = httpRequest.mock.calls[0] as unknown as [Record<string, unknown>];
		expect(request.url).toBe(`${origin}/base/webhook/1/x`);
		expect(JSON.stringify(request)).not.toContain('secret');
	});

	test('is made three times at most, one at a time for each trigger', async () => {
		const { context, httpRequest } = taken({ localAddress: '127.0.0.1', localPort: 1 });
		void lookAgain(context, 'a', always);
		void lookAgain(context, 'a', always);
		await jest.advanceTimersByTimeAsync(20_000);
		expect(httpRequest).toHaveBeenCalledTimes(3);
		expect(looksUnderWay()).toBe(0);
	});

	test('is left out when a webhook has shown it meanwhile', async () => {
		const { context, httpRequest } = taken({ localAddress: '127.0.0.1', localPort: 1 });
		let isOpen = true;
		void lookAgain(context, 'a', { isOpen: () => isOpen, isDue: () => isOpen });
		isOpen = false;
		await jest.advanceTimersByTimeAsync(5_000);
		expect(httpRequest).not.toHaveBeenCalled();
		expect(looksUnderWay()).toBe(0);
	});

	test('that does not come through is only noted', async () => {
		const refuse = jest.fn(async () => await Promise.reject(new Error('refused')));
		const { context, logger } = taken({ localAddress: '127.0.0.1', localPort: 1 }, refuse);
		await Promise.all([lookAgain(context, 'a', always), jest.advanceTimersByTimeAsync(5_000)]);
		expect(refuse).toHaveBeenCalledTimes(3);
		expect(logger.debug).toHaveBeenCalledWith(expect.stringContaining('refused'));
		expect(looksUnderWay()).toBe(0);
	});
});
