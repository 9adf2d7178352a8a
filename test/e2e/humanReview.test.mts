import { until } from '../host/until.mts';
import { jsonOf } from '../host/execution.mts';
import type { WorkflowFile } from '../host/workflow.mts';
import { Asker } from './support/asking.mts';
import { startStubModel, type StubModel } from './support/languageModel.mts';
import { node, ours, toBeChosen } from './support/workflows.mts';

/** An AI agent in a real n8n that has to ask a human in WhatsApp before it uses a tool. */

const BOSS = '628111111111';
const TOOL = { Recipient: '0812-3456-7890', Text: 'Refund of order 7 is on its way.' };

let asker: Asker;
let model: StubModel;

beforeAll(async () => {
	model = await startStubModel({ toolParameters: TOOL, hitlParameters: {} });
	asker = await Asker.start();
});
afterAll(async () => {
	await asker?.close();
	await model?.close();
});

const link = (to: string, type: string) => ({
	[type]: [[{ node: to, type: type as never, index: 0 }]],
});

const workflow: WorkflowFile = {
	name: 'Refunds',
	// n8n's own order, in which a review is waited for before the agent goes on.
	settings: { executionOrder: 'v1' },
	nodes: [
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node(
			'Agent',
			'@n8n/n8n-nodes-langchain.agent',
			{ promptType: 'define', text: 'Refund order 7.' },
			{ typeVersion: 3 },
		),
		node(
			'Model',
			'@n8n/n8n-nodes-langchain.lmChatOpenAi',
			{ model: { __rl: true, mode: 'id', value: 'stub' }, options: {} },
			{ typeVersion: 1.2, credentials: toBeChosen('openAiApi') },
		),
		ours('Ask the boss', 'ivosightsHitlTool', ['ivosightsApi'], {
			recipient: BOSS,
			message: '=May the agent run {{ $tool.name }}?',
		}),
		ours('Refund', 'ivosightsTool', ['ivosightsApi'], {
			resource: 'message',
			operation: 'sendText',
			recipient: "={{ $fromAI('Recipient', 'Phone number of the customer', 'string') }}",
			text: "={{ $fromAI('Text', 'What to tell the customer', 'string') }}",
		}),
	],
	connections: {
		Start: link('Agent', 'main'),
		Model: link('Agent', 'ai_languageModel'),
		'Ask the boss': link('Agent', 'ai_tool'),
		Refund: link('Ask the boss', 'ai_tool'),
	},
};

test('the node is in n8n’s list of human reviews, with the fields that a review has', async () => {
	const types = await asker.n8n.client.nodeTypes();
	const review = types.find(({ name }) => name.endsWith('.ivosightsHitlTool'));
	const shown = review?.properties.filter(
		({ displayOptions }) =>
			displayOptions?.show?.operation === undefined ||
			displayOptions.show.operation.includes('sendAndWait'),
	);
	expect(review?.codex?.subcategories).toMatchObject({ Tools: ['Human in the Loop'] });
	const names = shown?.map(({ name }) => name) ?? [];
	expect(names).toEqual(
		expect.arrayContaining(['message', 'recipient', 'approvalOptions', 'options']),
	);
	expect(shown?.find(({ name }) => name === 'responseType')?.default).toBe('approval');
});

/** Runs the agent, has the boss press, and gives what the agent said and what the customer was told. */
async function review(press: string) {
	const { client } = asker.n8n;
	const stub = { apiKey: 'stub-language-model', url: model.url };
	const openAi = await client.createCredential('openAiApi', `Stub ${press}`, stub);
	const { id } = await client.importWorkflow(workflow, [asker.credential, openAi]);
	const before = asker.questionsOn(BOSS).length;
	const execution = await client.start(id, 'Start');
	await until(() => asker.questionsOn(BOSS).length > before || undefined, {
		what: 'the agent to ask',
		timeout: 60_000,
	});
	await asker.isWaiting(execution);
	expect(asker.simulator.ivosights.messages.at(-1)?.body).toMatchObject({
		body: 'May the agent run Refund?',
	});
	const asked = asker.simulator.ivosights.messages.length;
	await asker.customer(BOSS).presses(press);
	const ended = await asker.ended(execution);
	return {
		status: ended.status,
		said: JSON.stringify(jsonOf(ended, 'Agent')),
		told: asker.simulator.ivosights.messages.slice(asked).map(({ to, body }) => [to, body]),
	};
}

test('a decline keeps the agent from its tool', async () => {
	const { status, said, told } = await review('Decline');
	expect(status).toBe('success');
	expect(told).toEqual([]);
	expect(said).toContain('rejected');
});

test('an approval lets it go on, once', async () => {
	const { status, said, told } = await review('Approve');
	expect(status).toBe('success');
	expect(told).toEqual([
		['6281234567890', { wa_id: '6281234567890', text: 'Refund of order 7 is on its way.' }],
	]);
	expect(said).toContain('accepted');
});
