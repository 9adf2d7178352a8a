import type { IDataObject } from 'n8n-workflow';
import { asking, END } from '../../e2e/support/asking.mts';
import { auth } from '../../e2e/support/triggered.mts';
import { jsonOf } from '../../host/execution.mts';
import { until } from '../../host/until.mts';
import { PATIENCE, type Stage } from '../support/stage.mts';
import { publishTrigger } from '../support/webhooks.mts';

const ANI = '628111111111';
const BUDI = '628222222222';
const CITRA = '628333333333';

/** A worker asks and waits, and the answers come in at another process. */
export function questions(stage: () => Stage): void {
	test.each([
		['a webhook processor', 0],
		['the main process', -1],
	])(
		'%s hears the answers, and a worker goes on with them',
		async (name, place) => {
			const { cluster, simulator, ivosights } = stage();
			const { client, doors } = cluster;
			const trigger = await publishTrigger(cluster, ivosights, `Answers by ${name}`);
			const door = doors.at(place);
			simulator.ivosights.webhooks.clear();
			simulator.ivosights.webhooks.add({
				url: `${door?.url}${trigger.path}`,
				http_auth: { status: 'on', ...auth },
			});
			const workflow = await client.importWorkflow(asking([ANI, BUDI]), [ivosights]);
			const execution = await client.start(workflow.id, 'Start');
			const isWaiting = async () => {
				const now = await client.execution(execution);
				return now?.status === 'waiting' || undefined;
			};
			await until(isWaiting, { what: 'the execution to wait', timeout: PATIENCE });
			await simulator.ivosights.customer(BUDI).presses('Tidak');
			await until(isWaiting, { what: 'it to wait for the other', timeout: PATIENCE });
			await simulator.ivosights.customer(ANI).presses('Ya');
			const ended = await client.waitForExecution(execution, PATIENCE);
			expect(ended.status).toBe('success');
			const answers = jsonOf(ended, END).map(({ answer }) => answer as IDataObject);
			expect(answers).toMatchObject([
				{ answered: true, from: ANI, choice: { id: 'yes' } },
				{ answered: true, from: BUDI, choice: { id: 'no' } },
			]);
			expect(await client.executions(trigger.id)).toEqual([]);
			simulator.ivosights.webhooks.clear();
		},
		PATIENCE,
	);

	test(
		'the main process is told of a question, and a webhook processor takes the text that quotes it',
		async () => {
			const { cluster, simulator, ivosights } = stage();
			const { client, doors, main } = cluster;
			const trigger = await publishTrigger(cluster, ivosights, 'Written answers');
			const connect = (url: string) => {
				simulator.ivosights.webhooks.clear();
				simulator.ivosights.webhooks.add({
					url: `${url}${trigger.path}`,
					http_auth: { status: 'on', ...auth },
				});
			};
			connect(main.url);
			const parameters = { options: { acceptText: true } };
			const workflow = await client.importWorkflow(asking([CITRA], parameters), [ivosights]);
			const execution = await client.start(workflow.id, 'Start');
			await until(
				async () => (await client.execution(execution))?.status === 'waiting' || undefined,
				{ what: 'the execution to wait', timeout: PATIENCE },
			);
			connect(doors[0].url);
			const [question] = simulator.phones.phone(CITRA).bubbles.slice(-1);
			await simulator.ivosights.customer(CITRA).says('Besok', { inReplyTo: question.id });
			const ended = await client.waitForExecution(execution, PATIENCE);
			expect(jsonOf(ended, END)).toMatchObject([
				{ answer: { answered: true, text: 'Besok', from: CITRA, choice: { id: '' } } },
			]);
			expect(await client.executions(trigger.id)).toEqual([]);
			simulator.ivosights.webhooks.clear();
		},
		PATIENCE,
	);
}
