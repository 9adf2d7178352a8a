import { type Breakage, shared } from '../breakage.mts';

/** What is tried again, when, and how much at once. */
export const TRYING: Breakage[] = [
	{
		name: '429 is not waited for',
		harm: 'a busy gateway loses half of a campaign',
		file: shared('engine/pacedRequests'),
		line: 'if (!made.failure.details.limitOf) throw made.failure;',
		becomes: 'throw made.failure;',
	},
	{
		name: 'a refused connection is not tried again',
		harm: 'a gateway that restarts loses a campaign',
		file: shared('transport/retry'),
		line: "const nothingWasDone = details.notConnected === true || reason === 'rateLimited';",
		becomes: "const nothingWasDone = reason === 'rateLimited';",
	},
	{
		name: 'Retry-After is ignored',
		harm: 'the gateway is asked too early and locks the account',
		file: shared('campaign/pause'),
		line: 'const told = failure.details.retryAfterMs;',
		becomes: 'const told = undefined;',
	},
	{
		name: "a moment in 'Retry-After' is taken for seconds",
		harm: 'a campaign gives up for a limit of two seconds',
		file: shared('transport/limitReset'),
		line: 'if (number < 1e7) return number * SECOND;',
		becomes: 'return number * SECOND;',
	},
	{
		name: "a limit of WhatsApp's in an unknown shape is a refusal",
		harm: 'part of a campaign is lost to a limit',
		file: shared('transport/gatewayWords'),
		line: 'const passedOn = isItsOwn(words.code) ? undefined : whatsAppCodeIn(text);',
		becomes: 'const passedOn = undefined;',
	},
	{
		name: "'Longest Wait' is ignored",
		harm: 'an execution hangs for an hour',
		file: shared('campaign/pause'),
		line: 'return this.until - since > longestMs ? this.failure : undefined;',
		becomes: 'return undefined;',
	},
	{
		name: "'Attempts' is ignored",
		harm: 'an execution never ends when the gateway is down',
		file: shared('transport/retry'),
		line: 'if (tries >= policy.attempts) return undefined;',
		becomes: 'if (tries >= 12) return undefined;',
	},
	{
		name: 'the template is read for each item',
		harm: 'ten thousand needless requests',
		file: shared('engine/client'),
		line: "if (ask.once !== 'run') return await this.perform(ask, item, { isNew });",
		becomes: "if (ask.once !== 'never') return await this.perform(ask, item, { isNew });",
	},
	{
		name: 'answers of the check are forgotten',
		harm: 'what is sent may differ from what was checked',
		file: shared('engine/check'),
		line: 'job.answers.push(answer);',
		becomes: '',
	},
	{
		name: "'Timeout' is ignored",
		harm: 'one silent gateway holds an execution for ever',
		file: shared('transport/request'),
		line: 'timeout: bounds.timeoutMs,',
		becomes: '',
	},
	{
		name: 'a page that repeats is read without end',
		harm: 'an execution never ends',
		file: 'nodes/Ivosights/template/template.ts',
		line: 'if (last || fresh.length === 0 || found.size >= most) break;',
		becomes: 'if (last || found.size >= most) break;',
	},
	{
		name: 'a token that another worker renewed is not looked for',
		harm: 'in queue mode each worker logs in anew whenever a token expires, until Qontak takes no more logins',
		file: shared('transport/request'),
		line: 'if (stored && JSON.stringify(stored) !== before) {',
		becomes: "if (stored && before === '') {",
	},
];
