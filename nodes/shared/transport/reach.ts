import * as ipaddr from 'ipaddr.js';
import { Failure } from '../failure';
import { isLoopback, urlIn, withoutTrailing } from '../json';
import type { RequestContext } from './exchange';

/**
 * Where links that people and messages bring may lead: to the public internet, never into the network of
 * n8n (source: "n8n network protection").
 */

/** Names that mean this machine or its network, whatever they resolve to. */
const INSIDE = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home\.arpa)$/;

/**
 * Whether a host as a URL has it is an address or a name inside of some network. Every spelling of an
 * address is one by then: `URL` writes 2130706433 and 0x7f.1 as 127.0.0.1, and IPv4 in IPv6 is unpacked here.
 */
function isInside(hostname: string): boolean {
	const host = withoutTrailing(hostname.replace(/^\[|\]$/g, '').toLowerCase(), '.');
	if (ipaddr.isValid(host)) return ipaddr.process(host).range() !== 'unicast';
	return INSIDE.test(host) || !host.includes('.');
}

/** What n8n 2.41 offers to nodes that reach out by themselves; older versions have none. */
interface Helpers {
	getSecureEgressFilter?(policy: 'enforced'): {
		validateUrl(url: string): Promise<{ ok: true } | { ok: false; error: Error }>;
	};
}

/**
 * Whether n8n's own protection refuses a link, because its name resolves into some network. It is asked
 * also where it is not switched on. A name that cannot be resolved is no reason: the request will tell.
 */
async function isBlocked({ helpers }: RequestContext, link: string): Promise<boolean> {
	const filter = (helpers as Helpers).getSecureEgressFilter?.('enforced');
	const verdict = await filter?.validateUrl(link);
	return (
		verdict?.ok === false && /ssrf|blocked/i.test(`${verdict.error.name} ${verdict.error.message}`)
	);
}

/**
 * Checks, before it is fetched, that a link does not lead to the machine of n8n or into a network. A gateway on
 * this machine, for trying out, has its files on the host of its own base URL. Throws Failure
 * (`mediaRejected`).
 *
 * @param base the base URL of the gateway
 * @param label the field that holds the link
 */
export async function checkReach(
	context: RequestContext,
	link: string,
	base: string,
	label: string,
): Promise<void> {
	const url = urlIn(link);
	const standIn =
		url?.protocol === 'http:' && isLoopback(link) && urlIn(base)?.hostname === url.hostname;
	if (standIn && urlIn(base)?.protocol === 'http:') return;
	if (url?.protocol === 'https:' && !isInside(url.hostname)) {
		if (!(await isBlocked(context, url.href))) return;
	}
	throw new Failure(
		'mediaRejected',
		`'${label}' leads to the machine of your n8n, or into a network that is not public`,
		{
			field: label,
			description: 'Give a public https link to the file, or put the file into the item.',
		},
	);
}
