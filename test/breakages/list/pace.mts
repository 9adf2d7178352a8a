import { type Breakage, shared } from '../breakage.mts';

/** How fast requests leave, and whose turn it is. */
export const PACE: Breakage[] = [
	{
		name: "a gateway's windows are not kept",
		harm: 'a third of the requests is refused, and the account may be locked',
		file: shared('campaign/account'),
		line: '...windows.filter(({ limit }) => matches(limit, ask)).map((one) => one.readyAt(now)),',
		becomes: '',
	},
	{
		name: 'direct broadcasts are not counted apart',
		harm: 'every third direct broadcast is refused',
		file: shared('campaign/account'),
		line: '!wanted || (wanted.length === path.length && wanted.every((part, n) => part === path[n]));',
		becomes: '!wanted;',
	},
	{
		name: 'two runs have a pace each',
		harm: 'two executions at once are twice as fast as permitted',
		file: shared('campaign/accounts'),
		line: 'let account = this.known.get(key);',
		becomes: 'let account: Account | undefined;',
	},
	{
		name: 'what met a limit last goes first',
		harm: 'the first items of a campaign wait longer than they may',
		file: shared('campaign/turns'),
		line: '.sort(([, one], [, other]) => (one.limitedSince ?? 0) - (other.limitedSince ?? 0))',
		becomes: '.sort(([, one], [, other]) => (other.limitedSince ?? 0) - (one.limitedSince ?? 0))',
	},
	{
		name: 'the larger run always goes first',
		harm: 'a single message waits until a campaign has ended',
		file: shared('campaign/turns'),
		line: 'this.lines.push(line);',
		becomes: 'this.lines.unshift(line);',
	},
	{
		name: 'a limit pauses nothing',
		harm: 'a busy gateway is asked on and on',
		file: shared('campaign/knowledge'),
		line: 'if (!this.pause.refuse(limit, began, now)) return;',
		becomes: '',
	},
	{
		name: 'a limit to one person stops everybody',
		harm: 'a campaign stands still for a minute since one person gets too many',
		file: shared('campaign/knowledge'),
		line: "if (limit?.details.limitOf === 'recipient' && ask.to !== undefined) {",
		becomes: 'if (limit && ask.to === undefined) {',
	},
	{
		name: 'an unknown limit is not found',
		harm: 'every second is spent on refused requests',
		file: shared('campaign/knowledge'),
		line: 'this.finder.refuse(now);',
		becomes: '',
	},
	{
		name: 'faster than WhatsApp takes',
		harm: 'WhatsApp itself refuses what the gateway takes',
		file: shared('campaign/account'),
		line: 'const WHATSAPP_MOST = 80;',
		becomes: 'const WHATSAPP_MOST = 800;',
	},
	{
		name: 'what waits for its turn does not hear of a refusal',
		harm: 'in stop mode one more message leaves after a refusal',
		file: shared('engine/pacedRequests'),
		line: 'this.withdraw(true);',
		becomes: '',
	},
	{
		name: 'what waits for its turn does not hear of a cancel',
		harm: 'Stop takes a minute when a limit is met',
		file: shared('engine/pacedRequests'),
		line: 'const unwatch = this.cancel.watch(() => this.withdraw());',
		becomes: 'const unwatch = () => {};',
	},
	{
		name: 'the credential is read for each request',
		harm: 'a database that is away for five seconds fails a campaign',
		file: shared('engine/credential'),
		line: 'this.reading ??= this.read();',
		becomes: 'this.reading = this.read();',
	},
];
