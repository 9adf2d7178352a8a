import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { RequestBounds } from '../transport/exchange';
import type { MessageMedia, NormalizedEvent } from '../event/event';
import { Failure } from '../failure';
import { fileNameFor, safeName } from '../whatsapp/fileNames';
import type { FileContent } from '../operation/operation';
import { inParallel, roomFor } from '../transport/inParallel';

/**
 * Reads a file that came with a message, from the gateway's API or from where its link leads, within
 * the bounds. Throws Failure.
 */
export type MediaReader = (
	context: IWebhookFunctions,
	media: MessageMedia,
	bounds: RequestBounds,
) => Promise<FileContent>;

/** For all files of a post together: the gateway waits for its answer meanwhile. */
const TIMEOUT_MS = 10_000;
const MAX_BYTES = 20 * 1024 * 1024;
const IN_FLIGHT = 3;

/** An event and the item it goes out in. */
export interface WithItem {
	event: NormalizedEvent;
	item: INodeExecutionData;
}

const UNKNOWN_TYPE = 'application/octet-stream';

function wordsOf(thrown: unknown): string {
	if (!(thrown instanceof Failure)) return 'The file could not be fetched';
	const { message, details } = thrown;
	return [message, details.description].filter(Boolean).join('. ');
}

/**
 * Fetches the files of messages and puts each beside its event. A file that cannot be had does not
 * hold back its event: `mediaError` says why.
 *
 * @param property name of the binary property
 */
export async function fetchFiles(
	context: IWebhookFunctions,
	read: MediaReader,
	items: readonly WithItem[],
	property: string,
): Promise<void> {
	const end = Date.now() + TIMEOUT_MS;
	const withFile = items.filter(({ event }) => event.message?.media !== undefined);
	const fetchOne = async ({ event, item }: WithItem): Promise<void> => {
		const media = event.message?.media ?? {};
		try {
			const timeoutMs = end - Date.now();
			if (timeoutMs <= 0) {
				throw new Failure('gatewayDown', 'There was no time left to fetch this file');
			}
			const bounds = { timeoutMs, maxBytes: MAX_BYTES };
			const file = await read(context, media, bounds);
			const known = file.mimeType === UNKNOWN_TYPE ? undefined : file.mimeType;
			const mimeType = known ?? media.mimeType ?? UNKNOWN_TYPE;
			// The customer's own name first, without folders: a later node may write it to a disk.
			const told = safeName(media.fileName) ?? file.fileName;
			const fileName = told ?? fileNameFor(mimeType, media.id ?? 'file');
			const binary = await context.helpers.prepareBinaryData(file.data, fileName, mimeType);
			item.binary = { [property]: binary };
		} catch (thrown) {
			event.mediaError = wordsOf(thrown);
			const node = context.getNode().name;
			context.logger.warn(`"${node}" could not fetch a message's file: ${event.mediaError}`);
		}
	};
	await inParallel(withFile, roomFor(IN_FLIGHT), fetchOne, () => false);
}
