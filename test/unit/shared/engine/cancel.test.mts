import { getEventListeners } from 'node:events';
import { Cancel } from '../../../../nodes/shared/engine/cancel';
import { Failure } from '../../../../nodes/shared/failure';

const HOUR = 3_600_000;

test('a cancel ends all waits at once', async () => {
	const stop = new AbortController();
	const cancel = new Cancel(stop.signal);
	const own = new Failure('unconfirmed', 'Lost');
	const waits = [cancel.pause(HOUR), cancel.pause(HOUR, own)];
	stop.abort();
	await expect(waits[0]).rejects.toMatchObject({ reason: 'cancelled' });
	await expect(waits[1]).rejects.toBe(own);
	await expect(cancel.pause(HOUR)).rejects.toMatchObject({ reason: 'cancelled' });
	expect(cancel.isOn).toBe(true);
});

test('however many wait, the signal has one listener, and none when nobody does', async () => {
	const stop = new AbortController();
	const cancel = new Cancel(stop.signal);
	const listeners = () => getEventListeners(stop.signal, 'abort').length;
	const unwatch = Array.from({ length: 20 }, () => cancel.watch(() => {}));
	expect(listeners()).toBe(1);
	for (const end of unwatch) end();
	expect(listeners()).toBe(0);
	await cancel.pause(1);
	expect(listeners()).toBe(0);
});

test('without a signal nothing cancels', async () => {
	const cancel = new Cancel(undefined);
	await cancel.pause(1);
	expect(cancel.isOn).toBe(false);
});
