import type { IDataObject } from 'n8n-workflow';
import type { Header } from '../../shared/message/headerBodyFooter';

/** Only known for bots (reference 1.4). */
export const INTERACTIVE = ['messages', 'whatsapp', 'interactive_message', 'bot'];

/** A header as `{ format, … }`; of a file no source shows more than its format. */
export function wireHeader(header: Header | undefined): IDataObject {
	if (!header) return {};
	if (header.type === 'text') return { header: { format: 'text', text: header.text } };
	const { type, link, fileName } = header;
	return { header: { format: type, link, ...(fileName ? { filename: fileName } : {}) } };
}
