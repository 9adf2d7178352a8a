import { Failure } from '../../shared/failure';
import { dictionariesIn, dictionaryIn } from '../../shared/json';
import { numberOptionsFieldFor, simplifyField } from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';
import { recipientOf } from '../../shared/message/sendMessage';
import { HOME } from '../gateway';

interface Contact {
	input?: string;
	status?: string;
	wa_id?: string;
}

const recipientsField = {
	displayName: 'Phone Numbers',
	name: 'recipient',
	type: 'string',
	typeOptions: { rows: 2 },
	required: true,
	default: '',
	placeholder: 'e.g. 0812-3456-7890',
	description:
		'In any usual notation. Several numbers, separated by commas or new lines, are asked about in one request.',
} as const satisfies Field;

const digitsOf = (input: string | undefined) => (input ?? '').replace(/\D/g, '');

/**
 * Asks whether numbers are on WhatsApp; gives one item for each number. Numbers go out with `+`, as
 * printed. WhatsApp stopped answering this reliably, which the form says
 * (sources: "Ivosights number check", "WhatsApp on-premises API").
 */
export const check = defineOperation({
	resource: 'contact',
	option: {
		name: 'Check',
		value: 'check',
		action: 'Check contact',
		description: 'Ask whether phone numbers are on WhatsApp. The answer is a hint, not a proof.',
	},
	fields: [recipientsField, simplifyField, numberOptionsFieldFor(HOME)],
	*plan({ recipient, simplify, options }) {
		const given = recipient.split(/[,;\n\r]+/).filter((part) => part.trim() !== '');
		const numbers = (given.length > 0 ? given : ['']).map((part) =>
			recipientOf({ recipient: part, options }, HOME, recipientsField.displayName),
		);
		const answer = yield* ask({
			effect: 'read',
			method: 'POST',
			path: ['contacts', 'check'],
			body: { contacts: numbers.map(({ digits }) => `+${digits}`) },
		});
		const body = dictionaryIn(answer.body);
		if (!Array.isArray(body.contacts)) {
			throw new Failure('gatewayDown', 'Ivosights answered nothing about the numbers', {
				httpStatus: answer.status,
				description: 'Check the base URL in the credential, or try again later.',
			});
		}
		if (!simplify) {
			yield* emit(body);
			return;
		}
		const checked = dictionariesIn(body.contacts) as Contact[];
		for (const [place, { digits, repaired }] of numbers.entries()) {
			const contact = checked.find(({ input }) => digitsOf(input) === digits) ?? checked[place];
			yield* emit({
				gateway: 'ivosights',
				recipient: digits,
				status: contact?.status ?? 'unknown',
				...(contact?.wa_id ? { whatsAppId: contact.wa_id } : {}),
				...(repaired ? { warnings: [repaired] } : {}),
			});
		}
	},
	sample: {
		gateway: 'ivosights',
		recipient: '62895421862180',
		status: 'valid',
		whatsAppId: '62895421862180',
	},
});
