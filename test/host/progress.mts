/** A line on stderr, so that what a script prints on stdout stays its own. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

const INTERVAL = 5_000;

/**
 * Runs a long step and tells the person who watches what happens: a line at its start, one every
 * few seconds (with `detail`, for example "812 of 2,062 packages") and one at its end.
 */
export async function step<T>(
	title: string,
	work: () => Promise<T>,
	detail: () => string = () => '',
): Promise<T> {
	const start = Date.now();
	const elapsed = () => `${Math.round((Date.now() - start) / 1000)} s`;
	say(`${title} ...`);
	const ticker = setInterval(() => {
		say(`${title} ... ${[detail(), elapsed()].filter(Boolean).join(', ')}`);
	}, INTERVAL);
	try {
		const result = await work();
		say(`${title}: done in ${elapsed()}`);
		return result;
	} finally {
		clearInterval(ticker);
	}
}
