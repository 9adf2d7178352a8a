import type { Json } from '../core/answer.mts';
import { type Fault, type FaultPlan, Faults } from '../core/faults.mts';
import { InFlight, type JournalEntry, type Recorded, recorded } from '../core/journal.mts';
import { startListener } from '../core/listener.mts';
import type { PhoneBook } from '../core/phones.mts';
import type { GatewayHooks } from '../phones/gateway.mts';
import type { Account } from './account.mts';
import { failure, mekariUnknownPath } from './answers.mts';
import { legacyDoor } from './auth/bearer.mts';
import { Limiter } from './auth/limiter.mts';
import { mekariDoor } from './auth/mekari.mts';
import { tokenRoute } from './auth/tokenRoute.mts';
import { Tokens } from './auth/tokens.mts';
import { BroadcastStore } from './broadcasts/store.mts';
import { ContactListStore } from './contactLists/store.mts';
import { Customer } from './customer.mts';
import { routesBehind } from './endpoint.mts';
import { FileStore, fileRoute } from './files.mts';
import { type QontakOptions, type QontakSettings, withDefaults } from './options.mts';
import { believableChannels, believableUsers, type Channel, type User } from './organization.mts';
import { Outbox, type SentMessage } from './outbox.mts';
import { BOT_ID } from './messages/deliver.mts';
import { Printer } from './rooms/print.mts';
import { RoomStore } from './rooms/store.mts';
import { qontakEndpoints } from './endpoints.mts';
import { Staff } from './staff.mts';
import { TemplateStore } from './templates/store.mts';
import { Courier, type Posted } from './webhooks/courier.mts';
import { Interactions } from './webhooks/interactions.mts';

/** What tests and the demo see of the simulated Qontak organisation. */
export interface QontakSimulator {
	/** Stands for https://service-chat.qontak.com; endpoints are under `/api/open/v1`. */
	url: string;
	/** Stands for https://api.mekari.com; endpoints are under `/qontak/chat/v1`. */
	mekariUrl: string;
	/** May be changed while running: credentials, receipts, window, limits … */
	settings: QontakSettings;
	/** Every HTTP request to either host, in the order of arrival. */
	requests: Recorded<JournalEntry>;
	/** Every message taken on, in order; one for each recipient of a broadcast. */
	messages: Recorded<SentMessage>;
	/** The most requests that were open at the same time: `sends`, `others`, `reset()`. */
	maxInFlight: InFlight;
	/** Tokens of the password and refresh grant, and counts of what was asked for. */
	tokens: Tokens;
	/** Why the Mekari host turned requests away, in order; its answers never tell. */
	mekariRefusals: string[];
	channels: Channel[];
	users: User[];
	templates: TemplateStore;
	/** Files that were uploaded or that customers sent. */
	media: FileStore;
	/** The address for messages as the phones page sees it. */
	hooks: GatewayHooks;
	/** Who writes to the customers. */
	business: { name: string; number: string };
	contactLists: ContactListStore;
	broadcasts: BroadcastStore;
	rooms: RoomStore;
	/** The registered addresses and which events are on. */
	interactions: Interactions;
	/** Every webhook post with the answered codes. */
	posts: Recorded<Posted>;
	/** Numbers that are not on WhatsApp: sends to them are accepted, then fail with 131026. */
	notOnWhatsApp: Set<string>;
	faults: { next(plan: FaultPlan): Fault; clear(): void };
	/** The hands of the customer with this number (digits without `+`). */
	customer(number: string): Customer;
	/** The hands of an agent at Qontak's own screen (the owner unless told), and of the bot. */
	agent(userId?: string): Staff;
	bot(): Staff;
	/** Posts any body to the address for messages, on or off; a string or bytes as they are. */
	deliver(payload: Json | Buffer): Promise<Posted[]>;
	/** Resolves when all that follows by itself (logs, receipts, imports) has happened. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

/** Starts the stand-in for Qontak: the legacy host and the Mekari host, one organisation behind both. */
export async function startQontak(
	options: QontakOptions,
	phones: PhoneBook,
): Promise<QontakSimulator> {
	const settings = withDefaults(options);
	const account = openAccount(settings, phones);
	const { tokens, files, interactions, courier, outbox } = account;
	const faults = new Faults((body) => recipientOf(body, account));
	const journal = { requests: recorded<JournalEntry>(), inFlight: new InFlight() };
	const limiter = new Limiter(settings);
	const endpoints = qontakEndpoints(account);
	const ownerId = account.users[0].id;
	const shared = { faults, journal, gate: () => undefined, latencyMs: () => settings.latencyMs };
	const legacy = await startListener(
		{
			...shared,
			routes: [
				tokenRoute(settings, tokens),
				fileRoute(files),
				...routesBehind(legacyDoor(settings, tokens, ownerId), endpoints, limiter),
			],
			notFound: () => failure(404, ['Not Found']),
			methodNotAllowed: () => failure(405, ['Method Not Allowed']),
			badAddress: () => failure(400, ['Bad Request']),
		},
		settings.port,
	);
	const door = mekariDoor(settings, ownerId);
	const mekari = await startListener(
		{
			...shared,
			routes: routesBehind(door, endpoints, limiter),
			notFound: mekariUnknownPath,
			methodNotAllowed: mekariUnknownPath,
			badAddress: () => failure(400, ['Bad Request']),
		},
		settings.mekariPort,
	);
	files.host = settings.fileHost ?? legacy.url;
	return {
		url: legacy.url,
		mekariUrl: mekari.url,
		settings,
		requests: journal.requests,
		messages: outbox.messages,
		maxInFlight: journal.inFlight,
		tokens,
		mekariRefusals: door.refusals,
		channels: account.channels,
		users: account.users,
		templates: account.templates,
		media: files,
		hooks: hooksOf(interactions),
		business: { name: 'Toko Nusantara', number: '6281100002222' },
		contactLists: account.contactLists,
		broadcasts: account.broadcasts,
		rooms: account.rooms,
		interactions,
		posts: courier.posts,
		notOnWhatsApp: account.notOnWhatsApp,
		faults,
		customer: (number) => new Customer(account, number),
		agent: (userId = ownerId) => new Staff(account, 'agent', userId),
		bot: () => new Staff(account, 'bot', BOT_ID),
		deliver: async (payload) => {
			const url = interactions.urlOf('message_interactions');
			if (url === undefined) throw new Error('No address is registered for messages');
			return [await courier.post(url, 'message_interactions', payload)];
		},
		settled: async () => await outbox.settled(),
		close: async () => {
			courier.close();
			await Promise.all([legacy.close(), mekari.close()]);
		},
	};
}

/** One address for all that concerns messages: a new one gets what the old one got. */
function hooksOf(interactions: Interactions): GatewayHooks {
	const slot = 'message_interactions';
	return {
		only: true,
		list: () => [interactions.urlOf(slot)].flatMap((url) => (url === undefined ? [] : { url })),
		connect: ({ url }) =>
			interactions.register(url, [...interactions.eventsOf(slot), 'receive_message_from_customer']),
	};
}

function openAccount(settings: QontakSettings, phones: PhoneBook): Account {
	const now = () => settings.now();
	const notOnWhatsApp = new Set<string>();
	const interactions = new Interactions(settings);
	const courier = new Courier(settings, interactions, phones);
	const outbox = new Outbox(settings, phones, courier, new Printer(settings), notOnWhatsApp);
	const templates = new TemplateStore(now);
	templates.onReview = ({ id, name, language, status, category }) => {
		const payload = { id, name, language, status, category };
		outbox.follow(courier.publish('status_template', payload));
	};
	return {
		settings,
		phones,
		tokens: new Tokens(settings),
		channels: believableChannels(),
		users: believableUsers(),
		templates,
		files: new FileStore(),
		contactLists: new ContactListStore(now),
		broadcasts: new BroadcastStore(now),
		rooms: new RoomStore(phones, now),
		interactions,
		courier,
		outbox,
		notOnWhatsApp,
	};
}

/** Whom a request is for; undefined when it is no send to one person. */
function recipientOf(body: unknown, { rooms }: Account): string | undefined {
	const { to_number: to, room_id: room } = (body ?? {}) as Record<string, unknown>;
	if (typeof to === 'string') return to;
	return typeof room === 'string' ? rooms.get(room)?.number : undefined;
}
