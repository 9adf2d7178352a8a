import { people, send, type Way } from '../campaign.mts';
import { startGateway, type Gateway } from '../gateway.mts';
import type { Part } from '../part.mts';
import { percent, table } from '../table.mts';

const MINUTE = 60_000;
const COUNT = 300;
const DIRECT = 60;
const PER_SECOND = 10;

const direct = ({ qontak }: Gateway): Way => ({
	type: 'n8n-nodes-whatsapp-gateways.qontak',
	parameters: {
		authentication: 'token',
		resource: 'message',
		operation: 'sendTemplate',
		recipient: '={{ $json.wa_id }}',
		recipientName: 'Customer',
		channel: { __rl: true, mode: 'id', value: qontak.channel },
		template: { __rl: true, mode: 'id', value: qontak.template },
	},
});

/** Qontak's limits, as long as they are: what is delivered, lost and refused, and how fast. */
export async function b(): Promise<Part> {
	const measure = async (runs: number) => {
		const gateway = await startGateway({
			qontak: {
				rateLimit: {
					perSecond: PER_SECOND,
					perMinute: 100,
					directPerMinute: DIRECT,
					window: 'sliding',
				},
			},
		});
		const started = performance.now();
		const parts = Array.from({ length: runs }, (_, run) =>
			people(COUNT / runs, (run * COUNT) / runs),
		);
		await Promise.all(parts.map(async (part) => await send(gateway, direct(gateway), part)));
		const ms = performance.now() - started;
		const seen = await gateway.seen('qontak');
		await gateway.close();
		// After four minutes the last 60 may leave, the first ten of them at once, the last after five seconds.
		const least = (COUNT / DIRECT - 1) * MINUTE + (DIRECT / PER_SECOND - 1) * 1_000;
		const last = Math.max(...seen.at);
		const name = runs === 1 ? 'one execution' : 'two executions at once';
		const refused = `${seen.refused} (${percent(seen.refused, COUNT, 1)})`;
		const [lost, twice] = [COUNT - seen.people, seen.messages - seen.people];
		const took = `${(ms / 1_000).toFixed(1)} s`;
		const share = percent(least, last);
		return {
			row: [name, `${seen.people} of ${COUNT}`, lost, twice, refused, took, share],
			share,
			isWhole: lost === 0 && twice === 0 && seen.refused <= COUNT / 100,
			isFast: least / last >= 0.95,
		};
	};
	const all = await Promise.all([1, 2].map(measure));
	const aims = [
		{
			aim: 'b: 300 of 300, none lost, none twice, at most 1% refused',
			isMet: all.every(({ isWhole }) => isWhole),
			here: all.map(({ row }) => row[4]).join(' and ') + ' refused',
		},
		{
			aim: 'b: 95% of the permitted rate',
			isMet: all.every(({ isFast }) => isFast),
			here: all.map(({ share }) => share).join(' and '),
		},
	];
	const text = [
		'## b. A gateway with limits',
		`${COUNT} direct broadcasts at Qontak (10 a second, 100 a minute, ${DIRECT} direct broadcasts a minute). The share is the least time in which these limits let so many leave, over the time in which they left. Both lines ran beside each other, on an account each.`,
		table(
			[
				'',
				'delivered',
				'lost',
				'twice',
				'refused for the limit',
				'time',
				'share of the permitted rate',
			],
			all.map(({ row }) => row),
		),
	].join('\n\n');
	return { text, aims };
}
