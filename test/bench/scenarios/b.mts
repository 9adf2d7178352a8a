import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../../host/paths.mts';
import { people, send, type Way } from '../campaign.mts';
import { startGateway, type Gateway } from '../gateway.mts';
import { table } from '../table.mts';

const SECOND = 250;
const MINUTE = 60 * SECOND;
const COUNT = 300;
const DIRECT = 60;

interface Limit {
	perMs: number;
}

/** Makes a minute of Qontak's limits as short here as the stand-in makes it. */
function shortenLimits(): void {
	const load = createRequire(path.join(root, 'package.json'));
	const { qontak } = load('./dist/nodes/Qontak/gateway.js') as { qontak: { limits: Limit[] } };
	qontak.limits = qontak.limits.map((limit) => ({
		...limit,
		perMs: (limit.perMs * SECOND) / 1_000,
	}));
}

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

/** Qontak's limits, each second a tenth as long: what is delivered, lost and refused, and how fast. */
export async function b(): Promise<string> {
	shortenLimits();
	const measure = async (runs: number) => {
		const gateway = await startGateway({
			qontak: {
				rateLimit: {
					perSecond: 10,
					perMinute: 100,
					directPerMinute: DIRECT,
					window: 'sliding',
					secondMs: SECOND,
					minuteMs: MINUTE,
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
		// A minute's worth may leave at its beginning, so that the last leaves after four of them.
		const least = (COUNT / DIRECT - 1) * MINUTE;
		const last = Math.max(...seen.at);
		return [
			runs === 1 ? 'one execution' : 'two executions at once',
			`${seen.people} of ${COUNT}`,
			COUNT - seen.people,
			seen.messages - seen.people,
			`${seen.refused} (${((100 * seen.refused) / COUNT).toFixed(1)}%)`,
			`${(ms / 1_000).toFixed(1)} s`,
			`${((100 * least) / last).toFixed(0)}%`,
		];
	};
	const rows = await Promise.all([1, 2].map(measure));
	return [
		'## b. A gateway with limits',
		`${COUNT} direct broadcasts at Qontak (10 a second, 100 a minute, ${DIRECT} direct broadcasts a minute; each second takes ${SECOND} ms here). The share is the least time in which so many may leave, over the time in which they left. Both lines ran beside each other, on an account each.`,
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
			rows,
		),
	].join('\n\n');
}
