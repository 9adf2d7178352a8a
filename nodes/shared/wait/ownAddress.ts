import type { IExecuteFunctions } from 'n8n-workflow';
import { Failure } from '../failure';
import { postToN8n } from './postToN8n';

const TIMEOUT_MS = 5_000;

/** Name of the waiting webhooks, execution, node: without a path before them nothing is cut off. */
const PLAIN_PARTS = 3;

const isBelowPath = ({ pathname }: URL): boolean =>
	pathname.split('/').filter(Boolean).length > PLAIN_PARTS;

/**
 * Finds out whether n8n would let answers in. Below a path that a proxy cuts off it does not: it signs
 * the whole path, and compares with what arrives (source: "n8n send and wait"). Only there it is tried,
 * with a post that changes nothing: the execution still runs. Where nobody tells, it is left at that.
 *
 * @throws Failure `other` when n8n refuses its own address
 */
export async function checkOwnAddress(context: IExecuteFunctions, resumeUrl: URL): Promise<void> {
	if (!isBelowPath(resumeUrl)) return;
	const { href: url } = resumeUrl;
	const { status } = (await postToN8n(context, { url, body: {}, timeoutMs: TIMEOUT_MS })) ?? {};
	if (status !== 401) return;
	throw new Failure('other', 'n8n would refuse every answer to this question', {
		description: `Your n8n is reached below a path (${resumeUrl.origin}/${resumeUrl.pathname.split('/')[1]}/), and cannot check its own signature there. Give it a host name of its own, and take the path out of WEBHOOK_URL and N8N_PATH.`,
	});
}
