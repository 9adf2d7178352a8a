/**
 * Runs `work` for each entry, a bounded number at once, in order of start. Begins nothing new once
 * `stopped` says so; what is under way is waited for. `work` is expected not to throw.
 *
 * @param inFlight most entries under way at once
 */
export async function inParallel<T>(
	entries: readonly T[],
	inFlight: number,
	work: (entry: T) => Promise<void>,
	stopped: () => boolean,
): Promise<void> {
	let next = 0;
	const lane = async () => {
		while (next < entries.length && !stopped()) {
			const entry = entries[next];
			next += 1;
			await work(entry);
		}
	};
	await Promise.all(Array.from({ length: Math.min(inFlight, entries.length) }, lane));
}
