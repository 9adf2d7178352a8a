import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { invalid } from '../failure';
import { countryOptions, type CountryCode } from '../whatsapp/phone/recipient';
import { campaignFields } from './campaignFields';
import { MUST_SAY, type Field, type Json } from './field';
import { speedField } from './speedField';

/** Fields that mean the same in all nodes (docs/architecture.md, rule 9). */

/** Whom a message reaches; read by whatsapp/phone/recipient.ts. */
export const recipientField = {
	displayName: 'Recipient',
	name: 'recipient',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 0812-3456-7890',
	description: 'Phone number of the customer, in any usual notation, with or without country code',
} as const satisfies Field;

/** On: the few fields that people use. Off: the gateway's answer as it is. */
export const simplifyField = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
} as const satisfies Field;

/** Stands before {@link limitField}, which shows while it is off. */
export const returnAllField = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
} as const satisfies Field;

/** How many entries to give; at least 1. */
export const limitField = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	displayOptions: { show: { returnAll: [false] } },
	description: 'Max number of results to return',
} as const satisfies Field;

/** Where a plan puts the file it gives. `when` may say under which conditions the field is shown. */
export const outputFileField = <const When extends Pick<INodeProperties, 'displayOptions'>>(
	when: When = {} as When,
) =>
	({
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		...when,
		default: 'data',
		hint: 'The name of the output binary field to put the file in',
	}) as const satisfies Field;

/** For numbers without a country code. `home` is the country in which the gateway is at home. */
export const defaultCountryFieldFor = <const C extends CountryCode>(home: C) =>
	({
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'options',
		options: countryOptions,
		default: home,
		description: 'Country of phone numbers that are written without a country code',
	}) as const satisfies Field;

/** On: the plan ends after its checks, with a preview as its output. */
export const dryRunField = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	typeOptions: MUST_SAY,
	default: true,
	description:
		'Whether to only check everything and show what the customer would read. Nothing is sent.',
} as const satisfies Field;

/** Read by {@link withExtraFields}. */
export const extraFieldsField = {
	displayName: 'Extra Fields (JSON)',
	name: 'extraFields',
	type: 'json',
	default: '{}',
	description: 'Further fields for the body of the request, for what this form does not offer yet',
} as const satisfies Field;

const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The body with the person's extra fields behind its own. Throws Failure (`invalidRequest`) when they are
 * no object, or name a field that is already there: silently winning or losing would both surprise.
 */
export function withExtraFields(body: IDataObject, extra: Json | undefined): IDataObject {
	if (extra === undefined || extra === null) return body;
	const { displayName: label } = extraFieldsField;
	if (typeof extra !== 'object' || Array.isArray(extra)) {
		throw invalid(
			label,
			'is not a JSON object',
			'Write it in curly brackets, for example {"name": "value"}.',
		);
	}
	for (const name of Object.keys(extra)) {
		if (DANGEROUS.has(name) || Object.hasOwn(body, name)) {
			throw invalid(
				label,
				`may not contain “${name}”`,
				DANGEROUS.has(name)
					? 'Remove it.'
					: 'The form already sends this field. Change it there, or remove it here.',
			);
		}
	}
	return { ...body, ...(extra as IDataObject) };
}

const attemptsField = {
	displayName: 'Attempts',
	name: 'attempts',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10 },
	default: 4,
	description:
		'How often to try in all when the connection to the gateway does not come about. Nothing was sent then, so trying again is safe.',
} as const satisfies Field;

const longestWaitField = {
	displayName: 'Longest Wait (Seconds)',
	name: 'longestWait',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3_600 },
	default: 600,
	description:
		'How long to wait at most for a limit of the gateway that was met, and before a further try. A limit is waited for as often as needed within this time, whatever the attempts.',
} as const satisfies Field;

const repeatUnconfirmedField = {
	displayName: 'Repeat Unconfirmed Sends',
	name: 'repeatUnconfirmed',
	type: 'boolean',
	default: false,
	description:
		'Whether to send again when the answer got lost. The customer may then get the message twice.',
} as const satisfies Field;

/** How hard to try (transport/retry.ts). Waits are in seconds, as people type them. */
const retryFieldOf = <const F extends readonly Field[]>(values: F) =>
	({
		displayName: 'Retry',
		name: 'retry',
		type: 'fixedCollection',
		default: {},
		options: [{ displayName: 'Policy', name: 'policy', values }],
	}) as const satisfies Field;

/** Of what sends. */
export const retryField = retryFieldOf([attemptsField, longestWaitField, repeatUnconfirmedField]);

/** Of everything else. */
export const plainRetryField = retryFieldOf([attemptsField, longestWaitField]);

/** Longest wait for the whole answer, in seconds. */
export const timeoutField = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3_600 },
	default: 30,
	description: 'How long to wait for the answer of the gateway',
} as const satisfies Field;

/** What holds where an operation has no field for it or the person left it alone. */
export const REQUEST_DEFAULTS = {
	/** Tries in all. */
	attempts: attemptsField.default,
	longestWaitMs: longestWaitField.default * 1_000,
	repeatUnconfirmed: repeatUnconfirmedField.default,
	timeoutMs: timeoutField.default * 1_000,
} as const;

/** Of what gives events: whether what the gateway posted stands in each of them too. */
export const includeRawField = {
	displayName: 'Include Raw Data',
	name: 'includeRaw',
	type: 'boolean',
	default: true,
	description:
		'Whether to add what the gateway posted to each item, as raw. It is large, and repeats what the item says.',
} as const satisfies Field;

/** The collection of options of an operation, in the order of their labels, as n8n shows them. */
export const optionsField = <const F extends readonly Field[]>(options: F) =>
	({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options].sort((a, b) =>
			a.displayName.localeCompare(b.displayName),
		) as readonly Field[] as F,
	}) as const satisfies Field;

/** Options of every operation that sends a message. `home` as for the default country. */
export const sendOptionsFor = <const C extends CountryCode>(home: C) =>
	[
		defaultCountryFieldFor(home),
		dryRunField,
		extraFieldsField,
		retryField,
		timeoutField,
		...campaignFields,
	] as const satisfies readonly Field[];

/** The collection of them. `home` as above. */
export const sendOptionsFieldFor = <const C extends CountryCode>(home: C) =>
	optionsField(sendOptionsFor(home));

/** Options of operations that write something with phone numbers in it. `home` as above. */
export const writeOptionsFieldFor = <const C extends CountryCode>(home: C) =>
	optionsField([defaultCountryFieldFor(home), extraFieldsField, plainRetryField, timeoutField]);

/** Options of operations that only ask the gateway something. */
export const readOptionsField = optionsField([plainRetryField, timeoutField]);

/** The same where phone numbers are read. `home` as for the default country. */
export const numberOptionsFieldFor = <const C extends CountryCode>(home: C) =>
	optionsField([defaultCountryFieldFor(home), plainRetryField, speedField, timeoutField]);
