import type { WorkflowFile } from '../../host/workflow.mts';
import { contactsOf, sendTexts, startedByPost, WITH_ERROR_BRANCH } from './textCampaign.mts';
import { inARow } from './workflows.mts';

/**
 * A campaign with 'Send Once' through Ivosights, started by a webhook: n8n retries what a trigger
 * started, and refuses that for an execution that was started by hand and killed.
 *
 * @param name of the workflow, and the path of its webhook
 */
export const onceCampaign = (name: string, recipients: number): WorkflowFile =>
	inARow(
		name,
		startedByPost(name),
		contactsOf(
			`Array.from({ length: ${recipients} }, (_, n) => ({ phone: '+62812' + (30000000 + n) }))`,
		),
		sendTexts({ options: { sendOnce: { campaign: { name: 'October' } } } }, WITH_ERROR_BRANCH),
	);

/** Starts the campaign of that name, as a schedule would. */
export async function startOnceCampaign(n8nUrl: string, name: string): Promise<void> {
	const { ok, status } = await fetch(`${n8nUrl}/webhook/${name}`, { method: 'POST' });
	if (!ok) throw new Error(`The webhook was answered ${status}`);
}
