import { sleep, type IDataObject, type IHookFunctions } from 'n8n-workflow';
import { asFailure, type Failure } from '../../shared/failure';
import { dictionariesIn, isDictionary, textIn } from '../../shared/json';
import type { Ask } from '../../shared/operation/operation';
import { request } from '../../shared/transport/request';
import { type RetryPolicy, waitBeforeRetry } from '../../shared/transport/retry';
import { qontak } from '../gateway';
import { lackOf, SLOTS, registeredIn, type Registered, type SlotName } from '../webhook/webhook';

/** Publishing a workflow waits for these requests. */
const BOUNDS = { timeoutMs: 10_000, maxBytes: 1024 * 1024 };
const PATIENCE: RetryPolicy = { attempts: 3, longestWaitMs: 20_000, repeatUnconfirmed: false };

/** How a call is answered that Qontak does not have. */
const UNKNOWN = [404, 405];

/** What Qontak's own words for a group are, in a sentence. */
export const CALLED: Readonly<Record<SlotName, string>> = {
	messages: 'messages and their statuses',
	rooms: 'resolved rooms',
	templates: 'template statuses',
};

/** A group of Qontak's events that the trigger needs, and which of its events. */
export interface WantedSlot {
	name: SlotName;
	events: string[];
}

/** What the trigger has to have switched on at Qontak for its settings. */
export function wantedSlots(context: IHookFunctions): WantedSlot[] {
	const events = context.getNodeParameter('events', []) as string[];
	const direction = context.getNodeParameter('direction', 'in') as string;
	const messages = events.includes('message');
	const switches: Record<SlotName, Record<string, boolean>> = {
		messages: {
			receive_message_from_customer: messages && direction !== 'out',
			receive_message_from_agent: messages && direction !== 'in',
			status_message: events.includes('status'),
			broadcast_log_status: events.includes('broadcastStatus'),
		},
		rooms: { room_resolved: events.includes('room') },
		templates: { status_template: events.includes('template') },
	};
	return (Object.keys(SLOTS) as SlotName[])
		.map((name) => ({
			name,
			events: SLOTS[name].events.filter((event) => switches[name][event]),
		}))
		.filter((slot) => slot.events.length > 0);
}

/**
 * Asks Qontak, and again when a busy campaign has used up the account's limit. Throws Failure with
 * the reason of the last refusal.
 */
async function askPatiently(context: IHookFunctions, ask: Ask): Promise<unknown> {
	for (let tries = 1; ; tries++) {
		let failure: Failure;
		try {
			const { body } = await request(context, qontak, ask, BOUNDS);
			return body;
		} catch (thrown) {
			failure = asFailure(thrown);
		}
		const wait = waitBeforeRetry(failure, ask.effect, tries, PATIENCE, 0);
		if (wait === undefined) throw failure;
		await sleep(wait);
	}
}

/** The settings in an answer, in its envelope or bare; a list of them as one. `undefined` for none. */
function settingsIn(body: unknown): IDataObject | undefined {
	if (!isDictionary(body)) return undefined;
	const data: unknown = 'data' in body ? body.data : body;
	if (data === null) return {};
	if (Array.isArray(data)) return Object.assign({}, ...dictionariesIn(data)) as IDataObject;
	return isDictionary(data) ? data : undefined;
}

/**
 * What is registered in a group, according to an answer of Qontak: as objects
 * (source: "Qontak webhook settings") or as plain values. `undefined` when the answer does not
 * tell: no document shows how reading the settings is answered, and what cannot be read must not be
 * taken for a free place.
 */
export function registeredAs(body: unknown, name: SlotName): Registered | undefined {
	const settings = settingsIn(body);
	if (!settings) return undefined;
	const names: readonly string[] = [...SLOTS[name].events, 'url'];
	const isEmpty = Object.keys(settings).length === 0;
	if (!isEmpty && !names.some((one) => Object.hasOwn(settings, one))) return undefined;
	const { url, events } = registeredIn(settings, name);
	const plain = SLOTS[name].events.filter((event) => settings[event] === true);
	const address = url || (textIn(settings.url) ?? '');
	// An address where none is expected is somebody's all the same.
	const isElsewhere = address === '' && /:\/\//.test(JSON.stringify(names.map((n) => settings[n])));
	return isElsewhere ? undefined : { url: address, events: [...events, ...plain] };
}

/** Whether a failure leaves open what a group holds. */
function leavesUnknown({ reason, details }: Failure, name: SlotName): boolean {
	if (UNKNOWN.includes(details.httpStatus ?? 0)) return true;
	// What would meet any other call, too.
	const isGeneral =
		details.notConnected === true ||
		reason === 'unauthorized' ||
		reason === 'rateLimited' ||
		(reason === 'invalidRequest' && details.httpStatus === undefined);
	// No document has the call for templates, so all else may mean that it does not exist.
	return name === 'templates' && !isGeneral;
}

/**
 * What is registered in a group; `undefined` when Qontak does not tell, also because it does not
 * have the call. Throws Failure with the reason of any other refusal.
 */
export async function readSlot(
	context: IHookFunctions,
	name: SlotName,
): Promise<Registered | undefined> {
	const path = [SLOTS[name].path];
	let body: unknown;
	let failure: Failure | undefined;
	try {
		body = await askPatiently(context, {
			effect: 'read',
			method: 'GET',
			path,
			missing: lackOf(name),
		});
	} catch (thrown) {
		failure = asFailure(thrown);
	}
	if (failure && leavesUnknown(failure, name)) return undefined;
	if (failure) throw failure;
	return registeredAs(body, name);
}

/**
 * Switches the events of a group on that are named, and all others off. Without a URL the one that is
 * there stays. Throws Failure with the reason of the refusal.
 */
export async function writeSlot(
	context: IHookFunctions,
	name: SlotName,
	events: readonly string[],
	url?: string,
): Promise<void> {
	const switches = SLOTS[name].events.map((event) => [event, events.includes(event)]);
	const body = { ...Object.fromEntries(switches), ...(url === undefined ? {} : { url }) };
	await askPatiently(context, {
		effect: 'write',
		method: 'PUT',
		path: [SLOTS[name].path],
		body: body as IDataObject,
		missing: lackOf(name),
	});
}
