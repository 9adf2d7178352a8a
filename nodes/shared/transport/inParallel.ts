/** How much may be under way at once; it may change while work is done. */
export interface Room {
	/** Most entries under way at once. */
	most(): number;
	/** Resolves when what began before no longer waits to be let go. */
	clear(): Promise<void>;
}

/** Room for as many, always. */
export const roomFor = (most: number): Room => ({ most: () => most, clear: async () => {} });

/**
 * Runs `work` for each entry, as many at once as there is room for, in order of start. Begins nothing
 * new once `stopped` says so; what is under way is waited for. What `work` throws all the same is thrown
 * at the end.
 */
export async function inParallel<T>(
	entries: readonly T[],
	room: Room,
	work: (entry: T) => Promise<void>,
	stopped: () => boolean,
): Promise<void> {
	let underWay = 0;
	let tell = () => {};
	const oneEnds = async () => await new Promise<void>((resolve) => (tell = resolve));
	let broken: { by: unknown } | undefined;
	const run = async (entry: T) => {
		try {
			await work(entry);
		} catch (thrown) {
			broken ??= { by: thrown };
		}
		underWay -= 1;
		tell();
	};
	for (const entry of entries) {
		await room.clear();
		while (underWay >= Math.max(1, room.most()) && !stopped()) await oneEnds();
		if (stopped()) break;
		underWay += 1;
		void run(entry);
	}
	while (underWay > 0) await oneEnds();
	if (broken) throw broken.by;
}
