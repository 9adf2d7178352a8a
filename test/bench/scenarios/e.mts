import { hasHttpRequest } from '../campaign.mts';
import { measured, type Measured } from '../measured.mts';
import type { Extent, Part } from '../part.mts';
import { table } from '../table.mts';

const SIZES = [1_000, 10_000];
/** The HTTP Request node starts all at once, and has no room for so many. */
const LARGEST = 100_000;

const NAMES = { ours: 'this node', http: 'HTTP Request node, all at once' };

interface Row {
	way: keyof typeof NAMES;
	bySize: Array<readonly [number, Measured]>;
	exponent: number;
	/** In kB. */
	perItem: number;
}

async function measure(way: Row['way'], sizes: readonly number[]): Promise<Row> {
	const empty = await measured({ way, count: 1, sendOnce: false });
	const bySize: Row['bySize'] = [];
	for (const count of sizes) bySize.push([count, await measured({ way, count, sendOnce: false })]);
	const [[fewer, before], [most, last]] = bySize.slice(-2);
	return {
		way,
		bySize,
		exponent: Math.log(last.ms / before.ms) / Math.log(most / fewer),
		perItem: (1_024 * (last.peakKb - empty.peakKb)) / most / 1_000,
	};
}

/** Many items: time and memory, each in a process of its own. */
export async function e({ long }: Extent): Promise<Part> {
	const sizes = long ? [...SIZES, LARGEST] : SIZES;
	const own = await measure('ours', sizes);
	const other = hasHttpRequest ? await measure('http', SIZES) : undefined;
	const seconds = ({ bySize }: Row, size: number) => {
		const found = bySize.find(([count]) => count === size);
		return found ? `${(found[1].ms / 1_000).toFixed(1)} s` : '–';
	};
	const named = sizes.map((size) => size.toLocaleString('en'));
	const rows = [own, ...(other ? [other] : [])].map((row) => [
		NAMES[row.way],
		...sizes.map((size) => seconds(row, size)),
		row.exponent.toFixed(2),
		`${row.perItem.toFixed(1)} kB`,
	]);
	const text = [
		'## e. Many items',
		`${named.join(', ')} items without latency, 20 in flight for this node. The exponent says how time grows from the last number but one to the last (1 is linear); memory is the growth of the process's peak, for each item of the largest run.`,
		table(['way', ...named, 'exponent', 'memory an item'], rows),
	].join('\n\n');
	const aims = [
		{ aim: 'e: linear', isMet: own.exponent <= 1.1, here: `exponent ${own.exponent.toFixed(2)}` },
		...(other
			? [
					{
						aim: 'e: less memory than the HTTP Request node',
						isMet: own.perItem < other.perItem,
						here: `${own.perItem.toFixed(1)} kB an item against ${other.perItem.toFixed(1)} kB`,
					},
				]
			: []),
	];
	return { text, aims };
}
