import type { EventKind, EventMessage, NormalizedEvent } from './event';

/** Kinds of messages that are about another one, or about the conversation. */
const ABOUT_OTHERS = ['edit', 'revoke', 'system'];

/** Whether there is anything in a message that a bot could answer. */
function isAnswerable({ type, kind = '', text, media, reaction }: EventMessage): boolean {
	if (type === 'text') return text !== undefined;
	// One that is taken back has no sign.
	if (type === 'reaction') return reaction?.emoji !== '';
	if (type !== 'other') return true;
	return !ABOUT_OTHERS.includes(kind) && (text !== undefined || media !== undefined);
}

/**
 * As what an event starts workflows: a message without anything to answer, e.g. one that was taken
 * back, only starts those that ask for whatever else there is.
 */
export const startsAs = ({ event, message }: NormalizedEvent): EventKind =>
	event === 'message' && message !== undefined && !isAnswerable(message) ? 'other' : event;
