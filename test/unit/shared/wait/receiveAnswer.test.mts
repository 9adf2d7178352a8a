import { randomBytes } from 'node:crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { posted, receiptIn, type Answer } from '../../../../nodes/shared/wait/answer';
import { waitKey } from '../../../../nodes/shared/wait/key';
import { asked, timedOut } from '../../../../nodes/shared/wait/outcome';
import { receiveAnswer } from '../../../../nodes/shared/wait/receiveAnswer';
import { fakeContext, gateway, SECRET } from './fakeContext.mts';

/** What the node that waits does with a post to its webhook, once n8n has let it in. */

const KEY = waitKey(SECRET);
const ANI = '628123456789';
const BUDI = '6281987654321';
/** An execution of its own for each test: a process remembers what it took. */
let waiting = { execution: '4711', node: 'a node' };
beforeEach(() => {
	waiting = { ...waiting, execution: `${waiting.execution}1` };
});

const question = (item: number, recipient = ANI): INodeExecutionData =>
	asked(
		{
			json: {
				gateway: 'ivosights',
				messageId: `m${item}`,
				recipient,
				status: 'accepted',
				sentAt: '2026-11-20T08:15:30.000Z',
				choices: [{ id: 'yes', title: 'Ya' }],
			},
			pairedItem: { item },
		},
		0,
	);
const answer = (more: Partial<Answer> = {}): Answer => ({
	run: 0,
	item: 0,
	choice: 0,
	from: ANI,
	text: 'Ya',
	messageId: 'wamid.1',
	repliedAt: '2026-11-20T08:16:30.000Z',
	...more,
});

async function post(body: unknown, items = timedOut([question(0)])) {
	const faked = fakeContext({ body, items, execution: waiting.execution });
	const result = await receiveAnswer(faked.context, gateway);
	return { ...faked, result, said: result.webhookResponse as IDataObject };
}

test('a right answer goes on, and is acknowledged', async () => {
	const { result, said, waitingNode } = await post(posted(waiting, answer(), KEY));
	expect(result.workflowData?.[0]).toMatchObject([
		{ json: { answered: true, timedOut: false, choice: { id: 'yes' }, from: ANI } },
	]);
	expect(said.status).toBe('ok');
	expect(receiptIn(said.receipt, waiting, answer(), KEY)).toBe('taken');
	expect(waitingNode.disabled).toBe(true);
});

test('of several questions the others go on waiting: n8n runs the node again', async () => {
	const items = timedOut([question(0), question(1, BUDI)]);
	const { result, said, waitingNode } = await post(posted(waiting, answer(), KEY), items);
	expect(result.workflowData?.[0].map(({ json }) => json.answered)).toEqual([true, false]);
	expect(waitingNode.disabled).toBe(false);
	expect(receiptIn(said.receipt, waiting, answer(), KEY)).toBe('takenOfSeveral');
	const after = result.workflowData?.[0] ?? [];
	const second = answer({ item: 1, from: BUDI });
	const again = await post(posted(waiting, answer(), KEY), after);
	expect(again.result.workflowData).toBeUndefined();
	expect(receiptIn(again.said.receipt, waiting, answer(), KEY)).toBe('kept');
	const last = await post(posted(waiting, second, KEY), after);
	expect(last.result.workflowData?.[0].map(({ json }) => json.answered)).toEqual([true, true]);
	expect(last.waitingNode.disabled).toBe(true);
});

test('an answer that n8n would put in the place of one that was just taken is tried again', async () => {
	const items = timedOut([question(0), question(1, BUDI)]);
	const first = await post(posted(waiting, answer(), KEY), items);
	// n8n read the execution before the first was stored.
	const second = posted(waiting, answer({ item: 1, from: BUDI }), KEY);
	const behind = await post(second, items);
	expect(behind.result).toEqual({ noWebhookResponse: true });
	expect(behind.sent.status).toBe(503);
	const stored = first.result.workflowData?.[0] ?? [];
	const again = await post(second, stored);
	expect(again.result.workflowData?.[0].map(({ json }) => json.answered)).toEqual([true, true]);
});

test('10,000 posts that are not right resume nothing, and are answered alike', async () => {
	const right = posted(waiting, answer(), KEY);
	const answered = await post(right);
	const later = answered.result.workflowData?.[0] ?? [];
	const key = () => randomBytes(32).toString('base64url');
	const kinds: Array<() => [unknown, INodeExecutionData[]?]> = [
		() => [{ answer: answer(), proof: key() }],
		() => [{ answer: answer({ text: key() }), proof: right.proof }],
		() => [right, later],
		() => [posted({ ...waiting, execution: key() }, answer(), KEY)],
		() => [posted(waiting, answer({ from: BUDI }), KEY)],
		() => [posted(waiting, answer({ run: 1 }), KEY)],
		() => [posted(waiting, answer(), waitKey(key()))],
		() => [key()],
		() => [undefined],
		() => [{ answer: null, proof: null }],
	];
	const receipts = new Set<unknown>();
	for (let n = 0; n < 10_000; n++) {
		const { result, said, waitingNode, sent } = await post(...kinds[n % kinds.length]());
		expect(result.workflowData).toBeUndefined();
		expect(Object.keys(said)).toEqual(Object.keys(answered.said));
		expect(said.status).toBe(answered.said.status);
		expect(String(said.receipt)).toHaveLength(String(answered.said.receipt).length);
		receipts.add(said.receipt);
		expect(waitingNode.disabled).toBe(true);
		expect(sent.status).toBe(0);
	}
	expect(receipts.size).toBe(10_000);
	expect(receipts).not.toContain(answered.said.receipt);
});

test('without its credential it asks to be told again', async () => {
	const faked = fakeContext({ body: posted(waiting, answer(), KEY), items: [question(0)] });
	(faked.context as { getCredentials: unknown }).getCredentials = async () => {
		throw new Error('The database is away');
	};
	expect(await receiveAnswer(faked.context, gateway)).toEqual({ noWebhookResponse: true });
	expect(faked.sent.status).toBe(503);
});

test('whoever opens the address reads where to answer, and changes nothing', async () => {
	const faked = fakeContext({ items: [question(0)] });
	(faked.context as { getRequestObject: unknown }).getRequestObject = () => ({ method: 'GET' });
	const result = await receiveAnswer(faked.context, gateway);
	expect(result).toEqual({ noWebhookResponse: true });
	expect(faked.sent.status).toBe(200);
	expect(faked.sent.body).toContain('Please answer in WhatsApp');
});
