import * as ipaddr from 'ipaddr.js';
import { Failure } from '../failure';
import { isLoopback, urlIn, withoutTrailing } from '../json';
import type { RequestContext } from './exchange';

/**
 * Where links that people and messages bring may lead: to the public internet, never into the network of
 * n8n (source: "n8n network protection").
 */

/** Names that mean this machine or its network, whatever they resolve to. */
const INSIDE =
	/(?:^|\.)(?:localhost\d?|localdomain\d?|local|internal|intranet|lan|home|corp|private|svc|consul|arpa|test|invalid|onion)$/;

/** A public address that is the machine's own host all the same, at one large cloud. */
const OF_CLOUDS = new Set(['168.63.129.16']);

/** The only addresses of IPv6 that are given out to anybody. */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR('2000::/3');

/** An address that ends in an IPv4 address behind 0:5efe or 200:5efe (ISATAP) leads to that one. */
const isTunnel = ({ parts }: ipaddr.IPv6) => (parts[4] & 0xfdff) === 0 && parts[5] === 0x5efe;

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
	if (address.range() !== 'unicast' || OF_CLOUDS.has(address.toString())) return false;
	return address instanceof ipaddr.IPv4 || (address.match(GIVEN_OUT) && !isTunnel(address));
}

/**
 * Whether a host as a URL has it is an address or a name inside of some network. Every spelling of an
 * address is one by then: `URL` writes 2130706433 and 0x7f.1 as 127.0.0.1, and IPv4 in IPv6 is unpacked here.
 */
function isInside(hostname: string): boolean {
	const host = withoutTrailing(hostname.replace(/^\[|\]$/g, '').toLowerCase(), '.');
	if (ipaddr.isValid(host)) return !isPublic(ipaddr.process(host));
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

/** Whether a link leads to a gateway on this machine that is there for trying out, and to nothing beside it. */
export const isOfStandIn = (link: string, base: string): boolean =>
	isLoopback(link) &&
	urlIn(link)?.protocol === 'http:' &&
	urlIn(base)?.origin === urlIn(link)?.origin;

/**
 * Checks, before it is fetched, that a link does not lead to the machine of n8n or into a network. A gateway on
 * this machine, for trying out, has its files beside its own base URL: same host, same port. Throws Failure
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
	if (isOfStandIn(link, base)) return;
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
