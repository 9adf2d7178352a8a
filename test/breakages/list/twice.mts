import { type Breakage, shared } from '../breakage.mts';

/** What keeps a message from going out twice. */
export const TWICE: Breakage[] = [
	{
		name: 'kept results are not recalled',
		harm: 'Retry On Fail sends every message again',
		file: shared('engine/client'),
		line: 'if (before) return before;',
		becomes: '',
	},
	{
		name: 'accepted results are not kept',
		harm: 'Retry On Fail sends every message again',
		file: shared('engine/client'),
		line: 'this.outcomes.accepted(item, nth, ask, answer);',
		becomes: '',
	},
	{
		name: 'unconfirmed results are not kept',
		harm: 'Retry On Fail sends again what may have arrived',
		file: shared('engine/client'),
		line: 'this.outcomes.unconfirmed(item, nth, ask, final);',
		becomes: '',
	},
	{
		name: 'unconfirmed kept results are not recalled',
		harm: 'Retry On Fail sends again what may have arrived',
		file: shared('engine/outcomes'),
		line: "throw new Failure('unconfirmed', message, { ...details, remembered: true });",
		becomes: 'return undefined;',
	},
	{
		name: 'kept results are recalled for somebody else',
		harm: 'a customer gets nothing because another one did',
		file: shared('engine/outcomes'),
		line: 'if (outcome === undefined || outcome.to !== targetOf(ask)) return undefined;',
		becomes: 'if (outcome === undefined) return undefined;',
	},
	{
		name: 'kept results of an earlier round of a loop are recalled',
		harm: 'a loop sends its first message only',
		file: shared('engine/outcomes'),
		line: 'const run = String(context.getWorkflowDataProxy(0).$runIndex);',
		becomes: "const run = '0';",
	},
	{
		name: "an agent's second message equals its first",
		harm: 'an AI agent answers a customer once and never again',
		file: shared('engine/outcomes'),
		line: "const own = context.isToolExecution() ? {} : context.getContext('node');",
		becomes: "const own = context.getContext('node');",
	},
	{
		name: "an agent's unconfirmed message throws",
		harm: 'n8n repeats the tool call, and the customer gets the message twice',
		file: shared('engine/run'),
		line: 'unconfirmed && context.isToolExecution();',
		becomes: 'unconfirmed && !context.isToolExecution();',
	},
	{
		name: 'unconfirmed sends are repeated by default',
		harm: 'customers get messages twice when the network is bad',
		file: shared('engine/settings'),
		line: 'repeatUnconfirmed: policy.repeatUnconfirmed === true,',
		becomes: 'repeatUnconfirmed: policy.repeatUnconfirmed !== false,',
	},
	{
		name: 'a broken send is repeated like a read',
		harm: 'customers get messages twice when the network is bad',
		file: shared('transport/retry'),
		line: "const passing = effect === 'read' && (reason === 'gatewayDown' || reason === 'unconfirmed');",
		becomes: "const passing = reason === 'gatewayDown' || reason === 'unconfirmed';",
	},
	{
		name: 'a lost answer counts as a refusal',
		harm: 'people send again what may have arrived',
		file: shared('transport/judge'),
		line: "if (ask.effect !== 'read') return unconfirmed(displayName, ask, what, {}, advice);",
		becomes: '',
	},
	{
		name: 'a web page is taken for a success',
		harm: 'messages that never went out are reported as accepted',
		file: shared('transport/judge'),
		line: 'return answer.json === undefined ? unreadable(gateway, answer, ask) : undefined;',
		becomes: 'return undefined;',
	},
];
