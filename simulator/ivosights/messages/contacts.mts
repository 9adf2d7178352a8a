import { z } from 'zod';
import { email, waId, words } from '../rules.mts';
import { messageKind } from './kind.mts';

const place = z.enum(['HOME', 'WORK']);
const short = words(256);

/**
 * WhatsApp's contact object, with the parts that the IVOWBA document shows and those of Meta's
 * (source: "Ivosights messages").
 */
const contact = z
	.object({
		name: z
			.object({
				formatted_name: short,
				first_name: short.optional(),
				middle_name: short.optional(),
				last_name: short.optional(),
				prefix: short.optional(),
				suffix: short.optional(),
			})
			.strict(),
		phones: z
			.array(
				z
					.object({
						phone: short,
						type: z.enum(['CELL', 'MAIN', 'IPHONE', 'HOME', 'WORK']).optional(),
						wa_id: waId.optional(),
					})
					.strict(),
			)
			.min(1)
			.optional(),
		emails: z
			.array(z.object({ email, type: place.optional() }).strict())
			.min(1)
			.optional(),
		addresses: z
			.array(
				z
					.object({
						street: short.optional(),
						city: short.optional(),
						state: short.optional(),
						zip: short.optional(),
						country: short.optional(),
						country_code: z
							.string()
							.regex(/^[a-z]{2}$/i, 'The :attribute must be 2 letters.')
							.optional(),
						type: place.optional(),
					})
					.strict(),
			)
			.min(1)
			.optional(),
		org: z
			.object({
				company: short.optional(),
				department: short.optional(),
				title: short.optional(),
			})
			.strict()
			.optional(),
		urls: z
			.array(
				z
					.object({
						url: z.string().url('The :attribute must be a valid URL.'),
						type: place.optional(),
					})
					.strict(),
			)
			.min(1)
			.optional(),
		birthday: z.string().date('The :attribute must be a date: YYYY-MM-DD.').optional(),
	})
	.strict();

export const contactMessage = messageKind({
	kind: 'contacts',
	path: 'send-contact-message',
	sandbox: true,
	schema: z.object({ wa_id: waId, contacts: z.array(contact).min(1).max(257) }).strict(),
	render: ({ contacts }) => ({
		kind: 'contacts',
		contacts: contacts.map(({ name, phones, org }) => ({
			name: name.formatted_name,
			phones: (phones ?? []).map(({ phone }) => phone),
			...(org?.company !== undefined && { company: org.company }),
		})),
	}),
});
