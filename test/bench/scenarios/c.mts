import { ours, people, send } from '../campaign.mts';
import { startGateway } from '../gateway.mts';
import { table } from '../table.mts';

const LIMIT = 40;
const COUNT = 1_400;
const STRETCH = 10_000;

/** A limit that nobody documents, found by automatic speed. */
export async function c(): Promise<string> {
	const gateway = await startGateway({ ivosights: { rateLimit: LIMIT, latencyMs: 50 } });
	const { ms } = await send(gateway, ours(), people(COUNT));
	const { at, refused, messages, people: reached } = await gateway.seen('ivosights');
	await gateway.close();
	const rows = Array.from({ length: Math.floor(Math.max(...at) / STRETCH) }, (_, n) => {
		const within = at.filter((one) => one >= n * STRETCH && one < (n + 1) * STRETCH).length;
		const perSecond = within / (STRETCH / 1_000);
		const share = ((100 * perSecond) / LIMIT).toFixed(0);
		return [`${n * 10}–${n * 10 + 10} s`, perSecond.toFixed(1), `${share}%`];
	});
	return [
		'## c. A limit that nobody knows',
		`${COUNT} messages by automatic speed to a gateway that bears ${LIMIT} a second and answers after 50 ms: ${reached} delivered, ${messages - reached} twice, ${refused} requests refused (${((100 * refused) / COUNT).toFixed(1)}%), ${(ms / 1_000).toFixed(1)} s.`,
		table(['time', 'accepted a second', 'of the limit'], rows),
	].join('\n\n');
}
