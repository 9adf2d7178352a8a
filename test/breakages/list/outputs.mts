import { type Breakage, shared } from '../breakage.mts';

/** What comes out, in which order and paired with what. */
export const OUTPUTS: Breakage[] = [
	{
		name: 'outputs are not paired',
		harm: "$('Contacts').item finds nothing after the node",
		file: shared('engine/settle'),
		line: 'if (!files) return { json, pairedItem };',
		becomes: 'if (!files) return { json };',
	},
	{
		name: 'files are not paired',
		harm: "$('Trigger').item finds nothing after a download",
		file: shared('engine/settle'),
		line: 'return { json, binary, pairedItem };',
		becomes: 'return { json, binary };',
	},
	{
		name: 'failed items are not paired',
		harm: "$('Contacts').item finds nothing on the error branch",
		file: shared('engine/settle'),
		line: 'pairedItem: { item: index },',
		becomes: '',
	},
	{
		name: 'what an expression gave the first item holds for all',
		harm: 'everybody gets the text of the first customer',
		file: shared('operation/formReader'),
		line: 'Object.hasOwn(parameters, name) && !hasExpression(parameters[name]);',
		becomes: 'Object.hasOwn(parameters, name);',
	},
	{
		name: 'outputs come in the order of completion',
		harm: 'rows of a sheet get the message IDs of other customers',
		file: shared('engine/settle'),
		line: 'for (const job of jobs) {',
		becomes:
			"for (const job of [...jobs].sort((a, b) => String(a.outputs[0]?.json.sentAt ?? '').localeCompare(String(b.outputs[0]?.json.sentAt ?? '')))) {",
	},
	{
		name: 'a failed item has one key too many',
		harm: 'n8n puts failed items on the success branch',
		file: shared('engine/settle'),
		line: 'json: { error: itemError(failure, index) },',
		becomes: 'json: { error: itemError(failure, index), reason: failure.reason },',
	},
	{
		name: 'the error does not tell the item',
		harm: 'a Switch behind the error branch cannot tell which row it was',
		file: shared('nodeError'),
		line: 'return { message, reason, ...known, item };',
		becomes: 'return { message, reason, ...known };',
	},
	{
		name: 'a success without an ID counts as accepted',
		harm: 'receipts never join, and nobody is told why',
		file: shared('message/sendMessage'),
		line: "status: known ? 'accepted' : 'unconfirmed',",
		becomes: "status: 'accepted',",
	},
	{
		name: "'Dry Run' sends",
		harm: 'a trial reaches all customers',
		file: shared('message/sendMessage'),
		line: 'if (form.options.dryRun) {',
		becomes: 'if (form.options.dryRun && form.simplify === undefined) {',
	},
];
