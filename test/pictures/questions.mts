import { openEditor, openNode } from '../host/editor.mts';
import { until } from '../host/until.mts';
import type { WorkflowFile } from '../host/workflow.mts';
import { startPhonesBrowser } from '../e2e/support/phonesBrowser.mts';
import { openPhone } from '../e2e/support/phonesStage.mts';
import { gateways } from '../e2e/support/threeGateways.mts';
import { inARow, node, ours } from '../e2e/support/workflows.mts';
import { keep } from './shot.mts';
import type { setStage } from './stage.mts';

type Stage = Awaited<ReturnType<typeof setStage>>;

const JOKO = '6281234567001';
const BUDI = '380631234567';

const buttons = {
	button: [
		{ title: 'Yes, it is right', id: 'confirm' },
		{ title: 'Change it', id: 'change' },
		{ title: 'Cancel it', id: 'cancel' },
	],
};

const question = {
	resource: 'message',
	operation: 'sendAndWait',
	recipient: '+62 812 3456 7001',
	message: 'Hello Joko, we have your order INV-2041, Rp 150.000. Is it right?',
	responseType: 'buttons',
	buttons,
	options: {
		limitWaitTime: {
			values: { limitType: 'afterTimeInterval', resumeAmount: 12, resumeUnit: 'hours' },
		},
		acceptText: true,
	},
};

/** Asks, and waits until the execution waits. */
async function ask({ n8n, install }: Stage, file: WorkflowFile): Promise<string> {
	const id = await install(file);
	const execution = await n8n.client.start(id, 'Start');
	await until(
		async () => (await n8n.client.execution(execution))?.status === 'waiting' || undefined,
		{ what: 'the execution to wait' },
	);
	return id;
}

/** The form of a question; the question and its answer on a phone; the page behind a link. */
export async function questionPictures(stage: Stage): Promise<void> {
	const { n8n, simulator } = stage;
	const { client } = n8n;
	const listener = ours('Answers', 'ivosightsTrigger', ['ivosightsApi'], {}, { webhookId: 'hook' });
	const stored = await stage.store({ name: 'Listener', nodes: [listener], connections: {} });
	simulator.ivosights.webhooks.add({ url: await client.webhookUrl(stored, 'Answers') });
	await client.publish(stored.id);
	const file = (name: string) =>
		inARow(name, ours('Ask Customer', 'ivosights', ['ivosightsApi'], question));
	const asking = await ask(stage, file('Ask'));

	const editor = await openEditor(n8n, asking);
	await editor.setViewportSize({ width: 1440, height: 3_400 });
	await openNode(editor, 'Ask Customer');
	const field = (name: string) =>
		editor
			.getByTestId('parameter-item')
			.filter({ has: editor.getByTestId(`parameter-input-${name}`) })
			.last();
	await keep(editor, 'send-and-wait-form', field('recipient'), field('acceptText'));
	await editor.close();

	const browser = await startPhonesBrowser();
	const page = await browser.open(simulator.page.url, { reducedMotion: 'reduce' });
	await openPhone(page, JOKO);
	const device = page.locator(`.device[data-number="${JOKO}"]`);
	const yes = device.getByRole('button', { name: 'Yes, it is right' });
	await yes.waitFor();
	await keep(page, 'send-and-wait-phone', device);
	await yes.click();
	await device.locator('.mine').last().waitFor();
	await page.getByText('The webhook took it: 200').waitFor();
	await keep(page, 'send-and-wait-pressed', device);

	const { type, data } = gateways(simulator).decisionTelecom.credential;
	await stage.addCredential(type, data);
	const { options: _options, recipient: _recipient, ...asked } = question;
	const byLink = { ...asked, sender: 'Shop', recipient: BUDI };
	// Of two who are asked the second keeps the execution waiting.
	const two = node(
		'Two',
		'n8n-nodes-base.code',
		{ jsCode: 'return [{ json: {} }, { json: {} }];' },
		{ typeVersion: 2 },
	);
	await ask(stage, inARow('By link', two, ours('Ask', 'decisionTelecom', [type], byLink)));
	const text = simulator.phones.phone(BUDI).bubbles[0].content.text ?? '';
	const link = /https?:\S+/.exec(text)?.[0] ?? '';
	const onPhone = await browser.open(link, { viewport: { width: 390, height: 520 } });
	const whole = onPhone.locator('html');
	await keep(onPhone, 'send-and-wait-page', whole);
	await onPhone.getByRole('button', { name: 'Yes, it is right' }).click();
	await onPhone.getByText('Thank you').first().waitFor();
	await keep(onPhone, 'send-and-wait-thanks', whole);
	await onPhone.goto(link);
	await onPhone.getByText('answered already').first().waitFor();
	await keep(onPhone, 'send-and-wait-old-link', whole);
	await browser.close();
}

/** Those that examples/README.md shows. */
const EXAMPLES = [
	'ai-agent',
	'campaign-data-table',
	'leave-approval',
	'opt-out',
	'order-confirmation',
	'refund-approval',
	'retry-failed',
	'weekly-campaign',
];

/** n8n's own buttons on its canvas, which would lie on the picture. */
const BUTTONS = '[data-test-id="canvas-controls"], [data-test-id="execute-workflow-button"]';

/** Examples on n8n's canvas, each as a whole. */
export async function examplePictures(stage: Stage): Promise<void> {
	await stage.addCredential('openAiApi', { apiKey: 'none' });
	for (const name of EXAMPLES) {
		const page = await openEditor(stage.n8n, await stage.installExample(`${name}.json`));
		await page.setViewportSize({ width: 1_800, height: 1_300 });
		await page.getByTestId('zoom-to-fit').click();
		await page.addStyleTag({ content: `${BUTTONS} { visibility: hidden }` });
		const canvas = page.locator('.vue-flow__node');
		await canvas.first().waitFor();
		await keep(page, `example-${name}`, ...(await canvas.all()));
		await page.close();
	}
}
