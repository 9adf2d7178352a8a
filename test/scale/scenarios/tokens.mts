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

const EXPIRIES = 2;

/** A Qontak login whose token expires while several workers send. */
export function tokens(stage: () => Stage): void {
	test(
		`a token that expires ${EXPIRIES} times on all workers at once: nobody twice, nobody lost, no storm of logins`,
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
			let count = 0;
			const expiring = () => {
				count += 1;
				const part = Math.floor(numbers.length / (EXPIRIES + 1));
				if (count % part === 0 && count / part <= EXPIRIES) qontak.tokens.expireNow();
			};
			phones.events.on('message', expiring);
			const batches = await startBatches(cluster, workflow, numbers, 20);
			expect(await endsOf(cluster, workflow.id, PATIENCE)).toEqual({ success: batches });
			phones.events.off('message', expiring);
			const asked = Object.values(qontak.tokens.requests).reduce((sum, one) => sum + one, 0);
			console.log(
				`tokens: ${qontak.messages.length} messages, ${EXPIRIES} expiries, ${SIZE.workers} workers; ` +
					`${asked} token requests ${JSON.stringify(qontak.tokens.requests)}`,
			);
			expect(twice(qontak.messages)).toEqual([]);
			expect(timesEach(qontak.messages).size).toBe(numbers.length);
			// Each worker asks once for each expiry, at most: a refresh, and a login if another one was faster.
			expect(asked).toBeLessThanOrEqual((EXPIRIES + 1) * SIZE.workers * 2);
		},
		PATIENCE,
	);
}
