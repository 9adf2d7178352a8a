import { defined, fingerprint, textIn } from '../json';
import type { NormalizedEvent } from './event';
import { commonOf, isNews, otherEvent, sidesOf, type Reader } from './metaMessage';
import { personOf } from './metaPeople';
import { statusOf, statusWordIn } from './metaStatus';

/**
 * What became of a message. In a group there is one status for each participant
 * (source: "WhatsApp statuses").
 */
export const fromStatus: Reader = (entry, setting, list) => {
	const { book, business, rawOf } = setting;
	const {
		recipient_id: recipient,
		recipient_participant_id: participant,
		recipient_participant_user_id: participantId,
	} = entry;
	const isGroup =
		entry.recipient_type === 'group' || participant !== undefined || participantId !== undefined;
	const person = isGroup
		? personOf(book, participant, participantId, entry.recipient_participant_parent_user_id)
		: personOf(
				book,
				recipient,
				entry.recipient_user_id,
				entry.parent_recipient_user_id ?? entry.recipient_parent_user_id,
			);
	const raw = rawOf(list, entry, person.profiles);
	const messageId = textIn(entry.id);
	const word = statusWordIn(entry);
	if (messageId === undefined || word === undefined) return otherEvent(raw, setting, list);
	const who = isGroup ? (person.number ?? person.userId) : undefined;
	return defined<NormalizedEvent>({
		event: 'status',
		id: [messageId, word, who].filter(Boolean).join(':'),
		messageId,
		...commonOf(entry, setting),
		// A message that the customer took back was the customer's own.
		...sidesOf(person, business, word !== 'deleted'),
		userId: person.userId,
		username: person.username,
		groupId: textIn(entry.group_id) ?? (isGroup ? textIn(recipient) : undefined),
		status: statusOf(entry),
		raw,
	});
};

/** A status that is not of a message of this number's own: of a call, or in what a business shares. */
export const fromOtherStatus: Reader = (entry, setting, list) => {
	const event = fromStatus(entry, setting, list);
	const kind = isNews(setting.field) ? textIn(entry.type) : setting.field;
	return defined({ ...event, event: 'other', kind, status: undefined, id: `${kind}:${event.id}` });
};

/** That a customer stopped or resumed marketing (source: "WhatsApp webhooks"). */
export const fromPreference: Reader = (entry, setting, list) => {
	const person = personOf(setting.book, entry.wa_id, entry.user_id, entry.parent_user_id);
	const raw = setting.rawOf(list, entry, person.profiles);
	const value = textIn(entry.value)?.trim().toLowerCase();
	if (value === undefined) return otherEvent(raw, setting, list);
	return defined<NormalizedEvent>({
		event: 'preference',
		id: `preference:${fingerprint(entry)}`,
		...commonOf(entry, setting),
		...sidesOf(person, setting.business, false),
		name: person.name,
		userId: person.userId,
		username: person.username,
		preference: defined({
			value,
			category: textIn(entry.category),
			details: textIn(entry.detail),
		}),
		raw,
	});
};

/** A fault of the account. */
export const fromFault: Reader = (entry, setting, list) =>
	otherEvent(setting.rawOf(list, entry), setting, list);
