import type { IDataObject } from 'n8n-workflow';
import { withExtraFields } from '../extraFields';
import type { FormOf } from '../operation/form';
import type { sendOptionsField } from '../operation/fields';
import type { GatewayName } from '../transport/gateway';
import { ask, emit, type Answer, type Plan } from '../operation/operation';
import { normalizeRecipient, type CountryCode } from '../whatsapp/phone/recipient';

type SendOptions = FormOf<[typeof sendOptionsField]>['options'];

/** What every send form has. */
export interface SendForm {
	recipient: string;
	simplify: boolean;
	options: SendOptions;
}

/** What a gateway said about an accepted message. */
export interface Accepted {
	messageId?: string;
	broadcastId?: string;
}

/** A message ready to go, as one gateway wants it. */
export interface Sending {
	gateway: GatewayName;
	form: SendForm;
	/** Country of numbers without a country code, unless the form says otherwise; Indonesia if absent. */
	defaultCountry?: CountryCode;
	path: readonly string[];
	/** The request's body for the recipient's digits. */
	body(digits: string): IDataObject;
	/** What the customer would read. */
	preview: IDataObject;
	/** Things worth knowing that do not stop the send. */
	warnings?: readonly string[];
	/** Finds the ids in the gateway's answer. */
	accepted(answer: Answer): Accepted;
}

const DEFAULT_COUNTRY: CountryCode = 'ID';

/** The recipient's digits, and what had to be repaired. Throws Failure naming the field. */
export function recipientOf(
	form: Pick<SendForm, 'recipient' | 'options'>,
	defaultCountry: CountryCode = DEFAULT_COUNTRY,
) {
	return normalizeRecipient(form.recipient, {
		defaultCountry: form.options.defaultCountry ?? defaultCountry,
		field: 'Recipient',
	});
}

const NO_ID =
	'The gateway accepted the request but gave no message ID. Its receipt cannot be joined to this item.';

/**
 * Sends one message and hands out the common output of a send (interface.md): with `dryRun` nothing
 * is asked and the preview is handed out instead; without `simplify` the gateway's own answer is.
 */
export function* sendMessage(sending: Sending): Plan {
	const { form, gateway } = sending;
	const recipient = recipientOf(form, sending.defaultCountry);
	const body = withExtraFields(sending.body(recipient.digits), form.options.extraFields);
	const warnings = [recipient.repaired, ...(sending.warnings ?? [])].filter(Boolean) as string[];
	const common = { gateway, recipient: recipient.digits };
	const noted = (more: string[] = []) =>
		warnings.length + more.length > 0 ? { warnings: [...warnings, ...more] } : {};

	if (form.options.dryRun) {
		yield* emit({ ...common, status: 'dryRun', preview: sending.preview, ...noted() });
		return;
	}
	const answer = yield* ask({
		effect: 'send',
		method: 'POST',
		path: sending.path,
		body,
		to: recipient.digits,
	});
	if (!form.simplify) {
		yield* emit((answer.body ?? {}) as IDataObject);
		return;
	}
	const ids = sending.accepted(answer);
	const known = ids.messageId !== undefined || ids.broadcastId !== undefined;
	yield* emit({
		gateway,
		...ids,
		recipient: recipient.digits,
		status: known ? 'accepted' : 'unconfirmed',
		sentAt: answer.at,
		...noted(known ? [] : [NO_ID]),
	});
}

/** Output of a send, as the samples show it. */
export const sendSample = (gateway: GatewayName) => ({
	gateway,
	messageId: 'gBEGkYiEB1VXAglK1ZEqA1YKPrU',
	recipient: '628123456789',
	status: 'accepted',
	sentAt: '2026-11-20T08:15:30.000Z',
});
