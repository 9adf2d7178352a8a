import type { IDataObject } from 'n8n-workflow';
import { numberOptionsField, recipientField, simplifyField } from '../../shared/fields';
import { ask, defineOperation, emit } from '../../shared/operation';
import { recipientOf } from '../../shared/sending';

interface Checked {
	contacts?: Array<{ input?: string; status?: string; wa_id?: string }>;
}

/**
 * Asks whether a number is on WhatsApp (seed 003, "Check Whatsapp Contact"). The number goes out with
 * `+`, as in the seed. WhatsApp stopped answering this reliably (reference 2.2), which the form says.
 */
export const check = defineOperation({
	resource: 'contact',
	option: {
		name: 'Check',
		value: 'check',
		action: 'Check contact',
		description: 'Ask whether a phone number is on WhatsApp. The answer is a hint, not a proof.',
	},
	fields: [recipientField, simplifyField, numberOptionsField],
	*plan(form) {
		const { digits, repaired } = recipientOf(form);
		const answer = yield* ask({
			effect: 'read',
			method: 'POST',
			path: ['contacts', 'check'],
			body: { contacts: [`+${digits}`] },
		});
		const body = (answer.body ?? {}) as Checked;
		if (!form.simplify) {
			yield* emit(body as IDataObject);
			return;
		}
		const contact = body.contacts?.[0];
		yield* emit({
			gateway: 'ivosights',
			recipient: digits,
			status: contact?.status ?? 'unknown',
			...(contact?.wa_id ? { whatsAppId: contact.wa_id } : {}),
			...(repaired ? { warnings: [repaired] } : {}),
		});
	},
	sample: {
		gateway: 'ivosights',
		recipient: '62895421862180',
		status: 'valid',
		whatsAppId: '62895421862180',
	},
});
