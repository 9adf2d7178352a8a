import type { MessageMedia } from '../../shared/event/event';
import { Failure } from '../../shared/failure';
import { ask, type FileContent, type Plan } from '../../shared/operation/operation';

/** Ids of Ivosights and of Meta: letters, digits and dashes (source: "Ivosights media"). */
const MEDIA_ID = /^[A-Za-z0-9_-]{1,200}$/;

/**
 * Reads the file of an inbound message by its id (source: "Ivosights media"). Links in a
 * message are never followed: they may lead anywhere. Throws Failure.
 */
export function* messageMedia({ id = '' }: MessageMedia): Plan<FileContent> {
	if (!MEDIA_ID.test(id)) {
		throw new Failure('invalidRequest', 'The message has no media ID that Ivosights would know');
	}
	const { file } = yield* ask({
		effect: 'read',
		method: 'GET',
		path: ['media', id],
		want: 'binary',
		missing: {
			reason: 'notFound',
			message: 'Ivosights does not have this file, or no longer',
			description: 'Ask the customer to send it again.',
		},
	});
	if (!file) throw new Failure('mediaRejected', 'Ivosights gave no file for this media ID');
	return file;
}
