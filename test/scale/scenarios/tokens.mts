import type { INodeParameters } from 'n8n-workflow';
import { ours } from '../../e2e/support/workflows.mts';
import {
	batchWorkflow,
	endsOf,
	people,
	startBatches,
	timesEach,
	twice,
} from '../support/batches.mts';
import { PATIENCE, SIZE, type Stage } from '../support/stage.mts';

/** A Qontak login whose token expires while several workers send. */
export function tokens(stage: () => Stage): void {
	test(
		`a token that expires ${SIZE.expiries} times on all workers at once: nobody twice, nobody lost, no storm of logins`,
		async () => {
			const { cluster, simulator } = stage();
			const { qontak, phones } = simulator;
			const { username, password, clientId, clientSecret } = qontak.settings;
			const login = await cluster.client.createCredential('qontakOAuthApi', 'Qontak', {
				...{ username, password, clientId, clientSecret },
				...{ baseUrl: `${qontak.url}/api/open/v1`, tokenUrl: '' },
			});
			const send = ours(
				'Send',
				'qontak',
				['qontakOAuthApi'],
				{
					authentication: 'login',
					resource: 'message',
					operation: 'sendTemplate',
					recipient: '={{ $json.phone }}',
					recipientName: 'Ayu',
					channel: { __rl: true, mode: 'id', value: '56b60c3c-0123-46af-958b-32f3ad12ee37' },
					template: { __rl: true, mode: 'id', value: 'd3e1083c-66ea-410b-b807-1d84182ffa82' },
					templateInput: 'json',
					templateVariablesJson: '={{ { "body_1": "Ayu", "body_2": "lagu" } }}',
					options: {
						speed: {
							limit: { mode: 'fixed', messages: SIZE.loginSpeed, unit: 'second', inFlight: 10 },
						},
					},
				} as unknown as INodeParameters,
				{ onError: 'continueErrorOutput' },
			);
			const workflow = await cluster.client.importWorkflow(batchWorkflow('login', send), [login]);
			await cluster.client.publish(workflow.id);
			qontak.messages.clear();
			qontak.tokens.clearCounts();
			const numbers = people(SIZE.logins, 70_000_000);
			// The first one, too.
			const tokensNeeded = SIZE.expiries + 1;
			let count = 0;
			const expiring = () => {
				count += 1;
				const part = Math.floor(numbers.length / tokensNeeded);
				if (count % part === 0 && count / part <= SIZE.expiries) qontak.tokens.expireNow();
			};
			phones.events.on('message', expiring);
			const batches = await startBatches(cluster, workflow, numbers, 20);
			expect(await endsOf(cluster, workflow.id, PATIENCE)).toEqual({ success: batches });
			phones.events.off('message', expiring);
			const asked = Object.values(qontak.tokens.requests).reduce((sum, one) => sum + one, 0);
			console.log(
				`tokens: ${qontak.messages.length} messages, ${SIZE.expiries} expiries, ${SIZE.workers} workers; ` +
					`${asked} token requests for ${tokensNeeded} tokens ${JSON.stringify(qontak.tokens.requests)}`,
			);
			expect(twice(qontak.messages)).toEqual([]);
			expect(timesEach(qontak.messages).size).toBe(numbers.length);
			// One for each token, and now and then another worker's in the same moment.
			expect(asked).toBeLessThanOrEqual(2 * tokensNeeded);
		},
		PATIENCE,
	);
}
