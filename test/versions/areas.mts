/** What is tried on every version, and the tests of `test/e2e` that try it. */
export const AREAS: Readonly<Record<string, readonly string[]>> = {
	'Installed as n8n does, nodes and credentials offered': ['host'],
	'Campaign: form, error branch, receipts, retry button, kill': ['campaign'],
	Triggers: ['ivosightsTrigger', 'qontakTrigger'],
	'Credentials and their test buttons, broadcasts, receipts': ['qontak', 'decisionTelecom'],
	'Send and wait: asks, goes on with the answers or when the time is over': ['questions'],
	'AI agent': ['agent'],
	'Retry On Fail, Switch by reason, upload and download': ['filesAndRetries'],
};

/** The names of the test files, without folder and ending. */
export const FILES: readonly string[] = Object.values(AREAS).flat();
