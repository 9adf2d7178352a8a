import type { PhoneBook } from '../core/phones.mts';
import type { MediaStore } from './media.mts';
import type { IvosightsSettings } from './options.mts';
import type { Outbox } from './outbox.mts';
import type { Profile } from './profile.mts';
import type { TemplateStore } from './templates/store.mts';
import type { Webhooks } from './webhooks.mts';

/** The name under which this gateway's messages stand on the phones. */
export const GATEWAY = 'ivosights';

export type Environment = 'production' | 'sandbox';

/** All that belongs to the one simulated account; its endpoints work on it. */
export interface Account {
	settings: IvosightsSettings;
	phones: PhoneBook;
	templates: TemplateStore;
	media: MediaStore;
	profile: Profile;
	webhooks: Webhooks;
	outbox: Outbox;
	/** Numbers that are not on WhatsApp. */
	notOnWhatsApp: Set<string>;
}
