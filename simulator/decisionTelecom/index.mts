import { type Fault, type FaultPlan, Faults } from '../core/faults.mts';
import type { InFlight, JournalEntry, Recorded } from '../core/journal.mts';
import { startListener } from '../core/listener.mts';
import type { PhoneBook } from '../core/phones.mts';
import { Callbacks, GATEWAY } from './callbacks.mts';
import { makeGate, unknownPath, unreadableAddress, wrongMethod } from './gate.mts';
import {
	type DecisionTelecomOptions,
	type DecisionTelecomSettings,
	withDefaults,
} from './options.mts';
import { Outbox, type SentMessage } from './outbox.mts';
import { type Account, decisionTelecomRoutes } from './routes.mts';
import { believableTemplates, type RegisteredTemplate } from './templates.mts';

/** What tests and the demo see of the simulated DecisionTelecom account. */
export interface DecisionTelecomSimulator {
	/** Stands for https://web.it-decision.com. */
	url: string;
	/** With the path behind which the API is. */
	baseUrl: string;
	apiKey: string;
	/** May be changed while running. */
	settings: DecisionTelecomSettings;
	/** Every HTTP request, in the order of arrival. */
	requests: Recorded<JournalEntry>;
	/** Every message taken on, in order. */
	messages: Recorded<SentMessage>;
	/** The most requests that were open at the same time: `sends`, `others`, `reset()`. */
	maxInFlight: InFlight;
	/** The registered templates; may be added to. */
	templates: RegisteredTemplate[];
	/** Numbers that are not on WhatsApp: sends to them are accepted, then fail. */
	notOnWhatsApp: Set<string>;
	faults: { next(plan: FaultPlan): Fault; clear(): void };
	/** The customer writes, which opens the 24 hours. No document tells of a webhook for it. */
	customerWrites(number: string, text: string): void;
	/** Resolves when all statuses that follow by themselves have been reported. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

/** Starts the stand-in for DecisionTelecom on a loopback port. */
export async function startDecisionTelecom(
	options: DecisionTelecomOptions,
	phones: PhoneBook,
): Promise<DecisionTelecomSimulator> {
	const settings = withDefaults(options);
	const callbacks = new Callbacks(settings, phones);
	const notOnWhatsApp = new Set<string>();
	const outbox = new Outbox(settings, phones, callbacks, notOnWhatsApp);
	const account: Account = { settings, phones, outbox, templates: [...believableTemplates] };
	const faults = new Faults(recipientOf);
	const listener = await startListener(
		{
			routes: decisionTelecomRoutes(account),
			faults,
			gate: makeGate(settings),
			notFound: unknownPath,
			methodNotAllowed: wrongMethod,
			badAddress: unreadableAddress,
			latencyMs: () => settings.latencyMs,
		},
		settings.port,
	);
	let written = 0;
	return {
		url: listener.url,
		baseUrl: `${listener.url}/v1/api`,
		apiKey: settings.apiKey,
		settings,
		requests: listener.requests,
		messages: outbox.messages,
		maxInFlight: listener.inFlight,
		templates: account.templates,
		notOnWhatsApp,
		faults,
		customerWrites: (number, text) => {
			written += 1;
			phones.add({
				id: `in-${written}`,
				gateway: GATEWAY,
				environment: 'production',
				phone: number,
				direction: 'in',
				content: { kind: 'text', text },
				status: 'received',
			});
		},
		settled: async () => await outbox.settled(),
		close: async () => {
			callbacks.close();
			await listener.close();
		},
	};
}

/** Whom a request is for, in digits; undefined when it is no send. */
function recipientOf(body: unknown): string | undefined {
	const { destination_addr: wrapped, to: raw } = (body ?? {}) as Record<string, unknown>;
	const to = wrapped ?? raw;
	return to === undefined ? undefined : String(to);
}
