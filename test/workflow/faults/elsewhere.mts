/** What goes wrong over a whole run, and the test that holds what comes of it. */
export interface HeldElsewhere {
	fault: string;
	/** What comes of it. */
	comes: string;
	/** The file and, as it stands there, the name of the test. */
	file: string;
	test: string;
}

export const ELSEWHERE: HeldElsewhere[] = [
	{
		fault: 'a 429 that asks for more than ‘Longest Wait’',
		comes: 'every item says `rateLimited`; the gateway is not asked again for the others',
		file: 'test/workflow/pace.test.mts',
		test: "longer than 'Longest Wait': told of each item, and the gateway is not asked for it",
	},
	{
		fault: 'WhatsApp’s 131056 with a wait',
		comes: 'this person waits, the others do not; each gets one',
		file: 'test/workflow/pace.test.mts',
		test: 'to one person: the others do not wait for it',
	},
	{
		fault: 'Qontak’s token expires mid-campaign',
		comes: 'renewed, and each message goes out once',
		file: 'test/workflow/qontak/login.test.mts',
		test: 'that expires between the check and the sends: each delivered once',
	},
	{
		fault: 'a refusal in stop mode',
		comes: 'one error with what was accepted, what was not, what was not tried',
		file: 'test/workflow/refusals.test.mts',
		test: 'says how many were accepted, which item was not, and which were not tried',
	},
	{
		fault: 'n8n’s database is away for a moment',
		comes: 'waited for; nobody is lost',
		file: 'test/workflow/pace.test.mts',
		test: 'is waited for while the database is away',
	},
	{
		fault: 'cancel',
		comes: 'what is under way ends, the rest is not tried, and the error says how many',
		file: 'test/workflow/sending.test.mts',
		test: 'starts nothing new, lets what is under way end, and says where it stopped',
	},
	{
		fault: 'cancel, then n8n’s retry button, with ‘Send Once’',
		comes: 'the rest is sent; everybody has one',
		file: 'test/e2e/stopped.test.mts',
		test: 'the stop button, then the retry button: everybody once',
	},
	{
		fault: 'the workflow’s time-out, with ‘Send Once’',
		comes: 'the retry button has nothing to retry (n8n’s way); another run sends the rest',
		file: 'test/e2e/stopped.test.mts',
		test: 'the time-out of the workflow: n8n has nothing left to retry; another run goes on',
	},
	{
		fault: 'n8n is asked to end (SIGTERM), with ‘Send Once’',
		comes: 'the next run sends the rest; who was under way is reported `unconfirmed`',
		file: 'test/e2e/stopped.test.mts',
		test: 'n8n is asked to end: nobody twice, nobody lost',
	},
	{
		fault: 'n8n is killed, again and again, with ‘Send Once’',
		comes: 'everybody has one, but for those reported `unconfirmed`',
		file: 'test/e2e/crash.test.mts',
		test: ': nobody twice, nobody lost',
	},
];
