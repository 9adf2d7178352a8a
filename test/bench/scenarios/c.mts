import { ours, people, send } from '../campaign.mts';
import { startGateway } from '../gateway.mts';
import type { Part } from '../part.mts';
import { percent, table } from '../table.mts';

const LIMIT = 40;
const COUNT = 1_400;
const STRETCH = 10_000;

/** A limit that nobody documents, found by automatic speed. */
export async function c(): Promise<Part> {
	const gateway = await startGateway({ ivosights: { rateLimit: LIMIT, latencyMs: 50 } });
	const { ms } = await send(gateway, ours(), people(COUNT));
	const { at, refused, messages, people: reached } = await gateway.seen('ivosights');
	await gateway.close();
	/** Accepted a second in one stretch of time, in ms. */
	const rateIn = (from: number, to: number) =>
		at.filter((one) => one >= from && one < to).length / ((to - from) / 1_000);
	const rows = Array.from({ length: Math.floor(Math.max(...at) / STRETCH) }, (_, n) => {
		const perSecond = rateIn(n * STRETCH, (n + 1) * STRETCH);
		return [`${n * 10}–${n * 10 + 10} s`, perSecond.toFixed(1), percent(perSecond, LIMIT)];
	});
	const found = rateIn(2 * STRETCH, 3 * STRETCH);
	const aim = 'c: 80% of an unknown limit within 30 s';
	const text = [
		'## c. A limit that nobody knows',
		`${COUNT} messages by automatic speed to a gateway that bears ${LIMIT} a second and answers after 50 ms: ${reached} delivered, ${messages - reached} twice, ${refused} requests refused (${percent(refused, COUNT, 1)}), ${(ms / 1_000).toFixed(1)} s.`,
		table(['time', 'accepted a second', 'of the limit'], rows),
	].join('\n\n');
	return { text, aims: [{ aim, isMet: found >= 0.8 * LIMIT, here: percent(found, LIMIT) }] };
}
