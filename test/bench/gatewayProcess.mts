import { startSimulator, type SimulatorOptions } from '../../simulator/server.mts';
import { disturb } from './disturb.mts';
import type { Seen } from './gateway.mts';

/** The process of {@link Seen}'s gateway: tells where it is, then what it saw whenever it is asked. */
const options = JSON.parse(process.argv[2]) as SimulatorOptions;
const isDisturbed = process.argv[3] === 'disturbed';
const quiet = { receipts: 'manual' } as const;
const { ivosights, qontak } = await startSimulator({
	ivosights: { ...quiet, ...options.ivosights },
	qontak: { ...quiet, ...options.qontak },
});

if (isDisturbed) disturb(ivosights.faults);

function seenOf(account: typeof ivosights | typeof qontak): Seen {
	const { requests, messages, maxInFlight } = account;
	const start = requests[0]?.at ?? 0;
	const seen = {
		messages: messages.length,
		people: new Set([...messages].map(({ to }) => to)).size,
		recipients: isDisturbed ? [...messages].map(({ to }) => to) : [],
		at: requests.filter(({ accepted }) => accepted).map(({ at }) => at - start),
		refused: requests.filter(({ answeredStatus }) => answeredStatus === 429).length,
		faults: [...requests].filter(({ answeredStatus }) => answeredStatus === 500).length,
		cut: [...requests].filter(({ answeredStatus }) => answeredStatus === undefined).length,
		inFlight: maxInFlight.sends,
	};
	requests.clear();
	messages.clear();
	maxInFlight.reset();
	return seen;
}

process.on('message', (of) => process.send?.(seenOf(of === 'qontak' ? qontak : ivosights)));
process.once('disconnect', () => process.exit(0));
process.send?.({
	ivosights: { url: ivosights.url, apiKey: ivosights.apiKey },
	qontak: {
		baseUrl: `${qontak.url}/api/open/v1`,
		token: qontak.settings.userToken,
		channel: '56b60c3c-0123-46af-958b-32f3ad12ee37',
		template: qontak.templates.all().find(({ name }) => name === 'hubungi_kami')?.id,
	},
});
