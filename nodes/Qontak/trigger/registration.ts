import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { asFailure, Failure } from '../../shared/failure';
import { toNodeError } from '../../shared/nodeError';
import { withToken } from '../../shared/transport/urlToken';
import { qontak } from '../gateway';
import type { Registered } from '../webhook/webhook';
import { isSameAddress, withoutSecrets } from './address';
import { checkReachable, makeRoom, warnOfMove } from './claim';
import { checkToken, isManual } from './manual';
import { noteReplaced, replacedIn } from './replaced';
import { CALLED, readSlot, wantedSlots, writeSlot, type WantedSlot } from './slots';
import { tokenOf } from './token';

/** n8n starts, or another of its processes takes over: nobody is at the screen. */
const STARTING = ['init', 'leadershipChange'];

const isStarting = (context: IHookFunctions) => STARTING.includes(context.getActivationMode());

const addressOf = (context: IHookFunctions) => context.getNodeWebhookUrl('default') ?? '';

const note = (context: IHookFunctions, words: string) =>
	context.logger.warn(`"${context.getNode().name}": ${words}`);

/**
 * The trigger's address with its token, as Qontak is to have it. Throws Failure: `unauthorized` for a
 * credential without a secret, `invalidRequest` for an address that Qontak cannot reach.
 */
async function signedAddress(context: IHookFunctions): Promise<string> {
	const type = qontak.credentialType((name) => context.getNodeParameter(name, ''));
	const credential = await context.getCredentials<IDataObject>(type);
	const address = addressOf(context);
	checkReachable(address, credential.baseUrl);
	const token = tokenOf(credential, type, address);
	if (token === '') {
		throw new Failure(
			'unauthorized',
			'The credential has no password, client secret or token, from which the token of the webhook is made',
			{ description: 'Open the credential and fill in its fields.' },
		);
	}
	return withToken(address, token);
}

const isAsWanted = ({ events }: WantedSlot, found: Registered | undefined, url: string) =>
	found?.url === url &&
	events.length === found.events.length &&
	events.every((event) => found.events.includes(event));

async function areAllAsWanted(context: IHookFunctions): Promise<boolean> {
	if (isManual(context)) {
		checkToken(context);
		return true;
	}
	const url = await signedAddress(context);
	for (const slot of wantedSlots(context)) {
		const found = await readSlot(context, slot.name);
		// What cannot be seen when n8n starts was registered when the workflow was published.
		const isTakenForGranted = found === undefined && isStarting(context);
		if (!isTakenForGranted && !isAsWanted(slot, found, url)) return false;
	}
	return true;
}

async function registerAll(context: IHookFunctions): Promise<void> {
	const url = await signedAddress(context);
	const takeOver = context.getNodeParameter('takeOver', false) === true;
	const testing = context.getMode() === 'manual';
	const slots = wantedSlots(context);
	const found: Array<Registered | undefined> = [];
	const replaced: Array<Registered | undefined> = [];
	// All are looked at before any is changed.
	for (const { name } of slots) {
		const registered = await readSlot(context, name);
		found.push(registered);
		replaced.push(makeRoom({ slot: name, url, found: registered, takeOver, testing }));
	}
	for (const [index, { name, events }] of slots.entries()) {
		const before = found[index];
		warnOfMove(context, before, url);
		// Noted first: what is not noted could not be put back.
		if (replaced[index] || before?.url === '') noteReplaced(context, name, replaced[index]);
		await writeSlot(context, name, events, url);
	}
}

/**
 * Switches a group off, and takes the address out where Qontak lets it be empty. Throws Failure as
 * {@link writeSlot} does.
 */
async function clear(context: IHookFunctions, { name }: WantedSlot): Promise<void> {
	await writeSlot(context, name, []);
	try {
		await writeSlot(context, name, [], '');
	} catch {
		const address = withoutSecrets(addressOf(context));
		note(
			context,
			`Qontak keeps the address ${address} for ${CALLED[name]}, with all events off: nothing is posted to it.`,
		);
	}
}

/**
 * Takes our own address out of a group; anybody else's stays. Throws Failure: `other` when Qontak
 * does not tell what it has, else why it could not be asked.
 */
async function unregisterSlot(context: IHookFunctions, slot: WantedSlot): Promise<void> {
	const found = await readSlot(context, slot.name);
	if (!found) {
		throw new Failure('other', 'Qontak does not tell which address it has, so nothing was changed');
	}
	if (!isSameAddress(found.url, addressOf(context))) return;
	const before = replacedIn(context, slot.name);
	if (before) await writeSlot(context, slot.name, before.events, before.url);
	else await clear(context, slot);
	noteReplaced(context, slot.name, undefined);
}

/**
 * Whether Qontak posts to this trigger already, and just the wanted events; of a manual trigger,
 * whether it has a token. When n8n starts and Qontak
 * cannot be asked, it is taken for granted: it was registered when the workflow was published.
 *
 * @throws NodeApiError or NodeOperationError, which n8n shows to whoever publishes
 */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	let registered = true;
	try {
		registered = await areAllAsWanted(context);
	} catch (thrown) {
		const failure = asFailure(thrown);
		if (!isStarting(context)) {
			throw toNodeError(context.getNode(), failure);
		}
		note(
			context,
			isManual(context)
				? `it refuses all posts: ${failure.message}.`
				: `it could not be checked whether Qontak still posts here: ${failure.message}.`,
		);
	}
	return registered;
}

/**
 * Registers the trigger's address at Qontak with the events it needs. Nobody else's address is
 * replaced, unless 'Take Over' is on.
 *
 * @throws NodeApiError or NodeOperationError, which n8n shows to whoever publishes or tests
 */
export async function register(context: IHookFunctions): Promise<void> {
	try {
		await registerAll(context);
	} catch (thrown) {
		throw toNodeError(context.getNode(), asFailure(thrown));
	}
}

/**
 * Takes the trigger's address out of Qontak, and puts back the one it replaced. Never throws: n8n
 * could not do anything about it, and the workflow is to stop all the same
 * (source: "n8n webhook registration").
 */
export async function unregister(context: IHookFunctions): Promise<void> {
	if (isManual(context)) return;
	for (const slot of wantedSlots(context)) {
		try {
			await unregisterSlot(context, slot);
		} catch (thrown) {
			const before = replacedIn(context, slot.name);
			const remaining = before
				? ` The address it replaced is ${withoutSecrets(before.url)}: register that one again.`
				: '';
			note(
				context,
				`its address ${withoutSecrets(addressOf(context))} could not be taken out of Qontak, which may go on posting ${CALLED[slot.name]} to it: ${asFailure(thrown).message}. Such posts start nothing. 'Webhook: Update' of the Qontak node can set another address.${remaining}`,
			);
		}
	}
}
