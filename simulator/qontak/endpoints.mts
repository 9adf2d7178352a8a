import type { Account } from './account.mts';
import { broadcastEndpoints } from './broadcasts/endpoints.mts';
import { contactListEndpoints } from './contactLists/endpoints.mts';
import { directoryEndpoints } from './directory.mts';
import type { Endpoint } from './endpoint.mts';
import { fileEndpoint } from './files.mts';
import { messageEndpoints } from './messages/endpoints.mts';
import { blockEndpoints } from './rooms/block.mts';
import { roomEndpoints } from './rooms/endpoints.mts';
import { templateEndpoints } from './templates/endpoints.mts';
import { interactionEndpoints } from './webhooks/interactions.mts';

/**
 * All endpoints that the operations need; the headings of docs/sources.md that begin with "Qontak"
 * tell of each.
 */
export function qontakEndpoints(account: Account): Endpoint[] {
	return [
		...directoryEndpoints(account),
		...templateEndpoints(account),
		...broadcastEndpoints(account),
		...contactListEndpoints(account),
		fileEndpoint(account.files),
		...roomEndpoints(account),
		...blockEndpoints(account),
		...messageEndpoints(account),
		...interactionEndpoints(account.interactions),
	];
}
