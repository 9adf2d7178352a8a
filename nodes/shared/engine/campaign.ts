import type { INode } from 'n8n-workflow';
import type { Entry } from '../campaign/marks';
import { invalid } from '../failure';
import { dictionaryIn, fingerprint } from '../json';
import { samePerson } from '../whatsapp/phone/readings';
import { onlySeen } from '../whatsapp/phone/signs';
import type { Job } from './job';

/** What 'Send Once' holds for an item, as the form gives it. */
interface Campaign {
	name?: string;
	recipientKey?: string;
	unconfirmed?: 'report' | 'repeat';
}

/** The campaign that an item is part of, when it is remembered. */
export const campaignOf = ({ form }: Job): Campaign | undefined =>
	((form.options ?? {}) as { sendOnce?: { campaign?: Campaign } }).sendOnce?.campaign;

/** Whether an item is part of a campaign that is remembered. */
export const hasCampaign = (job: Job): boolean => campaignOf(job) !== undefined;

/** Longer than anybody names a campaign or an order; each recipient is remembered by it. */
const LONGEST = 200;

/** What breaks a line or is a blank, of whatever width. */
const BLANKS = /[\s\p{Cc}]+/gu;

/** As people read it: two texts that look the same are the same. What is very long is kept as its hash. */
function asRead(text: string | undefined): string {
	const plain = onlySeen((text ?? '').normalize('NFC'))
		.replace(BLANKS, ' ')
		.trim();
	if (plain.length <= LONGEST) return plain;
	return `${plain.slice(0, LONGEST / 4)}… ${fingerprint({ plain })}`;
}

/** What gets one message only, where the person chose it; empty where it is the number. */
export const recipientKeyOf = (job: Job): string => asRead(campaignOf(job)?.recipientKey);

/** Whether the key is worked out for each item. */
function isKeyWorkedOut({ parameters }: INode): boolean {
	const { campaign } = dictionaryIn(dictionaryIn(parameters.options).sendOnce);
	const { recipientKey } = dictionaryIn(campaign);
	return typeof recipientKey === 'string' && recipientKey.startsWith('=');
}

/**
 * Throws Failure (`invalidRequest`) when an item's 'Send Once' names no campaign, or has an expression for a
 * key that gives none: an empty cell is no wish to count by the number.
 */
export function checkCampaign(job: Job, node: INode): void {
	const campaign = campaignOf(job);
	if (!campaign) return;
	if (asRead(campaign.name) === '') {
		throw invalid(
			'Name',
			"of 'Send Once' is empty",
			"Give the campaign a name, for example October offer, or remove 'Send Once'.",
		);
	}
	if (recipientKeyOf(job) !== '' || !isKeyWorkedOut(node)) return;
	throw invalid(
		'Recipient Key',
		'has an expression that gives nothing',
		'Check that the column in it is filled in, or remove the expression: then the phone number counts.',
	);
}

/** Only a message to somebody in particular can be sent once. */
export function entryOf(job: Job): Entry | undefined {
	const campaign = campaignOf(job);
	if (!campaign || !job.target || job.state !== 'checked' || job.leader) return undefined;
	return {
		campaign: asRead(campaign.name),
		key: recipientKeyOf(job) || samePerson(job.target.to),
	};
}
