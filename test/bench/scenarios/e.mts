import { hasHttpRequest } from '../campaign.mts';
import { measured } from '../measured.mts';
import { table } from '../table.mts';

const SIZES = [1_000, 10_000];

/** Many items: time and memory, each in a process of its own. */
export async function e(): Promise<string> {
	const rows: Array<Array<string | number>> = [];
	const ways = ['ours', ...(hasHttpRequest ? ['http'] : [])];
	for (const way of ways) {
		const empty = await measured({ way, count: 1, sendOnce: false });
		const [small, large] = [
			await measured({ way, count: SIZES[0], sendOnce: false }),
			await measured({ way, count: SIZES[1], sendOnce: false }),
		];
		const exponent = Math.log10(large.ms / small.ms).toFixed(2);
		const perItem = (1_024 * (large.peakKb - empty.peakKb)) / SIZES[1] / 1_000;
		rows.push([
			{ ours: 'this node', http: 'HTTP Request node, all at once' }[way] ?? way,
			`${(small.ms / 1_000).toFixed(1)} s`,
			`${(large.ms / 1_000).toFixed(1)} s`,
			exponent,
			`${perItem.toFixed(1)} kB`,
		]);
	}
	return [
		'## e. Many items',
		`${SIZES.map((size) => size.toLocaleString('en')).join(' and ')} items without latency, 20 in flight for this node. The exponent says how time grows with the number (1 is linear); memory is the growth of the process's peak.`,
		table(['way', '1,000', '10,000', 'exponent', 'memory an item'], rows),
	].join('\n\n');
}
