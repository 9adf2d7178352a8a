import type { Json } from '../core/answer.mts';

/** A file that the stand-in itself holds, so that the page can show it. */
export interface HeldFile {
	bytes: Uint8Array;
	mimeType: string;
}

/** The message an act answers. */
interface About {
	inReplyTo?: string;
}

/**
 * What a customer can do at one gateway. Each hand that is missing is not offered by the page. The
 * promises resolve when the webhooks have been posted.
 */
export interface Hands {
	says?(text: string, about?: About): Promise<unknown>;
	sendsImage?(
		bytes: Uint8Array,
		options?: About & { caption?: string; mimeType?: string; filename?: string },
	): Promise<unknown>;
	/** Presses a button or picks a list row: by its id or its words. */
	presses?(idOrTitle: string, about?: About): Promise<unknown>;
	submitsFlow?(answers: Record<string, Json>, about?: About): Promise<unknown>;
	/** An empty emoji takes the reaction back. */
	reacts?(emoji: string, messageId: string): Promise<unknown>;
	/** Marks all that the business sent as read. */
	reads?(): Promise<unknown>;
}

/** A webhook that is set up at a gateway. */
export interface Hook {
	url: string;
	/** Whose it is, where the gateway keeps a name for it. */
	name?: string;
}

/** The webhooks of a gateway, as its dashboard shows and changes them. */
export interface GatewayHooks {
	/** Whether it knows one address only, so that a new one takes the place of the old. */
	only: boolean;
	list(): Hook[];
	/** Sets up another one for what customers do. Its address may hold `user:password@`. */
	connect(hook: Hook): void;
}

/** A gateway as the phones page sees it; the simulators of the gateways have this shape. */
export interface PhonesGateway {
	customer(number: string): Hands;
	/** Who writes to the customers: the name on their screens, and digits without `+`. */
	business?: { name: string; number?: string };
	/** The files it holds, by id. */
	media?: { get(id: string): HeldFile | undefined };
	/** Where it tells what customers do; missing where no document says that it does. */
	hooks?: GatewayHooks;
}

/** By the name under which their messages stand on the phones. */
export type PhonesGateways = Readonly<Record<string, PhonesGateway>>;

/** Names as people know them; an unknown gateway is called as the phones call it. */
const LABELS: Record<string, string> = {
	ivosights: 'Ivosights',
	qontak: 'Qontak',
	decisionTelecom: 'DecisionTelecom',
};

/** What the page needs to know of a gateway. */
export interface GatewayView {
	label: string;
	business: { name: string; number?: string };
	/** The names of the hands a customer has here. */
	can: string[];
}

const HANDS: readonly (keyof Hands)[] = [
	'says',
	'sendsImage',
	'presses',
	'submitsFlow',
	'reacts',
	'reads',
];

/** Describes the gateways to the page. */
export function viewGateways(gateways: PhonesGateways): Record<string, GatewayView> {
	const views = Object.entries(gateways).map(([name, gateway]) => {
		const label = LABELS[name] ?? name;
		// Whose hands is of no matter; they are asked only what they can do.
		const hands = gateway.customer('10000000');
		const can = HANDS.filter((hand) => typeof hands[hand] === 'function');
		return [name, { label, business: gateway.business ?? { name: label }, can }] as const;
	});
	return Object.fromEntries(views);
}
