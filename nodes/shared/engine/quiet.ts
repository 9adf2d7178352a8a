import {
	readQuietHours,
	wakesAt,
	type QuietHours,
	type QuietHoursForm,
} from '../campaign/quietHours';
import { Failure, invalid } from '../failure';
import { timeZonesOf } from '../whatsapp/phone/timeZones';
import type { Job } from './job';

const formOf = ({ form }: Job): QuietHoursForm | undefined =>
	((form.options ?? {}) as { quietHours?: { hours?: QuietHoursForm } }).quietHours?.hours;

/** Of the forms in use: items mostly share one. */
const READ = new WeakMap<QuietHoursForm, QuietHours>();

function hoursIn(form: QuietHoursForm): QuietHours {
	const hours = READ.get(form) ?? readQuietHours(form);
	READ.set(form, hours);
	return hours;
}

/** What keeps a message whose turn came in its quiet hours: it waits or is skipped. */
export const IN_QUIET_HOURS = new Failure('cancelled', "Not tried: it is in its 'Quiet Hours'");

/** Throws Failure (`invalidRequest`) when an item's 'Quiet Hours' cannot be. */
export function checkQuietHours(job: Job): void {
	const form = formOf(job);
	if (form) hoursIn(form);
}

const NO_TIME = invalid(
	'Quiet Hours',
	"are so long that in the recipient's country it is quiet somewhere at any time",
	"Shorten them, or choose the workflow's time zone.",
);

/** What the quiet hours say of an item: until when to wait, in epoch ms, or to leave it out. */
export type Quiet = { until: number } | { skip: true };

function zonesFor(hours: QuietHours, { target }: Job, workflowZone: string): readonly string[] {
	const recipient = target?.addressee.recipient;
	const own =
		hours.timeZone === 'recipient' && typeof recipient === 'string' ? timeZonesOf(recipient) : [];
	return own.length > 0 ? own : [workflowZone];
}

/**
 * Whether a checked item's message would go out in its quiet hours.
 *
 * @param now epoch ms
 * @param workflowZone time zone of the workflow, e.g. `Asia/Jakarta`
 * @returns `undefined` when it may go
 * @throws Failure `invalidRequest` when it never may
 */
export function quietFor(job: Job, now: number, workflowZone: string): Quiet | undefined {
	const form = formOf(job);
	if (!form || !job.target) return undefined;
	const hours = hoursIn(form);
	const until = wakesAt(hours, now, zonesFor(hours, job, workflowZone));
	if (until === undefined) throw NO_TIME;
	if (until <= now) return undefined;
	return hours.then === 'skip' ? { skip: true } : { until };
}
