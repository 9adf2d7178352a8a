import { type Execution, jsonOf } from '../../test/host/execution.mts';
import { step } from '../../test/host/progress.mts';
import { until } from '../../test/host/until.mts';
import type { Stage } from './stage.mts';
import { campaign, contactsFile } from './workflows.mts';

/** What became of one contact. */
export interface Outcome {
	name: string;
	/** The number as the list had it. */
	phone: string;
	/** `refused`, or the last status a receipt brought, or `accepted` before any. */
	status: string;
	recipient?: string;
	messageId?: string;
	/** Why it was refused: the stable word and the sentence. */
	reason?: string;
	explanation?: string;
}

interface Accepted {
	name: string;
	phone: string;
	recipient: string;
	messageId: string;
	status: string;
}

interface Refused {
	name: string;
	phone: string;
	error: string;
	details: { reason: string };
}

interface Receipt {
	messageId: string;
	status: { value: string };
}

/** Receipts may overtake each other: the furthest counts. */
const ORDER = ['accepted', 'pending', 'sent', 'delivered', 'read', 'failed'];
const SETTLED_WITHIN = 180_000;

/**
 * Uploads the contacts to the campaign's form, waits for the campaign and all its receipts, and
 * gives what became of each contact in the order of the list.
 */
export async function runCampaign(stage: Stage): Promise<Outcome[]> {
	const { client } = stage.n8n;
	const { id } = stage.campaign;
	await client.submitFile(stage.campaign, campaign.form, contactsFile);
	const execution = await step(
		'Sending the campaign',
		() => finishedCampaign(stage),
		() => `${stage.simulator.ivosights.messages.length} messages accepted`,
	);
	const sent = jsonOf(execution, campaign.accepted) as unknown as Accepted[];
	const statuses = await step('Receiving the receipts', async () => {
		await stage.simulator.ivosights.settled();
		return await until(
			async () => {
				const found = furthestStatuses(await client.executions(id));
				const all = sent.every(({ messageId }) => isFinal(found.get(messageId)));
				return all ? found : undefined;
			},
			{ what: 'a receipt for each message', timeout: SETTLED_WITHIN, every: 1_000 },
		);
	});
	return outcomes(execution, statuses);
}

/** The receipts start executions of the same workflow: the campaign's own is the one with contacts. */
async function finishedCampaign({ n8n, campaign: workflow }: Stage): Promise<Execution> {
	const isCampaign = (one: Execution) => jsonOf(one, campaign.form).length > 0;
	const execution = await until(
		async () => {
			const all = await n8n.client.executions(workflow.id);
			return all.find((one) => isCampaign(one) && one.status !== 'running');
		},
		{ what: 'the campaign to end', timeout: SETTLED_WITHIN, every: 500 },
	);
	const { error } = execution.data?.resultData ?? {};
	if (error)
		throw new Error(`The campaign ended with: ${error.message} ${error.description ?? ''}`);
	return execution;
}

/** The furthest status of each message id that the receipts brought. */
function furthestStatuses(executions: Execution[]): Map<string, string> {
	const statuses = new Map<string, string>();
	const receipts = executions.flatMap((one) => jsonOf(one, campaign.receipts));
	for (const { messageId, status } of receipts as unknown as Receipt[]) {
		const known = ORDER.indexOf(statuses.get(messageId) ?? 'accepted');
		if (ORDER.indexOf(status.value) > known) statuses.set(messageId, status.value);
	}
	return statuses;
}

const isFinal = (status?: string) => status === 'read' || status === 'failed';

function outcomes(execution: Execution, statuses: Map<string, string>): Outcome[] {
	const accepted = (jsonOf(execution, campaign.accepted) as unknown as Accepted[]).map(
		({ name, phone, recipient, messageId }) => ({
			name,
			phone,
			recipient,
			messageId,
			status: statuses.get(messageId) ?? 'accepted',
		}),
	);
	const refused = (jsonOf(execution, campaign.refused) as unknown as Refused[]).map(
		({ name, phone, error, details }) => ({
			name,
			phone,
			status: 'refused',
			reason: details.reason,
			explanation: error,
		}),
	);
	const byPhone = new Map([...accepted, ...refused].map((outcome) => [outcome.phone, outcome]));
	return jsonOf(execution, campaign.contacts).flatMap(
		({ phone }) => byPhone.get(String(phone)) ?? [],
	);
}
