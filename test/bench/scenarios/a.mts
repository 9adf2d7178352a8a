import {
	bare,
	hasHttpRequest,
	httpRequest,
	inFlight,
	ours,
	people,
	send,
	type Way,
} from '../campaign.mts';
import { startGateway } from '../gateway.mts';
import type { Part } from '../part.mts';
import { median, spread, table } from '../table.mts';

const AT_ONCE = 20;
const ROUNDS = 3;

/** No limits: items a second at three latencies, all ways at the same number in flight. */
export async function a(): Promise<Part> {
	const ratios: number[] = [];
	const rows: Array<Array<string | number>> = [];
	for (const latencyMs of [0, 50, 200]) {
		const gateway = await startGateway({ ivosights: { latencyMs } });
		const count = latencyMs === 0 ? 400 : 200;
		const ways: Array<[string, Way, number]> = [
			[`this node, ${AT_ONCE} in flight`, ours(inFlight(AT_ONCE)), count],
			[`n8n's helper, ${AT_ONCE} in flight`, bare(gateway, 'helper', AT_ONCE), count],
			[`axios, ${AT_ONCE} in flight`, bare(gateway, 'axios', AT_ONCE), count],
			...(hasHttpRequest
				? [
						['HTTP Request node, all at once', httpRequest(gateway), count] as const,
						['HTTP Request node, batches of 50 a second', httpRequest(gateway, 50), count] as const,
					].map((way): [string, Way, number] => [...way])
				: []),
			['one by one (n8n’s helper)', bare(gateway, 'helper', 1), 20],
			['this node, automatic speed', ours(), count],
		];
		const perSecond = new Map<string, number[]>();
		for (const [, way] of ways.slice(0, 5)) await send(gateway, way, people(AT_ONCE));
		for (let round = 0; round < ROUNDS; round++) {
			for (const [name, way, items] of ways) {
				await gateway.seen('ivosights');
				const { ms } = await send(gateway, way, people(items));
				const { people: reached, messages } = await gateway.seen('ivosights');
				if (reached !== items || messages !== items) throw new Error(`${name}: ${messages}`);
				perSecond.set(name, [...(perSecond.get(name) ?? []), (items * 1_000) / ms]);
			}
		}
		await gateway.close();
		const reference = median(perSecond.get(ways[1][0]) ?? []);
		ratios.push(median(perSecond.get(ways[0][0]) ?? []) / reference);
		for (const [name, values] of perSecond) {
			const ratio = (median(values) / reference).toFixed(2);
			rows.push([`${latencyMs} ms`, name, spread(values), ratio]);
		}
	}
	const [atOnce, ...distant] = ratios.map((ratio) => ratio.toFixed(2));
	const aims = [
		{
			aim: "a: 0.95 of n8n's helper at equal in flight, at 50 and 200 ms",
			isMet: distant.every((ratio) => Number(ratio) >= 0.95),
			here: distant.join(' and '),
		},
		{ aim: 'a: 0.8 at 0 ms', isMet: Number(atOnce) >= 0.8, here: atOnce },
	];
	const text = [
		'## a. No limits',
		`Items a second, median (least–most) of ${ROUNDS} rounds; 200 items, 400 at 0 ms, 20 one by one. The ratio is to n8n's helper at the same number in flight.`,
		table(['latency', 'way', 'items a second', 'ratio'], rows),
	].join('\n\n');
	return { text, aims };
}
