import type { MessageMedia } from '../../shared/event/event';
import { Failure } from '../../shared/failure';
import { ask, type Ask, type FileContent, type Plan } from '../../shared/operation/operation';

/** Ids of Ivosights and of Meta: letters, digits and dashes (source: "Ivosights media"). */
const MEDIA_ID = /^[A-Za-z0-9_-]{1,200}$/;

/**
 * Reads the file with a media ID (source: "Ivosights media").
 *
 * @param missing what it means when Ivosights does not know the ID; the common words if absent
 * @throws Failure `mediaRejected` when the answer holds no file
 */
export function* readFile(id: string, missing?: Ask['missing']): Plan<FileContent> {
	const { file } = yield* ask({
		effect: 'read',
		method: 'GET',
		path: ['media', id],
		want: 'binary',
		missing,
	});
	if (!file) throw new Failure('mediaRejected', 'Ivosights gave no file for this media ID');
	return file;
}

/**
 * Reads the file of an inbound message by its ID. Links in a message are never followed: they may
 * lead anywhere.
 *
 * @throws Failure `invalidRequest` for what cannot be an ID, `notFound` for an ID that Ivosights does
 * not know, `mediaRejected` when the answer holds no file
 */
export function* readMessageMedia({ id = '' }: MessageMedia): Plan<FileContent> {
	if (!MEDIA_ID.test(id)) {
		throw new Failure('invalidRequest', 'The message has no media ID that Ivosights would know');
	}
	return yield* readFile(id, {
		reason: 'notFound',
		message: 'Ivosights does not have this file, or no longer',
		description: 'Ask the customer to send it again.',
	});
}
