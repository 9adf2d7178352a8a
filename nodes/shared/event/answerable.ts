import type { EventKind, EventMessage, NormalizedEvent } from './event';

/** Kinds of messages that are about another one, or about the conversation. */
const ABOUT_OTHERS = ['edit', 'revoke', 'system'];

/** Whether a part that a message of its type has is there and says nothing. */
const isBlank = (part: object | undefined): boolean =>
	part !== undefined && Object.keys(part).length === 0;

/** Whether there is anything in a message that a bot could answer. */
function isAnswerable(message: EventMessage): boolean {
	const { type, kind = '', text, media, reaction } = message;
	if (type === 'text') return text !== undefined;
	// One that is taken back has no sign.
	if (type === 'reaction') return reaction?.emoji !== '';
	if (type !== 'other') {
		const { location, contacts, order, error } = message;
		const isTold = text !== undefined || error !== undefined;
		return isTold || ![media, location, contacts, order].some(isBlank);
	}
	return !ABOUT_OTHERS.includes(kind) && (text !== undefined || media !== undefined);
}

/**
 * As what an event starts workflows: a message without anything to answer, e.g. one that was taken
 * back, only starts those that ask for whatever else there is.
 */
export const startsAs = ({ event, message }: NormalizedEvent): EventKind =>
	event === 'message' && message !== undefined && !isAnswerable(message) ? 'other' : event;
