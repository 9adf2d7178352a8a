import { sleep, type IDataObject } from 'n8n-workflow';
import { Failure } from '../failure';
import { fingerprint } from '../json';
import type { Access, RequestContext } from './exchange';
import type { Gateway } from './gateway';

/** Between these, in ms, a process waits before it renews a token that others may renew as well. */
const SHORTEST_MS = 200;
const LONGEST_MS = 2_000;
/** So often it waits when it knows that another one was faster, which then has to store what it got. */
const PATIENCE = 4;

/**
 * A credential's refresh token was refused (`unauthorized`): another process of n8n may have used it, and
 * stored what it got. Asked again, the credential asks for a token in another way.
 */
export class RefusedRefresh extends Failure {}

/** The node's credential, as n8n stores it now. Throws what n8n throws when it cannot be read. */
export async function readAccess(context: RequestContext, gateway: Gateway): Promise<Access> {
	const type = gateway.credentialType((name) => context.getNodeParameter(name, 0));
	return { type, credential: await context.getCredentials<IDataObject>(type) };
}

/** Whether a credential holds anything else than another; what only the other one has does not count. */
export const differs = (one: IDataObject, other: IDataObject): boolean =>
	Object.entries(one).some(
		([name, value]) =>
			value !== other[name] && JSON.stringify(value) !== JSON.stringify(other[name]),
	);

/** The credential as n8n stores it now, where that is another one; `undefined` when it cannot be read. */
async function storedSince(
	context: RequestContext,
	gateway: Gateway,
	known: IDataObject,
): Promise<IDataObject | undefined> {
	let credential: IDataObject | undefined;
	try {
		({ credential } = await readAccess(context, gateway));
	} catch {
		credential = undefined;
	}
	return credential && differs(credential, known) ? credential : undefined;
}

/** Those who look for the same at once, in this process. */
const underWay = new Map<string, Promise<IDataObject | undefined>>();

/**
 * What another process of n8n stored in the place of a credential whose token is no longer good;
 * `undefined` where none did, and this one has to ask for a token.
 *
 * In queue mode a token expires for all processes in the same moment, and n8n has no lock for them. So each
 * waits for a random time and looks again: whoever comes first asks, and the others find what it stored (as
 * in Ethernet's "random backoff"). Of one process one looks for all its requests, or the shortest of many
 * waits would be the same in each.
 *
 * @param known the credential that the request was made with
 * @param isLate whether another one was faster, as far as can be told
 */
export async function storedByAnother(
	context: RequestContext,
	gateway: Gateway,
	known: Access,
	isLate = false,
): Promise<IDataObject | undefined> {
	const given = { ...known.credential };
	const look = async () => {
		let stored = await storedSince(context, gateway, given);
		for (let waits = isLate ? PATIENCE : 1; !stored && waits > 0; waits--) {
			await sleep(SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS));
			stored = await storedSince(context, gateway, given);
		}
		return stored;
	};
	const key = fingerprint({ type: known.type, credential: given, isLate });
	const same = underWay.get(key);
	if (same) return await same;
	const looking = look().finally(() => underWay.delete(key));
	underWay.set(key, looking);
	return await looking;
}
