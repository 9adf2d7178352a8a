import type { IDataObject } from 'n8n-workflow';
import { isDictionary } from '../json';
import type { Ask } from '../operation/operation';
import type { Gateway } from '../transport/gateway';
import { choiceId, type Place } from './choiceId';
import { waitKey, type WaitKey } from './key';

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

/** A value from a request's body with the ids of choices in their places. */
function sealed(value: unknown, seal: (item: number, choice: number) => string): unknown {
	if (Array.isArray(value)) return value.map((part) => sealed(part, seal));
	if (typeof value === 'string') {
		const [, item, choice] = OPEN.exec(value) ?? [];
		return item === undefined ? value : seal(Number(item), Number(choice));
	}
	if (!isDictionary(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [name, sealed(part, seal)]),
	);
}

function sealedAsk(ask: Ask, place: Omit<Place, 'item'>, key: WaitKey): Ask {
	const { to, body } = ask;
	if (ask.effect !== 'send' || to === undefined || body === undefined) return ask;
	const seal = (item: number, choice: number) =>
		choiceId({ place: { ...place, item }, choice }, to, key);
	return { ...ask, body: sealed(body, seal) as IDataObject };
}

/**
 * The gateway for one run of a node that asks: as each question leaves, its choices get their ids,
 * signed with the key of the credential that sends it.
 */
export const sealing = (gateway: AskingGateway, place: Omit<Place, 'item'>): Gateway => ({
	...gateway,
	forCredential(ask, access) {
		const own = gateway.forCredential?.(ask, access) ?? ask;
		return sealedAsk(own, place, waitKey(gateway.secretOf(access.credential, access.type)));
	},
});
