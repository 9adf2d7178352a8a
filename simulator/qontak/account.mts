import type { PhoneBook } from '../core/phones.mts';
import type { Tokens } from './auth/tokens.mts';
import type { BroadcastStore } from './broadcasts/store.mts';
import type { ContactListStore } from './contactLists/store.mts';
import type { FileStore } from './files.mts';
import type { QontakSettings } from './options.mts';
import type { Channel, User } from './organization.mts';
import type { Outbox } from './outbox.mts';
import type { RoomStore } from './rooms/store.mts';
import type { TemplateStore } from './templates/store.mts';
import type { Courier } from './webhooks/courier.mts';
import type { Interactions } from './webhooks/interactions.mts';

/** The name under which this gateway's messages stand on the phones. */
export const GATEWAY = 'qontak';

/** All that belongs to the one simulated organisation; the endpoints of both hosts work on it. */
export interface Account {
	settings: QontakSettings;
	phones: PhoneBook;
	tokens: Tokens;
	channels: Channel[];
	users: User[];
	templates: TemplateStore;
	files: FileStore;
	contactLists: ContactListStore;
	broadcasts: BroadcastStore;
	rooms: RoomStore;
	interactions: Interactions;
	courier: Courier;
	outbox: Outbox;
	/** Numbers that are not on WhatsApp. */
	notOnWhatsApp: Set<string>;
}
