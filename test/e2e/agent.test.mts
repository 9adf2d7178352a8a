import { startSimulator, type Simulator } from '../../simulator/server.mts';
import { jsonOf } from '../host/execution.mts';
import { startN8n, type N8n } from '../host/n8n.mts';
import { packTarball } from '../host/pack.mts';
import type { WorkflowFile } from '../host/workflow.mts';
import { startStubModel, type StubModel } from './support/languageModel.mts';
import { node, ours, toBeChosen } from './support/workflows.mts';

let simulator: Simulator;
let n8n: N8n;
let model: StubModel;

beforeAll(async () => {
	simulator = await startSimulator({ ivosights: { receipts: 'manual' } });
	model = await startStubModel({
		Recipient: '0812-3456-7890',
		Text: 'Pesanan Anda sudah dikirim.',
	});
	n8n = await startN8n({ packageTarball: await packTarball() });
});
afterAll(async () => {
	await n8n?.stop();
	await model?.close();
	await simulator?.close();
});

const agentWorkflow: WorkflowFile = {
	name: 'Agent',
	nodes: [
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node(
			'Agent',
			'@n8n/n8n-nodes-langchain.agent',
			{ promptType: 'define', text: 'Tell 0812-3456-7890 that the order is on its way.' },
			{ typeVersion: 2.2 },
		),
		node(
			'Model',
			'@n8n/n8n-nodes-langchain.lmChatOpenAi',
			{ model: { __rl: true, mode: 'id', value: 'stub' }, options: {} },
			{ typeVersion: 1.2, credentials: toBeChosen('openAiApi') },
		),
		ours('Send WhatsApp', 'ivosightsTool', ['ivosightsApi'], {
			resource: 'message',
			operation: 'sendText',
			recipient: "={{ $fromAI('Recipient', 'Phone number of the customer', 'string') }}",
			text: "={{ $fromAI('Text', 'What to tell the customer', 'string') }}",
		}),
	],
	connections: {
		Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
		Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
		'Send WhatsApp': { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
	},
};

test('an AI agent sends one message through the tool variant', async () => {
	const { apiKey, url } = simulator.ivosights;
	const credentials = [
		await n8n.client.createCredential('ivosightsApi', 'Ivosights', { apiKey, baseUrl: url }),
		await n8n.client.createCredential('openAiApi', 'Stub', {
			apiKey: 'stub-language-model',
			url: model.url,
		}),
	];
	const { id } = await n8n.client.importWorkflow(agentWorkflow, credentials);
	const execution = await n8n.client.run(id, 'Start');

	expect(execution.status).toBe('success');
	expect(simulator.ivosights.messages.map(({ to, body }) => [to, body])).toEqual([
		['6281234567890', { wa_id: '6281234567890', text: 'Pesanan Anda sudah dikirim.' }],
	]);
	expect(model.requests[0].tools).toHaveLength(1);
	expect(JSON.stringify(jsonOf(execution, 'Agent'))).toContain(simulator.ivosights.messages[0].id);
	expect(JSON.stringify(execution)).not.toContain(apiKey);
});
