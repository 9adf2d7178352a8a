import type { FaultKind, FaultPlan } from '../../simulator/core/faults.mts';

/** What happens to how many of the requests, in a whole of 1. */
const DISTURBANCES: ReadonlyArray<readonly [number, FaultKind]> = [
	[
		0.05,
		{
			kind: 'status',
			status: 429,
			body: { message: 'Too Many Attempts.' },
			headers: { 'retry-after': '1' },
		},
	],
	[0.005, { kind: 'resetBeforeAccepting' }],
	[0.005, { kind: 'resetAfterAccepting' }],
	[0.01, { kind: 'status', status: 500, body: { message: 'Server Error' } }],
];

/** Of so many requests what happens is drawn, each time the same. */
const SEED = 20_261_120;

/** Disturbs requests at random: 5% are refused for a limit, 1% cut, half of those after they were acted upon, 1% met with a fault. */
export function disturb(faults: { next(plan: FaultPlan): unknown }): void {
	let state = SEED;
	/** A number from 0 to 1 (Park and Miller's generator). */
	const random = () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
	for (const [share, kind] of DISTURBANCES) {
		faults.next({ ...kind, times: Number.POSITIVE_INFINITY, match: () => random() < share });
	}
}
