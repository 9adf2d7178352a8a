import type { IExecuteFunctions } from 'n8n-workflow';
import { Failure } from '../failure';
import { urlIn } from '../json';
import type { Field } from '../operation/field';
import type { Plan } from '../operation/operation';
import type { Access } from '../transport/exchange';
import { readAccess } from '../transport/storedByAnother';
import { runReads } from '../transport/runReads';
import { waitingBase } from './address';
import { waitKey } from './key';
import { newPing, type Ping } from './ping';
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

/** What is at an address: `undefined` when nobody answers. */
async function isHeardAt(
	context: IExecuteFunctions,
	{ url, headers }: Listener,
	ping: Ping,
): Promise<boolean | undefined> {
	let heard: boolean | undefined;
	try {
		const answer = (await context.helpers.httpRequest({
			method: 'POST',
			url,
			headers,
			body: ping.body,
			json: true,
			timeout: BOUNDS.timeoutMs,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as { body: unknown };
		heard = ping.isAnswer(answer.body);
	} catch {
		heard = undefined;
	}
	return heard;
}

/**
 * Finds out whether a published trigger would hear an answer: asks the gateway where it posts, and the
 * addresses of this n8n whether a trigger of the same credential is there. Never throws.
 */
export async function hearing(
	context: IExecuteFunctions,
	gateway: AskingGateway,
	read: ReadListeners,
): Promise<Hearing> {
	let found: Hearing = 'unknown';
	try {
		const access = await readAccess(context, gateway);
		const ping = newPing(waitKey(gateway.secretOf(access.credential, access.type)));
		const listeners = await runReads(context, gateway, read(access), BOUNDS);
		const base = waitingBase(context);
		const own = listeners.filter(({ url }) => isOwn(url, base));
		const heard = await Promise.all(own.map(async (one) => await isHeardAt(context, one, ping)));
		const isSure = own.length === listeners.length && !heard.includes(undefined);
		found = heard.includes(true) ? 'heard' : isSure ? 'unheard' : 'unknown';
	} catch {
		found = 'unknown';
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
