import type { Route } from '../core/listener.mts';
import type { Account } from './account.mts';
import { contactRoute } from './contacts.mts';
import { mediaRoute } from './media.mts';
import { markAsReadRoute, messageRoutes } from './messages/index.mts';
import { profileRoutes } from './profile.mts';
import { referenceListRoutes } from './referenceLists.mts';
import { templateRoutes } from './templates/routes.mts';
import { webhookRoutes } from './webhooks.mts';

const PRODUCTION = '/api/v1';
const SANDBOX = '/sandbox/api/v1';

/**
 * All endpoints of the IVOWBA document; the sandbox has only those that its last section lists
 * (source: "Ivosights sandbox").
 */
export function ivosightsRoutes(account: Account): Route[] {
	return [
		...messageRoutes(account, PRODUCTION, 'production'),
		...messageRoutes(account, SANDBOX, 'sandbox'),
		markAsReadRoute(account),
		...templateRoutes(account),
		...referenceListRoutes,
		contactRoute(account.notOnWhatsApp),
		mediaRoute(account.media, PRODUCTION),
		mediaRoute(account.media, SANDBOX),
		...profileRoutes(account.profile),
		...webhookRoutes(account.webhooks, account.settings),
	];
}
