import { Repeats, type OnRepeat } from '../campaign/repeats';
import type { GatewayName } from '../operation/operation';
import { samePerson } from '../whatsapp/phone/readings';
import { recipientKeyOf } from './campaign';
import type { Job } from './job';

/** Why an item is not sent although nothing is wrong with it; part of the public interface. */
export type Skipped = 'sentBefore' | 'repeated' | 'doNotSend' | 'quietHours';

/** Ends a job without sending: its output says whom it would have reached, and why it did not. */
export function skip(gateway: GatewayName, job: Job, why: Skipped): void {
	const { addressee } = job.target ?? {};
	job.state = 'skipped';
	job.outputs = [{ json: { gateway, ...addressee, status: 'skipped', skipped: why } }];
	job.answers = [];
}

/** What makes a message equal to another: what it says, and what it is about where the person says so. */
const messageOf = (job: Job) => `${recipientKeyOf(job)} ${job.target?.message}`;

/**
 * Decides who gets a message: of the checked jobs, those that are to get none become skipped. What
 * needs time or a memory beyond this run, and what repeats a message whose end is not known yet, is decided when
 * a job's turn comes (sendAll).
 */
export function admit(gateway: GatewayName, jobs: readonly Job[]): void {
	const repeats = new Repeats<Job>();
	for (const job of jobs) {
		const { target, form, state } = job;
		if (state !== 'checked' || !target) continue;
		const { repeatedRecipients = 'skipIdentical' } = (form.options ?? {}) as {
			repeatedRecipients?: OnRepeat;
		};
		const who = samePerson(target.to);
		if (job.doNotSend?.has(who)) skip(gateway, job, 'doNotSend');
		else job.repeats = repeats.note(job, who, messageOf(job), repeatedRecipients);
	}
}
