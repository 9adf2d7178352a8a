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
	sendId?: string;
	/** Why it was refused: the stable word and the sentence. */
	reason?: string;
	explanation?: string;
}

interface Accepted {
	name: string;
	phone: string;
	recipient: string;
	sendId: string;
	status: string;
}

interface Refused {
	name: string;
	phone: string;
	reason: string;
	explanation: string;
}

interface Receipt {
	sendId: string;
	status: string;
}

/** Receipts may overtake each other: the furthest counts. */
const ORDER = ['accepted', 'pending', 'sent', 'delivered', 'read', 'failed'];

/** sent, delivered, read */
const RECEIPTS = 3;

const SETTLED_WITHIN = 300_000;

/**
 * Uploads the contacts to the campaign's form, waits for the campaign and all its receipts, and
 * gives what became of each contact in the order of the list.
 */
export async function runCampaign(stage: Stage): Promise<Outcome[]> {
	const { messages } = stage.simulator.ivosights;
	await stage.connect(stage.campaign, campaign.receipts);
	const execution = await step(
		'Sending the campaign',
		() => sendCampaign(stage),
		() => `${messages.length} messages accepted`,
	);
	const sent = jsonOf(execution, campaign.accepted) as unknown as Accepted[];
	const statuses = await step(
		'Receiving the receipts',
		() => allReceipts(stage, sent),
		() => `${messages.filter(({ status }) => isFinal(status)).length} of ${sent.length} read`,
	);
	return outcomes(execution, statuses);
}

async function sendCampaign({ n8n, campaign: workflow }: Stage): Promise<Execution> {
	const { client } = n8n;
	const id = await client.submitFile(workflow, campaign.form, contactsFile);
	const execution = await client.waitForExecution(id, SETTLED_WITHIN);
	const { error } = execution.data?.resultData ?? {};
	if (error)
		throw new Error(`The campaign ended with: ${error.message} ${error.description ?? ''}`);
	return execution;
}

/** Waits until the gateway has sent its receipts, then until n8n has stored them. */
async function allReceipts(
	{ n8n, simulator, campaign: workflow }: Stage,
	sent: readonly Accepted[],
): Promise<Map<string, string>> {
	const { messages } = simulator.ivosights;
	await until(() => messages.every(({ status }) => isFinal(status)) || undefined, {
		what: 'the gateway to report each message as read',
		timeout: SETTLED_WITHIN,
	});
	const expected = 1 + RECEIPTS * sent.length; // the campaign itself is an execution, too
	const { client } = n8n;
	return furthestStatuses(await client.waitForExecutions(workflow.id, expected, SETTLED_WITHIN));
}

/** The furthest status of each send that the receipts brought. */
function furthestStatuses(executions: Execution[]): Map<string, string> {
	const statuses = new Map<string, string>();
	const receipts = executions.flatMap((one) => jsonOf(one, campaign.receipt));
	for (const { sendId, status } of receipts as unknown as Receipt[]) {
		const known = ORDER.indexOf(statuses.get(sendId) ?? 'accepted');
		if (ORDER.indexOf(status) > known) statuses.set(sendId, status);
	}
	return statuses;
}

const isFinal = (status?: string) => status === 'read' || status === 'failed';

function outcomes(execution: Execution, statuses: Map<string, string>): Outcome[] {
	const accepted = (jsonOf(execution, campaign.accepted) as unknown as Accepted[]).map(
		({ name, phone, recipient, sendId }) => ({
			name,
			phone,
			recipient,
			sendId,
			status: statuses.get(sendId) ?? 'accepted',
		}),
	);
	const refused = (jsonOf(execution, campaign.refused) as unknown as Refused[]).map((refusal) => ({
		...refusal,
		status: 'refused',
	}));
	const byPhone = new Map([...accepted, ...refused].map((outcome) => [outcome.phone, outcome]));
	return jsonOf(execution, campaign.contacts).flatMap(
		({ phone }) => byPhone.get(String(phone)) ?? [],
	);
}
