/** How fast a run may be, from the option 'Speed'. */
export interface Speed {
	/** Messages a second that the person fixed; `undefined` finds it out. */
	perSecond?: number;
	/** Most requests of the run under way at once; `undefined` follows how fast the gateway answers. */
	inFlight?: number;
	/** The part of what the account may do that this n8n process may use, above 0 and up to 1. */
	share: number;
	/** Whether a fixed speed counts messages only, and not what is read for them. */
	countsSends: boolean;
}

/** As fast as the gateway permits. */
export const AUTOMATIC: Speed = { share: 1, countsSends: false };

const SECONDS: Readonly<Record<string, number>> = {
	second: 1,
	minute: 60,
	hour: 3_600,
	day: 86_400,
};
const FASTEST = 1_000_000;

/** What the form holds; an expression may put anything there. */
export interface SpeedForm {
	mode?: unknown;
	messages?: unknown;
	unit?: unknown;
	inFlight?: unknown;
	share?: unknown;
}

const LEAST = 0.001;

/** A number from {@link LEAST} to `most`; `undefined` for anything else. */
function numberIn(value: unknown, most: number): number | undefined {
	const isOne = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
	return isOne && Number(value) >= LEAST ? Math.min(Number(value), most) : undefined;
}

/**
 * Reads the option. What is no number from 0.001 on counts as left alone.
 *
 * @param countsSends whether what runs sends messages: then a fixed speed counts these
 */
export function readSpeed(form: SpeedForm | undefined, countsSends: boolean): Speed {
	const { mode, messages, unit, inFlight, share } = form ?? {};
	const used = (numberIn(share, 100) ?? 100) / 100;
	const atOnce = numberIn(inFlight, FASTEST);
	const fixed = mode === 'fixed' ? numberIn(messages, FASTEST) : undefined;
	return {
		perSecond: fixed && (fixed * used) / (SECONDS[String(unit)] ?? SECONDS.minute),
		inFlight: atOnce && Math.max(1, Math.floor(atOnce)),
		share: used,
		countsSends,
	};
}
