import { z } from 'zod';
import type { ContentHeader } from '../../core/content.mts';
import { mediaLink, refuseRepeats, waId, webAddress, words } from '../rules.mts';
import { messageKind } from './kind.mts';

/**
 * Reply buttons and lists. Body and footer are plain strings, buttons are flat
 * (source: "Ivosights messages").
 */

const textHeader = z.object({ type: z.literal('text'), text: words(60) }).strict();
const footer = words(60).optional();

/** An image is printed; the other kinds by analogy (source: "Ivosights messages"). */
const header = z.discriminatedUnion('type', [
	textHeader,
	z.object({ type: z.literal('image'), link: mediaLink('image') }).strict(),
	z.object({ type: z.literal('video'), link: mediaLink('video') }).strict(),
	z
		.object({ type: z.literal('document'), link: webAddress, filename: words(240).optional() })
		.strict(),
]);

export const replyButtonMessage = messageKind({
	kind: 'replyButtons',
	path: 'send-reply-button-message',
	sandbox: true,
	schema: z
		.object({
			wa_id: waId,
			header: header.optional(),
			body: words(1024),
			footer,
			action: z
				.object({
					buttons: z
						.array(z.object({ id: words(256), title: words(20) }).strict())
						.min(1)
						.max(3),
				})
				.strict(),
		})
		.strict()
		.superRefine(({ action: { buttons } }, context) => {
			for (const field of ['id', 'title'] as const) {
				refuseRepeats(
					buttons.map((button) => button[field]),
					(index) => ['action', 'buttons', index, field],
					context,
				);
			}
		}),
	render: ({ header: top, body, footer: bottom, action }) => ({
		kind: 'buttons',
		...(top && { header: top as ContentHeader }),
		text: body,
		...(bottom !== undefined && { footer: bottom }),
		buttons: action.buttons.map(({ id, title }) => ({ type: 'reply', id, text: title })),
	}),
});

const row = z
	.object({ id: words(200), title: words(24), description: words(72).optional() })
	.strict();

export const listMessage = messageKind({
	kind: 'list',
	path: 'send-list-message',
	sandbox: true,
	schema: z
		.object({
			wa_id: waId,
			header: textHeader.optional(),
			// Meta's own page says 4096 here, resellers 1024 (source: "WhatsApp message limits"): the
			// larger is the limit.
			body: words(4096),
			footer,
			action: z
				.object({
					button: words(20),
					sections: z
						.array(
							z.object({ title: words(24).optional(), rows: z.array(row).min(1).max(10) }).strict(),
						)
						.min(1)
						.max(10),
				})
				.strict(),
		})
		.strict()
		.superRefine(({ action: { sections } }, context) => {
			const places = sections.flatMap(({ rows }, section) =>
				rows.map(({ id }, position) => ({ id, section, position })),
			);
			if (places.length > 10) {
				context.addIssue({
					code: 'custom',
					path: ['action', 'sections'],
					message: 'The :attribute may not have more than 10 rows in total.',
				});
			}
			refuseRepeats(
				places.map(({ id }) => id),
				(index) => {
					const { section, position } = places[index];
					return ['action', 'sections', section, 'rows', position, 'id'];
				},
				context,
			);
			requireTitles(sections, context);
		}),
	render: ({ header: top, body, footer: bottom, action }) => ({
		kind: 'list',
		...(top && { header: top as ContentHeader }),
		text: body,
		...(bottom !== undefined && { footer: bottom }),
		list: action,
	}),
});

/** With more than one section, each needs a title. */
export function requireTitles(
	sections: readonly { title?: string }[],
	context: z.RefinementCtx,
): void {
	if (sections.length < 2) return;
	sections.forEach(({ title }, index) => {
		if (title !== undefined) return;
		context.addIssue({
			code: 'custom',
			path: ['action', 'sections', index, 'title'],
			message: 'The :attribute field is required.',
		});
	});
}
