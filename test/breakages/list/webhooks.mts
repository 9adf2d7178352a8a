import { type Breakage, shared } from '../breakage.mts';

/** Who may start a workflow, and how often. */
export const WEBHOOKS: Breakage[] = [
	{
		name: 'an empty password opens the webhook',
		harm: 'anybody can start the workflow with made-up messages',
		file: shared('webhook/proof'),
		line: 'if (!isComplete(proof)) return false;',
		becomes: '',
	},
	{
		name: 'repeated posts in the same instant start again',
		harm: 'a customer gets every automatic answer three times',
		file: shared('webhook/repeats'),
		line: 'if (earlier ? !isLost(earlier) : known.has(digest)) return false;',
		becomes: 'if (known.has(digest)) return false;',
	},
	{
		name: 'repeated posts after a restart start again',
		harm: 'a customer gets an automatic answer again after an update of n8n',
		file: shared('webhook/repeats'),
		line: 'if (earlier ? !isLost(earlier) : known.has(digest)) return false;',
		becomes: 'if (earlier && !isLost(earlier)) return false;',
	},
	{
		name: 'an event that could not be stored counts as arrived',
		harm: "a customer's message is lost when n8n's database is down for a moment",
		file: shared('webhook/repeats'),
		line: 'if (earlier ? !isLost(earlier) : known.has(digest)) return false;',
		becomes: 'if (earlier || known.has(digest)) return false;',
	},
];
