import { Failure } from '../failure';
import type { TemplateDefinition } from './definition';

/** What each status means for somebody who wants to send, and what to do. */
const STATUSES: Readonly<Record<string, readonly [means: string, next: string]>> = {
	draft: ['has not been proposed to WhatsApp yet', 'Propose it, and wait until it is approved.'],
	pending: ['is waiting for WhatsApp to approve it', 'Wait until it is approved, and run again.'],
	rejected: [
		'was rejected by WhatsApp',
		"Change its text as WhatsApp's guidelines ask, and propose it again.",
	],
	paused: [
		'is paused by WhatsApp, because recipients blocked or reported it',
		'Wait until the pause is over, or use another template.',
	],
	disabled: ['was disabled by WhatsApp for low quality', 'Use another template.'],
	in_appeal: [
		'is being looked at by WhatsApp again',
		'Wait for the decision, or use another template.',
	],
	deleted: ['was deleted', 'Use another template.'],
	pending_deletion: ['is being deleted', 'Use another template.'],
};

/** Throws a Failure (`templateNotApproved`) that tells what to do, unless WhatsApp would send it. */
export function requireSendable({ name, label, status }: TemplateDefinition): void {
	const known = status
		.trim()
		.toLowerCase()
		.replace(/[\s-]+/g, '_');
	if (known === 'approved') return;
	const [means, next] = (Object.hasOwn(STATUSES, known) ? STATUSES[known] : undefined) ?? [
		`has the status '${status}'`,
		'Only approved templates can be sent: choose another one, or wait until it is approved.',
	];
	throw new Failure('templateNotApproved', `The template '${label ?? name}' ${means}`, {
		field: 'Template',
		description: next,
		gatewayMessage: status,
	});
}
