import type { IDataObject } from 'n8n-workflow';
import type { FormOf } from '../operation/field';
import { withExtraFields, type sendOptionsFieldFor } from '../operation/fields';
import {
	ask,
	emit,
	type Answer,
	type Body,
	type GatewayName,
	type Plan,
} from '../operation/operation';
import { normalizeRecipient, type CountryCode, type Recipient } from '../whatsapp/phone/recipient';

type SendOptions = FormOf<[ReturnType<typeof sendOptionsFieldFor>]>['options'];

/** What every send form has. */
export interface SendForm {
	recipient: string;
	simplify: boolean;
	options: SendOptions;
}

/** What a gateway said about an accepted message. Without either of the first two, it said nothing. */
export interface Accepted {
	messageId?: string;
	broadcastId?: string;
	/** What else the output names: further ids, or whom the answer says it reached. */
	[more: string]: string | undefined;
}

/** A message for a recipient, as one gateway wants it. */
export interface Sending {
	gateway: GatewayName;
	form: SendForm;
	/** Country of numbers without a country code, unless the form says otherwise. */
	defaultCountry: CountryCode;
	path: readonly string[];
	/** The request's body for the recipient's digits. */
	body(digits: string): IDataObject;
	/** What the customer would read. */
	preview: IDataObject;
	/** Things worth knowing that do not stop the send. */
	warnings?: readonly string[];
	/** Finds the ids in the gateway's answer. */
	accepted(answer: Answer): Accepted;
	/** What the person gets, where the body says more than that. */
	message?: unknown;
}

/** Of the forms in use: a plan is played twice, and reading a number is what takes it longest. */
const RECIPIENTS = new WeakMap<object, Recipient>();

/**
 * The recipient's digits, and what had to be repaired.
 *
 * @param defaultCountry country of numbers without a country code, unless the form says otherwise
 * @throws Failure `invalidNumber`, naming the field
 */
export function recipientOf(
	form: { recipient: string; options: { defaultCountry?: CountryCode } },
	defaultCountry: CountryCode,
	field = 'Recipient',
): Recipient {
	let recipient = RECIPIENTS.get(form);
	if (!recipient) {
		recipient = normalizeRecipient(form.recipient, {
			defaultCountry: form.options.defaultCountry ?? defaultCountry,
			field,
		});
		RECIPIENTS.set(form, recipient);
	}
	return recipient;
}

const NO_ID =
	'The gateway accepted the request but gave no message ID. Its receipt cannot be joined to this item.';

/** A request that is one send, and what its output tells beside the answer. */
export interface SendRequest {
	gateway: GatewayName;
	form: Pick<SendForm, 'simplify' | 'options'>;
	path: readonly string[];
	/** Complete, the person's extra fields included. */
	body: Body;
	/** Whom it reaches, for the limits per recipient and for reports. */
	to: string;
	/** The same in the words of the output, e.g. `recipient`. */
	addressee: IDataObject;
	/** What the customer would read. */
	preview: IDataObject;
	/** Things worth knowing that do not stop the send. */
	warnings: ReadonlyArray<string | undefined>;
	/** Finds the ids in the gateway's answer; what it names beside them overrules nothing of `addressee`. */
	accepted(answer: Answer): Accepted;
	/** What to warn of when the answer has no id. */
	withoutId?: string;
	/** What the person gets, where the body says more than that. */
	message?: unknown;
}

/** How an ask names whom it reaches. */
const reaching = ({ to, addressee, message }: SendRequest) => ({
	to,
	// Of a person with a number the output says nothing but the number.
	...(Object.keys(addressee).join() === 'recipient' ? {} : { addressee }),
	...(message === undefined ? {} : { message }),
});

/**
 * Asks for one send and hands out the common output of it (docs/architecture.md, rule 9): with
 * `dryRun` nothing is asked and the preview is handed out instead; without `simplify` the gateway's
 * own answer is.
 */
export function* sendAndReport(request: SendRequest): Plan {
	const { form, gateway, addressee } = request;
	const noted = (...more: Array<string | undefined>) => {
		const warnings = [...request.warnings, ...more].filter(Boolean) as string[];
		return warnings.length > 0 ? { warnings } : {};
	};
	if (form.options.dryRun) {
		const { preview } = request;
		yield* emit({ gateway, ...addressee, status: 'dryRun', preview, ...noted() });
		return;
	}
	const { path, body } = request;
	const answer = yield* ask({
		effect: 'send',
		method: 'POST',
		path,
		body,
		...reaching(request),
	});
	if (!form.simplify) {
		yield* emit((answer.body ?? {}) as IDataObject);
		return;
	}
	const ids = request.accepted(answer);
	const known = ids.messageId !== undefined || ids.broadcastId !== undefined;
	yield* emit({
		gateway,
		...ids,
		...addressee,
		status: known ? 'accepted' : 'unconfirmed',
		sentAt: answer.at,
		...noted(known ? undefined : request.withoutId),
	});
}

/** Sends one message to the form's recipient, and hands out the common output. Throws Failure naming the field. */
export function* sendMessage(sending: Sending): Plan {
	const { gateway, form, path, preview, accepted, warnings = [] } = sending;
	const { digits, repaired } = recipientOf(form, sending.defaultCountry);
	yield* sendAndReport({
		gateway,
		form,
		path,
		body: withExtraFields(sending.body(digits), form.options.extraFields),
		to: digits,
		addressee: { recipient: digits },
		preview,
		warnings: [repaired, ...warnings],
		accepted,
		withoutId: NO_ID,
		message: sending.message,
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
