import { z } from 'zod';
import { jsonAnswer } from '../core/answer.mts';
import type { Route } from '../core/listener.mts';
import { validate } from './validate.mts';

/** Printed under several answers of the IVOWBA document. */
export const META = { api_status: 'stable', version: '2.33.3' };

const checkBody = z
	.object({
		contacts: z
			.array(
				z
					.string()
					.regex(
						/^\+[1-9]\d{7,14}$/,
						'The :attribute must be a phone number with + and country code.',
					),
			)
			.min(1)
			.max(100),
	})
	.strict();

/** POST /contacts/check: which numbers are on WhatsApp. */
export function contactRoute(notOnWhatsApp: ReadonlySet<string>): Route {
	return {
		method: 'POST',
		path: '/api/v1/contacts/check',
		handle: (call) => {
			const { contacts } = validate(checkBody, call.body);
			const checked = contacts.map((input) => {
				const number = input.slice(1);
				return notOnWhatsApp.has(number)
					? { input, status: 'invalid' }
					: { input, status: 'valid', wa_id: number };
			});
			return jsonAnswer(200, { contacts: checked, meta: META });
		},
	};
}
