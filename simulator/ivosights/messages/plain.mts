import { z } from 'zod';
import { contradictsType, type MediaType, waId, webAddress, words } from '../rules.mts';
import { messageKind } from './kind.mts';

/** Text, media and location: the messages that are what they carry. */

export const textMessage = messageKind({
	kind: 'text',
	path: 'send-text-message',
	sandbox: true,
	schema: z.object({ wa_id: waId, text: words(4096) }).strict(),
	render: ({ text }) => ({ kind: 'text', text }),
});

const WITH_CAPTION: readonly MediaType[] = ['image', 'video', 'document'];

/**
 * `caption` and `filename` are not printed; they are taken where WhatsApp takes them, with its own
 * meaning (source: "Ivosights messages").
 */
export const mediaMessage = messageKind({
	kind: 'media',
	path: 'send-media-message',
	sandbox: true,
	schema: z
		.object({
			wa_id: waId,
			type: z.enum(['image', 'audio', 'document', 'sticker', 'video']),
			link: webAddress,
			caption: words(1024).optional(),
			filename: words(240).optional(),
		})
		.strict()
		.superRefine(({ type, link, caption, filename }, context) => {
			const refuse = (field: string, message: string) =>
				context.addIssue({ code: 'custom', path: [field], message });
			if (URL.canParse(link) && contradictsType(link, type)) {
				refuse('link', `The :attribute is not a file that can be sent as ${type}.`);
			}
			if (caption !== undefined && !WITH_CAPTION.includes(type)) {
				refuse('caption', 'The :attribute field is prohibited.');
			}
			if (filename !== undefined && type !== 'document') {
				refuse('filename', 'The :attribute field is prohibited.');
			}
		}),
	render: ({ type, link, caption, filename }) => ({
		kind: type,
		media: { link, ...(filename !== undefined && { filename }) },
		...(caption !== undefined && { text: caption }),
	}),
});

export const locationMessage = messageKind({
	kind: 'location',
	path: 'send-location-message',
	sandbox: true,
	schema: z
		.object({
			wa_id: waId,
			latitude: z.number().min(-90).max(90),
			longitude: z.number().min(-180).max(180),
			name: words(1000).optional(),
			address: words(1000).optional(),
		})
		.strict(),
	render: ({ wa_id: _to, ...location }) => ({ kind: 'location', location }),
});
