import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits `ms` milliseconds, or until the signal aborts, whichever comes first. Never throws: whoever
 * waits here has nothing to undo when the simulator closes.
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	if (ms <= 0 || signal?.aborted) return;
	await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}

/** A time as WhatsApp writes it in webhooks: whole seconds since 1970, in a string. */
export function unixSeconds(date: Date): string {
	return String(Math.floor(date.getTime() / 1000));
}
