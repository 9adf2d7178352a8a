import type { Json } from '../core/answer.mts';
import { type Fault, type FaultPlan, Faults } from '../core/faults.mts';
import type { InFlight, JournalEntry, Recorded } from '../core/journal.mts';
import { startListener } from '../core/listener.mts';
import type { PhoneBook } from '../core/phones.mts';
import type { GatewayHooks } from '../phones/gateway.mts';
import type { Account } from './account.mts';
import { Customer } from './customer.mts';
import { makeGate, unknownPath, unreadableAddress, wrongMethod } from './gate.mts';
import { MediaStore } from './media.mts';
import { type IvosightsOptions, type IvosightsSettings, withDefaults } from './options.mts';
import { Outbox, type SentMessage } from './outbox.mts';
import { type Profile, printedProfile } from './profile.mts';
import { ivosightsRoutes } from './routes.mts';
import { TemplateStore } from './templates/store.mts';
import { type Posted, UNNAMED, Webhooks } from './webhooks.mts';

/** What tests and the demo see of the simulated Ivosights account. */
export interface IvosightsSimulator {
	/** Stands for https://waba.ivosights.com. */
	url: string;
	apiKey: string;
	/** May be changed while running: receipts, window, latency … */
	settings: IvosightsSettings;
	/** Every HTTP request, in the order of arrival. */
	requests: Recorded<JournalEntry>;
	/** Every message taken on, in order. */
	messages: Recorded<SentMessage>;
	/** The most requests that were open at the same time: `sends`, `others`, `reset()`. */
	maxInFlight: InFlight;
	templates: TemplateStore;
	webhooks: Webhooks;
	media: MediaStore;
	profile: Profile;
	/** The webhooks as the phones page sees them. */
	hooks: GatewayHooks;
	/** Who writes to the customers. */
	business: { name: string; number: string };
	/** Numbers that are not on WhatsApp: sends to them are accepted, then fail with 131026. */
	notOnWhatsApp: Set<string>;
	faults: { next(plan: FaultPlan): Fault; clear(): void };
	/** The hands of the customer with this number (digits without `+`). */
	customer(number: string): Customer;
	/** Posts any body to the webhooks; a string or bytes as they are. */
	deliver(payload: Json | Buffer): Promise<Posted[]>;
	/** Resolves when all receipts that follow by themselves have been posted. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

/** Starts the stand-in for Ivosights on a loopback port. */
export async function startIvosights(
	options: IvosightsOptions,
	phones: PhoneBook,
): Promise<IvosightsSimulator> {
	const settings = withDefaults(options);
	const webhooks = new Webhooks(settings, phones);
	const notOnWhatsApp = new Set<string>();
	const account: Account = {
		settings,
		phones,
		webhooks,
		notOnWhatsApp,
		templates: new TemplateStore(() => settings.now()),
		media: new MediaStore(),
		profile: printedProfile(),
		outbox: new Outbox(settings, phones, webhooks, notOnWhatsApp),
	};
	const faults = new Faults(recipientOf);
	const listener = await startListener(
		{
			routes: ivosightsRoutes(account),
			faults,
			gate: makeGate(settings),
			notFound: unknownPath,
			methodNotAllowed: wrongMethod,
			badAddress: unreadableAddress,
			latencyMs: () => settings.latencyMs,
		},
		settings.port,
	);
	return {
		url: listener.url,
		apiKey: settings.apiKey,
		settings,
		requests: listener.requests,
		messages: account.outbox.messages,
		maxInFlight: listener.inFlight,
		templates: account.templates,
		webhooks,
		media: account.media,
		profile: account.profile,
		hooks: hooksOf(webhooks),
		business: { name: 'Toko Nusantara', number: settings.businessNumber },
		notOnWhatsApp,
		faults,
		customer: (number) => new Customer(account, number),
		deliver: async (payload) => await webhooks.publish(payload),
		settled: async () => await account.outbox.settled(),
		close: async () => {
			webhooks.close();
			await listener.close();
		},
	};
}

/** An address with a user and a password is set up with them, as the dashboard asks for both. */
function hooksOf(webhooks: Webhooks): GatewayHooks {
	return {
		only: false,
		list: () =>
			webhooks.list.map(({ url, name }) => ({ url, name: name === UNNAMED ? undefined : name })),
		connect: ({ url, name }) => {
			const address = new URL(url);
			const username = decodeURIComponent(address.username);
			const password = decodeURIComponent(address.password);
			address.username = '';
			address.password = '';
			if (!username) return void webhooks.add({ url, name });
			webhooks.add({ url: address.href, name, http_auth: { status: 'on', username, password } });
		},
	};
}

/** Whom a request is for; undefined when it is no send. */
function recipientOf(body: unknown): string | undefined {
	const to = (body as { wa_id?: unknown } | null | undefined)?.wa_id;
	return typeof to === 'string' ? to : undefined;
}
