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
		line: 'if (earlier && !isLost(earlier)) return false;',
		becomes: '',
	},
	{
		name: 'repeated posts after a restart start again',
		harm: 'a customer gets an automatic answer again after an update of n8n',
		file: shared('webhook/repeats'),
		line: 'this.adopt(trigger, stored);',
		becomes: '',
	},
	{
		name: 'an event that could not be stored counts as arrived',
		harm: "a customer's message is lost when n8n's database is down for a moment",
		file: shared('webhook/repeats'),
		line: 'if (earlier && !isLost(earlier)) return false;',
		becomes: 'if (earlier) return false;',
	},
	{
		name: 'nobody looks whether another process overwrote what arrived',
		harm: 'with several processes, an automatic answer goes out again when the gateway repeats',
		file: shared('webhook/arrivals'),
		line: 'if (!isAlone) void lookAgain(context, trigger, memory.watch(trigger));',
		becomes: '',
	},
	{
		name: 'an id that is no number is made one',
		harm: 'the answer to a customer goes to a stranger',
		file: shared('whatsapp/phone/posted'),
		line: 'if (text.length > LONGEST || !NUMBER.test(text)) return undefined;',
		becomes: '',
	},
	{
		name: 'the history that a business shares is taken for new messages',
		harm: 'a bot answers pictures of two weeks ago',
		file: shared('event/metaEvents'),
		line: 'return isNews(field) && isEmpty(entry.history_context) ? fromMessage : fromOldMessage;',
		becomes: 'return fromMessage;',
	},
	{
		name: 'what the business wrote itself starts what answers customers',
		harm: 'a bot answers itself without end',
		file: shared('webhook/receive'),
		line: "(one.event !== 'message' || direction === 'both' || one.direction === direction) &&",
		becomes: '',
	},
	{
		name: 'what cannot be answered starts what answers customers',
		harm: 'a customer who takes a message back gets an answer to it',
		file: shared('webhook/receive'),
		line: 'kinds.includes(startsAs(one)) &&',
		becomes: 'kinds.includes(one.event) &&',
	},
	{
		name: 'JSON may be nested as deep as anybody likes',
		harm: 'one post stops the trigger with an error, and is posted again and again',
		file: shared('json'),
		line: 'isTooDeep(json) ? cut(json, MOST_LEVELS) : json;',
		becomes: 'json;',
	},
	{
		name: 'a customer who stops marketing twice is told apart by nothing',
		harm: 'who resumed and stopped again goes on getting marketing',
		file: shared('webhook/receive'),
		line: "if (event === 'preference' && timestamp === undefined) return `${id}:${receivedAt}`;",
		becomes: '',
	},
];
