import type { IHookFunctions } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import type { Registered, SlotName } from '../webhook/webhook';
import { isLoopback } from '../../shared/json';
import { isOtherMode, isSameWebhook, withoutSecrets } from './address';
import { CALLED } from './slots';

/** What stands in the way of registering, or nothing. */
interface Claim {
	slot: SlotName;
	/** The trigger's own address. */
	url: string;
	/** What is registered now; `undefined` when Qontak does not tell. */
	found: Registered | undefined;
	takeOver: boolean;
	/** Whether it is for one test in the editor. */
	testing: boolean;
}

const SWITCH_ON = "switch on 'Take Over' in this node";

/**
 * Whose address has to make room: `undefined` when nobody's. Throws Failure (`invalidRequest`) when
 * the place is taken and may not be taken over. An address whose events are all off is no longer in
 * use.
 */
export function makeRoom({ slot, url, found, takeOver, testing }: Claim): Registered | undefined {
	if (found === undefined) {
		if (takeOver) return undefined;
		throw new Failure(
			'invalidRequest',
			`Qontak does not tell which address it posts ${CALLED[slot]} to, and registering would replace it. If it may be replaced, ${SWITCH_ON}`,
		);
	}
	if (isSameWebhook(found.url, url)) {
		if (testing && found.events.length > 0 && isOtherMode(found.url, url)) {
			throw new Failure(
				'invalidRequest',
				'The published workflow of this node receives the events now, and Qontak posts to one address only. Unpublish the workflow to test here, or look at its executions',
			);
		}
		return undefined;
	}
	if (found.url === '') return undefined;
	if (found.events.length > 0 && !takeOver) {
		throw new Failure(
			'invalidRequest',
			`Qontak already posts ${CALLED[slot]} to ${withoutSecrets(found.url)}, and an account has one address for them. It was left as it is. To replace it, ${SWITCH_ON}; to keep it, choose 'Manual' in 'Registration' and let that system forward the events`,
			{
				description:
					'If the address belongs to another workflow of your n8n, unpublish that one, or let it call this one.',
			},
		);
	}
	return found;
}

/** Checks that Qontak can reach an address at all. Throws Failure (`invalidRequest`). */
export function checkReachable(url: string, baseUrl: unknown): void {
	// On one machine, both may be: a stand-in for Qontak.
	if (!isLoopback(url) || isLoopback(String(baseUrl ?? '').trim())) return;
	throw new Failure(
		'invalidRequest',
		`Qontak cannot post to ${withoutSecrets(url)}: that is an address of this machine only. Give n8n an address that can be reached from the internet (its setting WEBHOOK_URL)`,
	);
}

/** For the log of n8n, when the webhook was registered under another address of n8n. */
export function warnOfMove(context: IHookFunctions, found: Registered | undefined, url: string) {
	if (!found || found.events.length === 0) return;
	if (!isSameWebhook(found.url, url) || isOtherMode(found.url, url)) return;
	if (new URL(found.url).origin === new URL(url).origin) return;
	context.logger.warn(
		`"${context.getNode().name}": Qontak posted to ${withoutSecrets(found.url)} so far, and now posts to ${withoutSecrets(url)}. If another n8n runs the same workflow there, it receives nothing any more.`,
	);
}
