import type { AxiosInstance } from 'axios';
import { type Simulator, startSimulator } from '../../../../simulator/server.mts';
import { clientOf } from './client.mts';

export type Body = Record<string, unknown>;

/** What is tried, a body that passes, one that does not, and the field it is refused for. */
export type LimitCase = [what: string, passes: Body, fails: Body, field: string];

export const x = (count: number) => 'x'.repeat(count);

export const times = <Item,>(count: number, item: (index: number) => Item) =>
	Array.from({ length: count }, (_, index) => item(index));

/** Sends each case's two bodies to `send-…-message`: one is accepted, one refused for the field. */
export function testLimits(endpoint: string, cases: readonly LimitCase[]): void {
	describe(`limits of ${endpoint} messages`, () => {
		let simulator: Simulator;
		let client: AxiosInstance;
		beforeAll(async () => {
			simulator = await startSimulator({ ivosights: { receipts: 'manual' } });
			client = clientOf(simulator.ivosights);
		});
		afterAll(async () => await simulator.close());

		test.each(cases)('%s', async (_what, passes, fails, field) => {
			const path = `/api/v1/messages/send-${endpoint}-message`;
			const post = async (body: Body) =>
				await client.post(path, { wa_id: '628123456789', ...body });
			const passed = await post(passes);
			expect([passed.status, passed.data.errors]).toEqual([200, undefined]);
			const failed = await post(fails);
			expect(failed.status).toBe(422);
			expect(failed.data.message).toBe('The given data was invalid.');
			expect(Object.keys(failed.data.errors)).toContain(field);
		});
	});
}
