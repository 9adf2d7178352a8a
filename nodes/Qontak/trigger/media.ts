import type { IDataObject } from 'n8n-workflow';
import { exchange } from '../../shared/transport/exchange';
import { checkReach, isOfStandIn } from '../../shared/transport/reach';
import { Failure } from '../../shared/failure';
import { urlIn } from '../../shared/json';
import type { MediaReader } from '../../shared/webhook/media';
import { qontak } from '../gateway';

const isQontaks = (host: string) => host === 'qontak.com' || host.endsWith('.qontak.com');

/**
 * Checks that a link of a message leads to Qontak's own files: https on qontak.com, where its CDN
 * is (source: "Qontak files"). Anything else may be anywhere, also inside of n8n's own network. A
 * stand-in for Qontak on this machine has its files there. Throws Failure
 * (`mediaRejected`).
 */
function checkedLink(link: string | undefined, baseUrl: unknown): string {
	const url = urlIn(link ?? '');
	const own = url?.protocol === 'https:' && isQontaks(url.hostname) && url.port === '';
	const standIn = isOfStandIn(url?.href ?? '', String(baseUrl));
	const plain = url?.username === '' && url.password === '';
	if (url && plain && (own || standIn)) return url.href;
	throw new Failure('mediaRejected', 'The link of the file does not lead to Qontak', {
		description: 'It was not followed. It stands in message.media.url.',
	});
}

/**
 * Reads the files of messages from Qontak's CDN, which asks for no credential and gets none. Throws
 * Failure: `mediaRejected` for a link to elsewhere, `notFound` or `gatewayDown` when there is no file.
 */
export const readLinkedFile: MediaReader = async (context, { url: link }, bounds) => {
	const type = qontak.credentialType((name) => context.getNodeParameter(name, ''));
	const { baseUrl } = await context.getCredentials<IDataObject>(type);
	const url = checkedLink(link, baseUrl);
	await checkReach(context, url, String(baseUrl), 'Link');
	const fetched = await exchange(
		context,
		undefined,
		{
			url,
			encoding: 'stream',
			timeout: bounds.timeoutMs,
			returnFullResponse: true,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		},
		bounds,
	);
	if ('brokenBy' in fetched) {
		throw new Failure('gatewayDown', 'Qontak gave no complete answer for the file');
	}
	if (!fetched.file) {
		throw new Failure('notFound', `Qontak answered HTTP ${fetched.status} for the file`);
	}
	return fetched.file;
};
