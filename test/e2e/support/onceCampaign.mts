import type { WorkflowFile } from '../../host/workflow.mts';
import { inARow, node, ours } from './workflows.mts';

/**
 * A campaign with 'Send Once' through Ivosights, started by a webhook: n8n retries what a trigger
 * started, and refuses that for an execution that was started by hand and killed.
 *
 * @param name of the workflow, and the path of its webhook
 */
export const onceCampaign = (name: string, recipients: number): WorkflowFile =>
	inARow(
		name,
		node(
			'Webhook',
			'n8n-nodes-base.webhook',
			{ path: name, httpMethod: 'POST' },
			{ typeVersion: 2, webhookId: name },
		),
		node(
			'Contacts',
			'n8n-nodes-base.code',
			{
				jsCode: `return Array.from({ length: ${recipients} }, (_, n) => ({ json: { phone: '+62812' + (30000000 + n) } }));`,
			},
			{ typeVersion: 2 },
		),
		ours(
			'Send',
			'ivosights',
			['ivosightsApi'],
			{
				resource: 'message',
				operation: 'sendText',
				recipient: '={{ $json.phone }}',
				text: 'Hello',
				options: { sendOnce: { campaign: { name: 'October' } } },
			},
			{ onError: 'continueErrorOutput' },
		),
	);

/** Starts the campaign of that name, as a schedule would. */
export async function startOnceCampaign(n8nUrl: string, name: string): Promise<void> {
	const { ok, status } = await fetch(`${n8nUrl}/webhook/${name}`, { method: 'POST' });
	if (!ok) throw new Error(`The webhook was answered ${status}`);
}
