import type { Bubble, PhoneBook } from '../core/phones.mts';
import type { HeldFile, PhonesGateways } from './gateway.mts';

/** One message as the page gets it. */
export interface BubbleView extends Bubble {
	/** Unlike `id` unique over all gateways. */
	key: string;
	/** The customer's name. */
	name: string;
	/** Rises with each message of all phones. */
	order: number;
	/** Where its file is, if a gateway of the simulator holds it. */
	file?: string;
}

/** What the page shows of a message. */
export function viewBubble(
	bubble: Bubble,
	order: number,
	phones: PhoneBook,
	gateways: PhonesGateways,
): BubbleView {
	const { gateway, id, phone } = bubble;
	const address = `/phones/files/${encodeURIComponent(gateway)}/${encodeURIComponent(id)}`;
	return {
		...bubble,
		key: `${gateway} ${id}`,
		name: phones.phone(phone).name,
		order,
		...(fileOf(bubble, gateways) && { file: address }),
	};
}

/** The file of a message, if its gateway holds it: by its id, or by an id within its link. */
export function fileOf(
	{ gateway, content }: Bubble,
	gateways: PhonesGateways,
): HeldFile | undefined {
	const { media } = Object.hasOwn(gateways, gateway) ? gateways[gateway] : {};
	const header = content.header?.type === 'text' ? undefined : content.header;
	const link = content.media?.link ?? header?.link ?? '';
	const ids = [content.media?.id ?? '', ...link.split('/')].filter(Boolean);
	for (const id of ids) {
		const file = media?.get(id);
		if (file) return file;
	}
	return undefined;
}

/** Types that a browser shows and never runs; all else is offered for saving. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|video\/(mp4|3gpp)|audio\/(mpeg|mp4|aac|amr|ogg))$/;

/** The headers under which a file may be served without harm, whatever it is said to be. */
export function fileHeaders({ mimeType }: HeldFile): Record<string, string> {
	const type = mimeType.split(';')[0].trim().toLowerCase();
	return SHOWN.test(type)
		? { 'content-type': type }
		: { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' };
}
