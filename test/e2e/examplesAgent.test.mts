import { isSettled, jsonOf, type Execution } from '../host/execution.mts';
import { until } from '../host/until.mts';
import type { StoredWorkflow } from '../host/workflow.mts';
import { type Bench, PATIENCE, startBench } from './support/examples.mts';
import { type ChatRequest, startStubModel, type StubModel } from './support/languageModel.mts';
import { inARow, node } from './support/workflows.mts';

/** ai-agent.json, run as the file stands, in a real n8n with a stub language model. */

jest.setTimeout(2 * PATIENCE);

const TEAM = '6281234567890';
const [AYU, BUDI, CITRA, DIMAS] = ['0001', '0002', '0003', '0004'].map((n) => `628624000${n}`);

let bench: Bench;
let model: StubModel;
let workflow: StoredWorkflow;
const customer = (number: string) => bench.ivosights.customer(number);
const reached = () => bench.ivosights.messages.map(({ to }) => to);

const wordsOf = ({ content }: ChatRequest['messages'][number]) =>
	typeof content === 'string' ? content : JSON.stringify(content);
const asked = () => model.requests.map(({ messages }) => wordsOf(messages.at(-1)!));

/** Hands over who wants a person, is out of order for who mentions a fault, else repeats the question. */
function answer({ messages }: ChatRequest): string | undefined {
	const question = wordsOf(messages.at(-1)!);
	if (/rusak/.test(question)) return undefined;
	if (/orang/.test(question)) return 'HANDOVER: wants to talk\nto a person';
	return `Anda bertanya: ${question}`;
}

/** What this work starts, once all of it has ended. */
async function executionsOf(work: () => Promise<unknown>, count: number): Promise<Execution[]> {
	const { client } = bench;
	const before = await client.countExecutions(workflow.id);
	await work();
	const all = await client.waitForExecutions(workflow.id, before + count, PATIENCE);
	const started = all.filter(isSettled).slice(-count);
	expect(started.map(({ status }) => status)).toEqual(Array(count).fill('success'));
	return started;
}

/** Lets the time pass after which a person's conversation goes back to the agent. */
async function endSilence(number: string): Promise<void> {
	const row = { customer: number, until: new Date(Date.now() - 1000).toISOString(), why: 'over' };
	const later = inARow(
		'Time passes',
		node(
			'Row',
			'n8n-nodes-base.set',
			{ mode: 'raw', jsonOutput: JSON.stringify(row), options: {} },
			{ typeVersion: 3.4 },
		),
		workflow.nodes.find(({ name }) => name === 'Silence')!,
	);
	const { id } = await bench.client.importWorkflow(later);
	expect((await bench.client.run(id, 'Start')).status).toBe('success');
}

beforeAll(async () => {
	bench = await startBench();
	model = await startStubModel(answer);
	await bench.addCredential('openAiApi', { apiKey: 'stub-language-model', url: model.url });
	workflow = await bench.install('ai-agent.json');
	await bench.connect(workflow, 'Customer Writes');
});
afterAll(async () => {
	await bench?.close();
	await model?.close();
});
beforeEach(() => {
	bench.ivosights.messages.clear();
	model.requests.splice(0);
});

test('several short messages in a row get one answer, each customer their own', async () => {
	await executionsOf(async () => {
		await customer(AYU).says('Halo');
		await customer(BUDI).says('Ada kopi Gayo?');
		await customer(AYU).says('masih buka?');
		await customer(AYU).says('sampai jam berapa?');
	}, 4);
	expect(reached().sort()).toEqual([AYU, BUDI].sort());
	expect(asked().sort()).toEqual(
		['Ada kopi Gayo?', 'Halo\nmasih buka?\nsampai jam berapa?'].sort(),
	);
	expect(bench.lastOn(AYU)).toBe('Anda bertanya: Halo\nmasih buka?\nsampai jam berapa?');
});

test('remembers each customer alone', async () => {
	await executionsOf(async () => await customer(BUDI).says('Berapa harganya?'), 1);
	const [{ messages }] = model.requests;
	const before = messages.map(wordsOf).join('\n');
	expect(before).toContain('Ada kopi Gayo?');
	expect(before).not.toContain('masih buka?');
});

test('who wants to stop gets no answer', async () => {
	await executionsOf(async () => await customer(BUDI).says('BERHENTI!'), 1);
	expect([reached(), asked()]).toEqual([[], []]);
});

describe('a person takes over', () => {
	test('as the customer asks for one: both are told, and the agent falls silent', async () => {
		await executionsOf(async () => await customer(AYU).says('Mau bicara dengan orang'), 1);
		expect(reached()).toEqual([AYU, TEAM]);
		expect(bench.lastOn(AYU)).toContain('rekan kami');
		expect(bench.lastOn(TEAM)).toContain(`(+${AYU})`);
		expect(bench.lastOn(TEAM)).toContain('wants to talk to a person');

		await executionsOf(async () => await customer(AYU).says('Halo? Ada yang di sana?'), 1);
		expect(asked()).toHaveLength(1);
		expect(reached()).toHaveLength(2);
	});

	test('until the time is over', async () => {
		await executionsOf(async () => await customer(BUDI).says('Saya mau orang saja'), 1);
		await executionsOf(async () => await customer(BUDI).says('Halo?'), 1);
		expect(asked()).toHaveLength(1);
		await endSilence(BUDI);
		await executionsOf(async () => await customer(BUDI).says('Sudah, terima kasih'), 1);
		expect(asked().at(-1)).toBe('Sudah, terima kasih');
		expect(bench.lastOn(BUDI)).toBe('Anda bertanya: Sudah, terima kasih');
	});

	test('until the form gives the customer back to the agent', async () => {
		const { client } = bench;
		const id = await client.submitForm(workflow, 'Give Back', [`0${AYU.slice(2)}`]);
		const given = await client.waitForExecution(id, PATIENCE);
		expect(jsonOf(given, 'End Silence')).toMatchObject([{ customer: AYU }]);
		await executionsOf(async () => await customer(AYU).says('Terima kasih'), 1);
		// What was written meanwhile went to the person.
		expect(asked()).toEqual(['Terima kasih']);
		expect(reached()).toEqual([AYU]);
	});

	test('as somebody of the team writes from a phone', async () => {
		const echo = { id: 'echo.1', from: '6281100002222', to: CITRA, type: 'text' };
		await executionsOf(
			async () =>
				await bench.ivosights.deliver({
					message_echoes: [{ ...echo, text: { body: 'Saya bantu' } }],
				}),
			1,
		);
		await executionsOf(async () => await customer(CITRA).says('Oke, saya tunggu'), 1);
		expect([reached(), asked()]).toEqual([[], []]);
	});

	test('as the model cannot be reached', async () => {
		await executionsOf(async () => await customer(DIMAS).says('Mesinnya rusak'), 1);
		await until(() => (reached().includes(TEAM) ? true : undefined), {
			what: 'the note to the team',
		});
		expect(reached()).toEqual([DIMAS, TEAM]);
		expect(bench.lastOn(TEAM)).toContain('the agent could not answer');
	});
});
