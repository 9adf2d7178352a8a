/** What this process worked so far, in ms: a clock on the wall would count the work of others too. */
const worked = () => process.cpuUsage().user / 1_000;

/** From here on a time is more than the clock's grain and a garbage collection. */
const WORTH_COMPARING_MS = 25;
const LONGEST = 1 << 16;
const SHORTEST = 1 << 10;
/** Work in line with the length grows fourfold with it, work with its square sixteenfold. */
const FACTOR = 4;

function bestOf(rounds: number, work: () => void): number {
	const times = Array.from({ length: rounds }, () => {
		const before = worked();
		try {
			work();
		} catch {
			// A refusal is an answer too.
		}
		return worked() - before;
	});
	return Math.min(...times);
}

/**
 * How many times longer a reader takes for a text that is four times as long: the least of three lengths from
 * the first one that takes a while, so that one step of the machine's own (memory, compiling) is not taken for
 * it. 0 for a reader that takes no while even for 65,536 characters.
 */
export function growthOf(read: (text: string) => void, seed: (length: number) => string): number {
	const growths: number[] = [];
	for (let length = SHORTEST; length <= LONGEST && growths.length < 3; length *= 2) {
		const text = seed(length);
		if (bestOf(1, () => read(text)) < WORTH_COMPARING_MS) continue;
		const long = bestOf(3, () => read(text));
		if (long < WORTH_COMPARING_MS) continue;
		const short = seed(length / FACTOR);
		growths.push(long / bestOf(5, () => read(short)));
	}
	return growths.length === 0 ? 0 : Math.min(...growths);
}
