import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { WorkflowFile } from '../../test/host/workflow.mts';
import { root } from '../../test/host/paths.mts';

/** What the demo has to know of `campaign.json`: the names of its nodes. */
export const campaign = {
	file: 'campaign.json',
	/** Form Trigger with one file field. */
	form: 'Start Campaign',
	contacts: 'Contacts',
	accepted: 'Accepted',
	refused: 'Refused',
	/** Ivosights Trigger for statuses. */
	receipts: 'Receipts',
	/** What became of one message: `sendId`, `status`. */
	receipt: 'Receipt',
} as const;

/** What the demo has to know of `auto-reply.json`. */
export const autoReply = {
	file: 'auto-reply.json',
	/** Ivosights Trigger for messages. */
	trigger: 'Customer Writes',
} as const;

/** The same campaign for the other gateways: to try by hand. */
export const otherCampaigns = {
	qontak: 'campaign-qontak.json',
	decisionTelecom: 'campaign-decisiontelecom.json',
} as const;

/** The contacts that the campaign reads. */
export const contactsFile = path.join(root, 'examples/contacts.csv');

/** A workflow of `examples/`, as a user imports it. */
export async function readExample(file: string): Promise<WorkflowFile> {
	const text = await readFile(path.join(root, 'examples', file), 'utf8');
	return JSON.parse(text) as WorkflowFile;
}
