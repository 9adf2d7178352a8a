import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { waitKey } from '../../../../nodes/shared/wait/key';
import { linkToken } from '../../../../nodes/shared/wait/link';
import { asked, timedOut } from '../../../../nodes/shared/wait/outcome';
import { receiveAnswer } from '../../../../nodes/shared/wait/receiveAnswer';
import { fakeContext, gateway, SECRET } from './fakeContext.mts';

/** What the node that waits does with whoever comes by the link of a question. */

const KEY = waitKey(SECRET);
const ANI = '628123456789';
/** An execution of its own for each test: a process remembers what it took. */
let waiting = { execution: '4711', node: 'a node', run: 0 };
beforeEach(() => {
	waiting = { ...waiting, execution: `${waiting.execution}1` };
});
const MESSAGE = 'Refund <b>5</b> & go?';

const question = (item: number): INodeExecutionData =>
	asked(
		{
			json: {
				gateway: 'qontak',
				messageId: `m${item}`,
				recipient: ANI,
				status: 'accepted',
				sentAt: '2026-11-20T08:15:30.000Z',
				message: MESSAGE,
				choices: [
					{ id: 'approve', title: 'Ya "1"', approved: true },
					{ id: 'decline', title: 'Tidak', approved: false },
				],
			},
			pairedItem: { item },
		},
		0,
	);

const tokenOf = (item: number, key = KEY) => linkToken({ ...waiting, item }, key);

/** Opens the link, or presses one of its buttons. */
async function come(
	token: unknown,
	press?: IDataObject,
	items = timedOut([question(0), question(1)]),
	method = press ? 'POST' : 'GET',
) {
	const faked = fakeContext({ body: press, items, execution: waiting.execution });
	const request = { method, query: { answer: token }, socket: {} };
	(faked.context as { getRequestObject: unknown }).getRequestObject = () => request;
	const result = await receiveAnswer(faked.context, gateway);
	const page = faked.sent.body || String(result.webhookResponse);
	return { ...faked, result, page };
}

test('opening the link shows the question and its choices, and changes nothing', async () => {
	const { result, page, sent } = await come(tokenOf(0));
	expect(result).toEqual({ noWebhookResponse: true });
	expect(sent.status).toBe(200);
	expect(page).toContain('Refund &lt;b&gt;5&lt;/b&gt; &amp; go?');
	expect(page).toContain('<button name="choice" value="0"');
	expect(page).toContain('Ya &quot;1&quot;');
	expect(page).toContain('<form method="post">');
	expect(String(sent.headers['Content-Security-Policy'])).toContain("form-action 'self'");
});

test.each(['GET', 'HEAD'])('a %s that carries a choice is no press', async (method) => {
	const { result, page, waitingNode } = await come(tokenOf(0), { choice: '0' }, undefined, method);
	expect(result).toEqual({ noWebhookResponse: true });
	expect(page).toContain('<button name="choice" value="0"');
	expect(waitingNode.disabled).toBe(true);
});

test('a press on the page is the answer of that question; the others go on waiting', async () => {
	const { result, page, sent, waitingNode } = await come(tokenOf(1), { choice: '1' });
	expect(result.workflowData?.[0].map(({ json }) => json)).toMatchObject([
		{ answered: false, approved: false },
		{
			answered: true,
			timedOut: false,
			approved: false,
			choice: { id: 'decline', title: 'Tidak' },
			text: 'Tidak',
			from: ANI,
			messageId: '',
		},
	]);
	// n8n shows it once it goes on: of two presses in the same instant it turns one away.
	expect([result.noWebhookResponse, sent.status]).toEqual([undefined, 0]);
	expect(sent.headers['Content-Type']).toBe('text/html; charset=utf-8');
	expect(page).toContain('Your answer: <b>Tidak</b>');
	expect(waitingNode.disabled).toBe(false);
	const items = result.workflowData?.[0] ?? [];
	const again = await come(tokenOf(1), { choice: '0' }, items);
	expect(again.result.workflowData).toBeUndefined();
	expect(again.page).toContain('answered already');
	const last = await come(tokenOf(0), { choice: '0' }, items);
	expect(last.result.workflowData?.[0].map(({ json }) => json.answered)).toEqual([true, true]);
	expect(last.waitingNode.disabled).toBe(true);
});

test('who presses in the same moment as another is asked to press once more', async () => {
	await come(tokenOf(0), { choice: '0' });
	const { result, page, waitingNode } = await come(tokenOf(1), { choice: '1' });
	expect(result).toEqual({ noWebhookResponse: true });
	expect(page).toContain('Please press once more');
	expect(page).toContain('<button name="choice" value="1"');
	expect(waitingNode.disabled).toBe(true);
});

test.each([
	['a token of another question', () => tokenOf(2), { choice: '0' }],
	['a token of another key', () => tokenOf(0, waitKey('another')), { choice: '0' }],
	['a made-up token', () => 'x'.repeat(43), { choice: '0' }],
	['no text for a token', () => ['a', 'b'], { choice: '0' }],
	['a choice that is not there', () => tokenOf(0), { choice: '2' }],
	['a negative choice', () => tokenOf(0), { choice: '-1' }],
	['a name for a choice', () => tokenOf(0), { choice: '__proto__' }],
	['no choice', () => tokenOf(0), {}],
])('%s answers nothing', async (_what, token, press) => {
	const { result, waitingNode } = await come(token(), press);
	expect(result.workflowData).toBeUndefined();
	expect(waitingNode.disabled).toBe(true);
});
