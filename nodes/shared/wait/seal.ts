import type { IDataObject } from 'n8n-workflow';
import { isDictionary } from '../json';
import type { Ask } from '../operation/operation';
import type { Gateway } from '../transport/gateway';
import { choiceId, type Place } from './choiceId';
import { waitKey, type WaitKey } from './key';
import { linkToken, withLink } from './link';

const OPEN = /^n8n-ask-(\d+)-(\d+)$/;

/**
 * What a plan writes in the place of a choice's id: a plan knows nothing of executions and keys.
 *
 * @param item input item that asks
 * @param choice position among its choices, from 0
 */
export const openChoice = (item: number, choice: number): string => `n8n-ask-${item}-${choice}`;

/** A gateway whose credential has a secret to sign with. */
export type AskingGateway = Gateway & Required<Pick<Gateway, 'secretOf'>>;

type ReadText = (text: string, name: string) => string;

/** A value from a request's body with each of its texts read anew; `name` is what it stands under. */
function eachText(value: unknown, read: ReadText, name = ''): unknown {
	if (Array.isArray(value)) return value.map((part) => eachText(part, read, name));
	if (typeof value === 'string') return read(value, name);
	if (!isDictionary(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([part, inside]) => [part, eachText(inside, read, part)]),
	);
}

/** Where the questions of a run wait, and how they are reached by a link. */
export interface AskingRun {
	place: Omit<Place, 'item'>;
	/** The address of the node's waiting webhook with a token in its query, signed by n8n. */
	linkWith(token: string): string;
}

function sealedAsk(ask: Ask, { place, linkWith }: AskingRun, key: WaitKey): Ask {
	const { to, body } = ask;
	if (ask.effect !== 'send' || to === undefined || body === undefined) return ask;
	const linkTo = (item: number) => linkWith(linkToken({ ...place, item }, key));
	// What people wrote stands under other names, and is not taken for a choice.
	const read: ReadText = (text, name) => {
		const [, item, choice] = (name === 'id' && OPEN.exec(text)) || [];
		if (item === undefined) return withLink(text, linkTo);
		return choiceId({ place: { ...place, item: Number(item) }, choice: Number(choice) }, to, key);
	};
	return { ...ask, body: eachText(body, read) as IDataObject };
}

/**
 * The gateway for one run of a node that asks: as each question leaves, its choices get their ids, or
 * its text its link, signed with the key of the credential that sends it.
 */
export const sealing = (gateway: AskingGateway, run: AskingRun): Gateway => ({
	...gateway,
	forCredential(ask, access) {
		const own = gateway.forCredential?.(ask, access) ?? ask;
		return sealedAsk(own, run, waitKey(gateway.secretOf(access.credential, access.type)));
	},
});
