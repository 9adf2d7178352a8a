import type { IExecuteFunctions } from 'n8n-workflow';
import { newJob, type Job } from '../../../../nodes/shared/engine/job';
import { reportBeforeSending, reportStop, settle } from '../../../../nodes/shared/engine/settle';
import {
	asFailure,
	Failure,
	type FailureDetails,
	type Reason,
} from '../../../../nodes/shared/failure';

type Ending = 'accepted' | 'untried' | Failure;

const jobsOf = (...endings: Ending[]): Job[] =>
	endings.map((ending, index) => {
		const job = newJob(index);
		if (ending === 'accepted') return { ...job, state: 'done', accepted: 1 };
		if (ending === 'untried') return { ...job, state: 'checked' };
		return { ...job, state: 'failed', failure: ending };
	});
const many = (count: number, ending: (n: number) => Ending) =>
	Array.from({ length: count }, (_, n) => ending(n));

const bad = (message = "'Recipient' is empty", more: FailureDetails = {}) =>
	new Failure('invalidNumber', message, { description: 'Enter a number.', ...more });
const refused = (message = 'Acme answered “no” (HTTP 400)') =>
	new Failure('invalidRequest', message, { httpStatus: 400, description: 'Look.' });
const because = (reason: Reason, message: string) =>
	new Failure(reason, message, { description: 'Do.' });

const GO_ON =
	"To go on with the good items, choose 'Continue (using error output)' under 'On Error' in the node's settings.";
const FORGOTTEN =
	"n8n forgets what a stopped node sent: a retry or another run reaches everybody again, unless 'Send Once' was set under Options.";
const KEPT = 'What was accepted is not sent again when n8n retries this execution.';

describe('the report before anything is sent', () => {
	const report = (...endings: Ending[]) => {
		const stop = reportBeforeSending(jobsOf(...endings), false);
		return (
			stop && {
				words: stop.failure.message,
				todo: stop.failure.details.description,
			}
		);
	};

	test('nothing when all is well', () => {
		expect(report('untried', 'untried')).toBeUndefined();
		expect(report()).toBeUndefined();
	});

	test('a single item: its own words', () => {
		expect(report(bad())).toEqual({
			words: "'Recipient' is empty",
			todo: 'Enter a number.',
		});
	});

	test('one of several: its words, its number, and how to go on without it', () => {
		expect(report('untried', bad(), 'untried')).toEqual({
			words: "'Recipient' is empty [Item 2]",
			todo: `Enter a number. Nothing was sent. ${GO_ON}`,
		});
	});

	test('several: how many, and a line for each different reason', () => {
		expect(report(bad(), 'untried', bad('Too long'), bad(), bad())).toEqual({
			words: '4 of 5 items are not ready',
			todo: `Items 1, 4 and 5: 'Recipient' is empty. Item 3: Too long. Nothing was sent. ${GO_ON}`,
		});
	});

	test('very many: ten items of a reason and ten reasons are named, the rest counted', () => {
		const same = report(...many(200, () => bad()))?.todo;
		expect(same).toMatch(
			/^Items 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 190 more: 'Recipient' is empty\. /,
		);
		const different = report(...many(200, (n) => bad(`Reason ${n}`)))?.todo;
		expect(different).toMatch(/Item 10: Reason 9\. And 190 other reasons\. Nothing was sent\./);
		expect(report(...many(11, (n) => bad(`Reason ${n}`)))?.todo).toContain('And 1 other reason.');
	});

	test('what every item would meet is told once, as what it is', () => {
		const key = because('unauthorized', 'Acme answered “Unauthenticated.” (HTTP 401)');
		expect(report(key, key, 'untried')).toEqual({
			words: 'Acme answered “Unauthenticated.” (HTTP 401)',
			todo: 'Do. Nothing was sent.',
		});
	});

	test('does not say that nothing was sent when an earlier try sent something', () => {
		const stop = reportBeforeSending(jobsOf('untried', bad()), true);
		expect(stop?.failure.details.description).toContain(
			'Nothing was sent this time; what an earlier try sent is not sent again.',
		);
	});

	test('the reason and what the gateway said stay with it', () => {
		const stop = reportBeforeSending(jobsOf(refused(), bad()), false);
		expect(stop?.failure).toMatchObject({ reason: 'invalidRequest', details: { httpStatus: 400 } });
		expect(stop?.unconfirmed).toBe(false);
	});
});

describe('the report of a run that stopped', () => {
	const report = (cancelled: boolean, ...endings: Ending[]) => {
		const stop = reportStop(jobsOf(...endings), cancelled, false);
		return (
			stop && {
				reason: stop.failure.reason,
				words: stop.failure.message,
				todo: stop.failure.details.description,
				unconfirmed: stop.unconfirmed,
			}
		);
	};
	const lost = because('unconfirmed', 'Acme did not answer');
	const cancelled = because('cancelled', 'The execution was canceled');

	test('nothing when it went through, cancelled or not', () => {
		expect(report(false, 'accepted', 'accepted')).toBeUndefined();
		expect(report(true, 'accepted')).toBeUndefined();
	});

	test('nothing with continue-on-fail, as failed items go their own way', () => {
		expect(reportStop(jobsOf('accepted', refused()), false, true)).toBeUndefined();
	});

	test('a single item: its own words', () => {
		expect(report(false, refused())).toMatchObject({
			words: 'Acme answered “no” (HTTP 400)',
			todo: 'Look.',
			unconfirmed: false,
		});
	});

	test('says what was accepted, what was not, and what was not tried', () => {
		expect(report(false, 'accepted', refused(), 'accepted', 'untried', 'untried')).toEqual({
			reason: 'invalidRequest',
			words: 'Acme answered “no” (HTTP 400) [Item 2]',
			todo: `2 items accepted, item 2 not accepted, 2 items not tried (4 and 5). Look. ${KEPT}`,
			unconfirmed: false,
		});
	});

	test('an unconfirmed item is not called refused', () => {
		expect(report(false, 'accepted', lost, refused(), refused())).toMatchObject({
			unconfirmed: true,
			todo:
				'1 item accepted, items 3 and 4 not accepted, item 2 unconfirmed. ' +
				`Item 2: Acme did not answer. Items 3 and 4: Acme answered “no” (HTTP 400). ${KEPT}`,
		});
	});

	test('a cancel, in the word by which n8n knows it', () => {
		expect(report(true, 'accepted', 'untried')).toEqual({
			reason: 'cancelled',
			words: 'The execution was canceled before all items were sent',
			todo: `1 item accepted, 1 item not tried (2). ${FORGOTTEN}`,
			unconfirmed: false,
		});
	});

	test('an item whose file was uploaded, but whose message was refused, is not accepted', () => {
		const [sent, uploaded] = jobsOf('accepted', refused());
		uploaded.accepted = 1;
		const stop = reportStop([sent, uploaded], false, false);
		expect(stop?.failure.details.description).toMatch(/^1 item accepted, item 2 not accepted\./);
	});

	test('a refusal is the cause, not the cancel that followed', () => {
		expect(report(true, cancelled, refused(), 'untried')).toMatchObject({
			reason: 'invalidRequest',
		});
	});
});

describe('the outputs', () => {
	const context = {
		helpers: {
			prepareBinaryData: async (data: Buffer, fileName: string, mimeType: string) => ({
				data: data.toString(),
				fileName,
				mimeType,
			}),
		},
	} as unknown as IExecuteFunctions;

	test('in the order of the items, each paired; several, none and files included', async () => {
		const [one, none, failed, filed] = jobsOf('accepted', 'accepted', bad(), 'accepted');
		one.outputs = [{ json: { n: 1 } }, { json: { n: 2 } }];
		filed.outputs = [
			{
				json: { n: 3 },
				files: { data: { data: Buffer.from('x'), fileName: 'a.png', mimeType: 'image/png' } },
			},
		];
		expect(await settle(context, [one, none, failed, filed], asFailure)).toEqual([
			{ json: { n: 1 }, pairedItem: { item: 0 } },
			{ json: { n: 2 }, pairedItem: { item: 0 } },
			{
				json: {
					error: {
						message: "'Recipient' is empty",
						reason: 'invalidNumber',
						description: 'Enter a number.',
						item: 2,
					},
				},
				pairedItem: { item: 2 },
			},
			{
				json: { n: 3 },
				binary: { data: { data: 'x', fileName: 'a.png', mimeType: 'image/png' } },
				pairedItem: { item: 3 },
			},
		]);
	});

	test('items that share a plan share its outputs', async () => {
		const [leader, member] = jobsOf('accepted', 'accepted');
		leader.outputs = [{ json: { list: 'x' } }];
		leader.members = [member];
		member.leader = leader;
		expect(await settle(context, [leader, member], asFailure)).toEqual([
			{ json: { list: 'x' }, pairedItem: [{ item: 0 }, { item: 1 }] },
		]);
	});
});
