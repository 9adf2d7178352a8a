import type { Outcome } from './campaign.mts';
import type { Conversation } from './customer.mts';

/** One thing the demo promises, and whether it happened. */
export interface Promised {
	what: string;
	kept: boolean;
}

const SHOWN = 12;

/** The outcomes as a table: the first of the list, then all that were refused, with the reason. */
export function table(outcomes: readonly Outcome[]): string {
	const refused = outcomes.filter(({ status }) => status === 'refused');
	const shown = outcomes.filter(({ status }) => status !== 'refused').slice(0, SHOWN);
	const rows = [...shown, ...refused].map(({ name, phone, recipient, status, reason }) => [
		name,
		phone,
		recipient ?? '-',
		status,
		reason ?? '',
	]);
	const hidden = outcomes.length - rows.length;
	const lines = aligned([['Name', 'Phone in the list', 'Sent to', 'Status', 'Reason'], ...rows]);
	const [head, ...body] = lines;
	const more = hidden > 0 ? [`... and ${hidden} more`] : [];
	const why = refused.map(({ name, explanation }) => `${name}: ${explanation}`);
	const top = body.slice(0, shown.length);
	const bottom = body.slice(shown.length);
	return [head, ...top, ...more, ...bottom, '', ...why].join('\n');
}

function aligned(rows: string[][]): string[] {
	const widths = rows[0].map((_title, column) =>
		Math.max(...rows.map((row) => row[column].length)),
	);
	return rows.map((row) =>
		row
			.map((cell, column) => cell.padEnd(widths[column]))
			.join('  ')
			.trimEnd(),
	);
}

/** How many contacts have each status, as one line. */
export function totals(outcomes: readonly Outcome[]): string {
	const counts = new Map<string, number>();
	for (const { status } of outcomes) counts.set(status, (counts.get(status) ?? 0) + 1);
	const parts = [...counts].map(([status, count]) => `${count} ${status}`);
	return `${outcomes.length} contacts: ${parts.join(', ')}`;
}

/** What the demo promises of `examples/contacts.csv`: 200 contacts, three of them hopeless. */
export function promises(
	outcomes: readonly Outcome[],
	sentTo: readonly string[],
	conversation: Conversation,
): Promised[] {
	const sent = outcomes.filter(({ status }) => status !== 'refused');
	const refused = outcomes.filter(({ status }) => status === 'refused');
	const once = new Set(sentTo).size === sentTo.length;
	return [
		{ what: 'all 200 contacts of the list were read', kept: outcomes.length === 200 },
		{ what: '197 messages were accepted', kept: sent.length === 197 && sentTo.length === 197 },
		{ what: 'nobody was sent the message twice', kept: once },
		{
			what: '3 numbers were refused before anything was sent, with the reason',
			kept: refused.length === 3 && refused.every(({ reason }) => reason === 'invalidNumber'),
		},
		{
			what: 'every message was delivered and read, as its receipts say',
			kept: sent.every(({ status }) => status === 'read'),
		},
		{ what: 'a customer wrote and was answered', kept: conversation.answer.trim() !== '' },
	];
}
