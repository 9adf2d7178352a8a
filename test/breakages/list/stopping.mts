import { type Breakage, shared } from '../breakage.mts';

/** Checks before the first send, and what stops a run. */
export const STOPPING: Breakage[] = [
	{
		name: 'the check phase lets sends through as if they were reads',
		harm: 'messages leave before all items are checked, and again afterwards',
		file: shared('engine/check'),
		line: "if (ask.effect !== 'read') {",
		becomes: "if (ask.effect === 'write') {",
	},
	{
		name: 'bad items do not hold the good ones back',
		harm: 'a campaign goes out although a mistake in it was known',
		file: shared('engine/run'),
		line: 'if (early) throw toNodeError(context.getNode(), early.failure);',
		becomes: '',
	},
	{
		name: 'a refusal does not stop the run',
		harm: 'in stop mode the rest of a campaign is sent after a refusal',
		file: shared('engine/send'),
		line: 'stopped ||= !continueOnFail && failure.details.remembered !== true;',
		becomes: '',
	},
	{
		name: 'a refusal is not reported',
		harm: 'the workflow goes on as if all had been sent',
		file: shared('engine/run'),
		line: 'const stop = reportStop(jobs, client.cancelled, settings.continueOnFail);',
		becomes: 'const stop = reportStop(jobs, client.cancelled, true);',
	},
	{
		name: 'cancel is ignored while sending',
		harm: 'Stop does not stop a campaign',
		file: shared('engine/cancel'),
		line: 'return this.signal?.aborted === true;',
		becomes: 'return false;',
	},
	{
		name: "a broken 'Stop When' does not stop the run",
		harm: 'a campaign of which most messages fail goes on losing money',
		file: shared('campaign/stopRule'),
		line: 'return this.failed * 100 > this.rule.percent * this.tried;',
		becomes: 'return false;',
	},
	{
		name: 'quiet hours are not kept',
		harm: 'a campaign rings at night',
		file: shared('engine/send'),
		line: 'const quiet = quietFor(job, Date.now(), timeZone);',
		becomes: 'const quiet = undefined as ReturnType<typeof quietFor>;',
	},
	{
		name: 'cancel cuts sends that are under way',
		harm: 'nobody can tell whether the messages in flight went out',
		file: shared('transport/exchange'),
		line: 'return (await helper.call(view, type, options, {',
		becomes: 'return (await helper.call(context as never, type, options, {',
	},
	{
		name: 'cancel waits for the next try',
		harm: 'Stop takes a minute when the gateway is busy',
		file: shared('engine/cancel'),
		line: 'const unwatch = this.watch(() => stop.abort());',
		becomes: 'const unwatch = () => {};',
	},
	{
		name: 'continue-on-fail stops',
		harm: 'one bad number stops a campaign that was to go on',
		file: shared('engine/run'),
		line: 'return context.continueOnFail();',
		becomes: 'return false;',
	},
	{
		name: 'every item tries a wrong key',
		harm: 'thousands of refused requests may lock the account',
		file: shared('engine/check'),
		line: 'await inParallel(ready, client.room, check, () => allWouldFail || client.cancelled);',
		becomes: 'await inParallel(ready, client.room, check, () => client.cancelled);',
	},
];
