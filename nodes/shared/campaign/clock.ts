import { sleepUntil } from '../n8n/versions';

/** Time, as the pace needs it. Tests give one of their own. */
export interface Clock {
	/** Now, in epoch ms. */
	now(): number;
	/** Waits, in ms, or until the signal aborts; never throws. */
	wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** The machine's clock, and n8n's own way to wait. */
export const machineClock: Clock = {
	now: () => Date.now(),
	wait: async (ms, signal) => await sleepUntil(Math.max(0, ms), signal),
};
