import type { Exchanged, RequestLimits } from './exchange';
import { Failure } from './failure';
import type { Answer } from './operation';

const ADVICE =
	'Open the link in a private browser window: it has to give the file itself, without a login, a page around it or a redirect.';

/** The file that a link gave. Throws Failure (`mediaRejected`) when it gave none. */
export function fetchedFrom(link: string, exchanged: Exchanged, limits: RequestLimits): Answer {
	const { host } = new URL(link);
	if ('status' in exchanged && exchanged.file) {
		const { status, file } = exchanged;
		return { status, body: null, file, at: new Date().toISOString() };
	}
	const why =
		'status' in exchanged
			? `answered with HTTP ${exchanged.status}`
			: `gave no complete answer within ${Math.round(limits.timeoutMs / 1000)} seconds`;
	throw new Failure('mediaRejected', `The file could not be fetched: ${host} ${why}`, {
		description: ADVICE,
	});
}
