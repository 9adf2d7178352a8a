import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { Failure } from '../failure';
import { urlIn } from '../json';
import type { Field } from '../operation/field';
import type { Plan } from '../operation/operation';
import type { Access } from '../transport/exchange';
import { readAccess } from '../transport/storedByAnother';
import { runReads } from '../transport/runReads';
import { waitingBase } from './address';
import { waitKey, type WaitKey } from './key';
import { newPing } from './ping';
import { postToN8n } from './postToN8n';
import type { AskingGateway } from './seal';

/** Where a gateway posts what customers answer, and what opens the door there. */
export interface Listener {
	url: string;
	headers?: Record<string, string>;
}

/** Reads where the gateway posts answers to: what is switched on. */
export type ReadListeners = (access: Access) => Plan<Listener[]>;

/** Whether an answer would be heard; `unknown` where that cannot be found out from here. */
export type Hearing = 'heard' | 'unheard' | 'unknown';

/** Who listens. */
export interface Listening {
	hearing: Hearing;
	/** The triggers of this n8n that do, with the same credential. */
	triggers: Listener[];
	/** What they and the node have in common; absent where the credential could not be read. */
	key?: WaitKey;
}

/** Bounds of the look-up, for which the questions wait. */
const BOUNDS = { timeoutMs: 5_000, maxBytes: 1024 * 1024 };

export const skipTriggerCheckField = {
	displayName: 'Skip Trigger Check',
	name: 'skipTriggerCheck',
	type: 'boolean',
	default: true,
	description:
		'Whether to ask even if no published trigger of this n8n would hear the answer, e.g. because another system passes it on',
} as const satisfies Field;

/** Whether an address belongs to this n8n and to a published workflow: test addresses end after a post. */
function isOwn(url: string, base: URL): boolean {
	const parsed = urlIn(url);
	const prefix = base.pathname.replace(/[^/]*$/, '');
	return (
		parsed?.host === base.host &&
		parsed.pathname.startsWith(prefix) &&
		!/^[^/]*-test\//.test(parsed.pathname.slice(prefix.length))
	);
}

/** What a listener answers to a post of this package; `undefined` when nobody answers. */
export const postTo = async (context: IExecuteFunctions, to: Listener, body: IDataObject) =>
	await postToN8n(context, { ...to, body, timeoutMs: BOUNDS.timeoutMs });

/**
 * Finds out whether a published trigger would hear an answer: asks the gateway where it posts, and the
 * addresses of this n8n whether a trigger of the same credential is there. Never throws.
 */
export async function listening(
	context: IExecuteFunctions,
	gateway: AskingGateway,
	read: ReadListeners,
): Promise<Listening> {
	let found: Listening = { hearing: 'unknown', triggers: [] };
	try {
		const access = await readAccess(context, gateway);
		const key = waitKey(gateway.secretOf(access.credential, access.type));
		const ping = newPing(key);
		const listeners = await runReads(context, gateway, read(access), BOUNDS);
		const base = waitingBase(context);
		const own = listeners.filter(({ url }) => isOwn(url, base));
		const answers = await Promise.all(
			own.map(async (one) => await postTo(context, one, ping.body)),
		);
		const triggers = own.filter((_, index) => ping.isAnswer(answers[index]?.body));
		const isSure = own.length === listeners.length && !answers.includes(undefined);
		const hearing = triggers.length > 0 ? 'heard' : isSure ? 'unheard' : 'unknown';
		found = { hearing, triggers, key };
	} catch {
		found = { hearing: 'unknown', triggers: [] };
	}
	return found;
}

/** What to tell before anything is sent when nobody would hear the answer. */
export const unheardFailure = ({ displayName }: AskingGateway): Failure =>
	new Failure('invalidRequest', `No published ${displayName} trigger would hear the answer`, {
		description: `Publish a workflow with the ${displayName} WhatsApp Trigger, with the same credential as this node, and have ${displayName} post to its Production URL. To ask all the same, add 'Skip Trigger Check' under Options.`,
	});

/** What to warn of when it cannot be known. */
export const unknownWarning = ({ displayName }: AskingGateway): string =>
	`It could not be found out whether a published ${displayName} trigger hears the answer. If none does, this question is never answered.`;
