import { type Breakage, shared } from '../breakage.mts';

/** The n8n that people run, and what it hides. */
export const VERSIONS: Breakage[] = [
	{
		name: 'an n8n without `isToolExecution` is not thought of',
		harm: 'on n8n 1.x every send throws',
		file: shared('n8n/versions'),
		line: 'context.isToolExecution?.() === true;',
		becomes: '(context.isToolExecution as () => boolean)();',
	},
	{
		name: 'an n8n without hints is not thought of',
		harm: 'on such an n8n a run breaks after its last message',
		file: shared('n8n/versions'),
		line: "context.addExecutionHints?.({ message, location: 'outputPane' });",
		becomes:
			"(context.addExecutionHints as (...hints: object[]) => void)({ message, location: 'outputPane' });",
	},
	{
		name: "waits trust n8n's own `sleep` to heed the signal",
		harm: 'before n8n 2.34 the stop button does nothing until a limit is over',
		file: shared('n8n/versions'),
		line: 'await Promise.race([sleep(Math.min(ms, LONGEST_MS), signal), woken]);',
		becomes: 'await sleep(Math.min(ms, LONGEST_MS), signal);',
	},
	{
		name: 'an n8n that is too old is not refused',
		harm: 'a campaign breaks in the middle, with words that help nobody',
		file: shared('engine/run'),
		line: 'checkN8n(context);',
		becomes: '',
		noticedBy: ['test/unit/shared/n8n/versions'],
	},
	{
		name: "a hint that n8n cannot show breaks the node's run",
		harm: 'all is sent, and the workflow stops as if nobody knew',
		file: shared('engine/progress'),
		line: 'unseen(() => hintAtOutput(this.context, message));',
		becomes: 'hintAtOutput(this.context, message);',
	},
	{
		name: 'what throws while the items are read reaches n8n',
		harm: 'with Continue n8n hides it and passes the inputs on as if they had been sent',
		file: shared('engine/run'),
		line: 'if (jobs.length === 0) jobs = [newJob(0)];',
		becomes: '',
	},
	{
		name: 'an n8n that signs no addresses is not thought of',
		harm: 'on such an n8n the node that asks says nothing that helps',
		file: shared('n8n/versions'),
		line: 'if (!context.getSignedResumeUrl) return undefined;',
		becomes: "if (!context.getSignedResumeUrl) throw new TypeError('no function');",
	},
	{
		name: 'what throws while a question waits reaches n8n',
		harm: 'with Continue n8n passes the questions on as if they had been answered',
		file: shared('wait/runAndWait'),
		line: 'return unexpected ? unforeseen(context, unexpected.thrown, items) : outputs;',
		becomes: 'if (unexpected) throw unexpected.thrown as Error;\nreturn outputs;',
	},
];
