import { campaignFields } from '../../shared/operation/campaignFields';
import { Failure, invalid } from '../../shared/failure';
import {
	defaultCountryFieldFor,
	dryRunField,
	extraFieldsField,
	optionsField,
	recipientField as commonRecipientField,
	retryField,
	sendOptionsFieldFor,
	timeoutField,
} from '../../shared/operation/fields';
import { lengthOf } from '../../shared/whatsapp/limits';
import type { Field } from '../../shared/operation/field';
import { HOME } from '../gateway';

/** What every send of DecisionTelecom has beside the recipient. */
export interface SenderForm {
	sender: string;
	callbackUrl: string;
}

const LONGEST_SENDER = 20;

/** The code samples' request has no place for these two. */
const notInRawRequest = { hide: { '/options.requestFormat': ['raw'] } } as const;

/** A number of the country in which the gateway is at home: others need their country code. */
export const recipientField = {
	...commonRecipientField,
	placeholder: 'e.g. 063 123 45 67',
} as const satisfies Field;

export const senderField = {
	displayName: 'Sender',
	name: 'sender',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Custom Company',
	displayOptions: notInRawRequest,
	description:
		'The name or number that DecisionTelecom registered for you, up to 20 characters. Customers see it as the sender.',
} as const satisfies Field;

export const callbackUrlField = {
	displayName: 'Callback URL',
	name: 'callbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…/decisiontelecom',
	hint: "To get receipts, open your DecisionTelecom WhatsApp Trigger, choose 'Production URL' and copy it here",
	displayOptions: notInRawRequest,
	description:
		'Where DecisionTelecom reports what becomes of the message. Leave it empty if you ask with Get Status instead.',
} as const satisfies Field;

/** Options of every send. */
export const sendOptionsField = sendOptionsFieldFor(HOME);

const requestFormatField = {
	displayName: 'Request Format',
	name: 'requestFormat',
	type: 'options',
	options: [
		{
			name: 'Wrapped',
			value: 'wrapped',
			description: 'As the description of the API says, with sender and callback URL',
		},
		{
			name: 'Raw',
			value: 'raw',
			description:
				'As the code samples of the document send it: the template alone, without sender and callback URL',
		},
	],
	default: 'wrapped',
	description:
		'How the template is sent. The document shows two ways; change it only if DecisionTelecom asks you to.',
} as const satisfies Field;

const mediaProviderField = {
	displayName: 'Media Provider',
	name: 'mediaProvider',
	type: 'string',
	default: '',
	placeholder: 'e.g. my-cdn',
	description:
		"Name of the provider with which WhatsApp fetches the header's file from its link, if you set one up with DecisionTelecom",
} as const satisfies Field;

/** Options of a template send. */
export const templateOptionsField = optionsField([
	defaultCountryFieldFor(HOME),
	dryRunField,
	extraFieldsField,
	mediaProviderField,
	requestFormatField,
	retryField,
	timeoutField,
	...campaignFields,
]);

function checkedSender(typed: string): string {
	const sender = typed.trim();
	const length = lengthOf(sender);
	if (length === 0) {
		throw invalid(
			'Sender',
			'is empty',
			'Enter the sender that DecisionTelecom registered for you.',
		);
	}
	if (length <= LONGEST_SENDER) return sender;
	throw new Failure(
		'limitExceeded',
		`'Sender' has ${length} characters; DecisionTelecom allows ${LONGEST_SENDER}`,
		{ field: 'Sender', description: 'Enter it exactly as DecisionTelecom registered it.' },
	);
}

function checkedCallback(typed: string): string {
	const text = typed.trim();
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url && ['https:', 'http:'].includes(url.protocol)) return text;
	throw invalid(
		'Callback URL',
		'is not a web address',
		"Copy the 'Production URL' of your DecisionTelecom WhatsApp Trigger, or leave the field empty.",
	);
}

/**
 * Sender and callback URL, checked; no callback where the field is empty.
 *
 * @throws Failure naming the field: `invalidRequest`, or `limitExceeded` for a long sender
 */
export function addressOf(form: SenderForm): { sender: string; callback?: string } {
	const sender = checkedSender(form.sender);
	return form.callbackUrl.trim() === ''
		? { sender }
		: { sender, callback: checkedCallback(form.callbackUrl) };
}

/** Warns of a test URL of n8n, which answers only while a person listens. */
export const callbackWarnings = ({ callbackUrl }: SenderForm): string[] =>
	/\/webhook-test\//.test(callbackUrl)
		? [
				"'Callback URL' is a test URL: receipts arrive only while 'Test this trigger' waits for one.",
			]
		: [];
