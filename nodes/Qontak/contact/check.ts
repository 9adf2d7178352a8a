import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import { dictionariesIn } from '../../shared/json';
import { recipientOf } from '../../shared/message/sendMessage';
import type { Field } from '../../shared/operation/field';
import {
	numberOptionsFieldFor,
	recipientField,
	simplifyField,
} from '../../shared/operation/fields';
import { ask, defineOperation, emit } from '../../shared/operation/operation';
import { channelField } from '../channel/channel';
import { HOME } from '../gateway';
import { dataOf, requireId } from '../reads';

const numberField = {
	...recipientField,
	displayName: 'Phone Number',
	description: 'In any usual notation, with or without country code',
} as const satisfies Field;

/**
 * Asks whether a number is on WhatsApp (source: "Qontak number check"). The call is of the time
 * before wa_cloud and may say valid to everything there, which the form tells.
 */
export const check = defineOperation({
	resource: 'contact',
	option: {
		name: 'Check',
		value: 'check',
		action: 'Check contact',
		description:
			'Ask whether a phone number is on WhatsApp. The answer is a hint: newer channels may say yes to every number.',
	},
	fields: [numberField, channelField, simplifyField, numberOptionsFieldFor(HOME)],
	*plan(form) {
		const { digits, repaired } = recipientOf(form, HOME, numberField.displayName);
		const answer = yield* ask({
			effect: 'read',
			method: 'POST',
			path: ['broadcasts', 'contacts'],
			body: {
				channel_integration_id: requireId(form.channel, 'Channel'),
				phone_numbers: [digits],
			},
		});
		const { contacts } = dataOf(answer.body);
		if (!Array.isArray(contacts)) {
			throw new Failure('gatewayDown', 'Qontak answered nothing about the number', {
				httpStatus: answer.status,
				description: "Check 'Base URL' in the credential, or try again later.",
			});
		}
		if (!form.simplify) {
			yield* emit((answer.body ?? {}) as IDataObject);
			return;
		}
		const [contact] = dictionariesIn(contacts);
		yield* emit({
			gateway: 'qontak',
			recipient: digits,
			status: contact?.status ?? 'unknown',
			...(contact?.wa_id ? { whatsAppId: contact.wa_id } : {}),
			...(repaired ? { warnings: [repaired] } : {}),
		});
	},
	sample: {
		gateway: 'qontak',
		recipient: '628117661000',
		status: 'valid',
		whatsAppId: '628117661000',
	},
});
