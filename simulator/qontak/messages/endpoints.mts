import type { Account } from '../account.mts';
import type { Endpoint } from '../endpoint.mts';
import { interactiveEndpoint } from './interactive.mts';
import { plainEndpoints } from './plain.mts';
import { roomTemplateEndpoint } from './roomTemplate.mts';

/** Messages inside an open room. */
export function messageEndpoints(account: Account): Endpoint[] {
	return [...plainEndpoints(account), interactiveEndpoint(account), roomTemplateEndpoint(account)];
}
