import type { INodeProperties, INodePropertyOptions, IWebhookFunctions } from 'n8n-workflow';
import type { EventKind, StatusValue } from '../event/event';
import { includeRawField, outputFileField } from '../operation/fields';

/**
 * The fields of a trigger that `receive` reads by name, and what they hold. A trigger may be without
 * some of them. Simplify is the one of all other nodes.
 */

/** What the fields hold, by their names. */
export interface TriggerSettings {
	/** Which kinds of events start the workflow. */
	events: EventKind[];
	/** Which statuses do; all of them when it is empty. */
	statuses: StatusValue[];
	/** Whether an item is the normalised event, not what was posted. */
	simplify: boolean;
	downloadMedia: boolean;
	/** Name of the binary property that a downloaded file goes to. */
	binaryPropertyName: string;
	ignoreRepeats: boolean;
	/** Whose messages start the workflow. */
	direction: 'in' | 'out' | 'both';
	/** Whether what was posted stands in the item too. */
	'options.includeRaw': boolean;
	/** Whether an answer that a node waited for starts the workflow too. */
	'options.startWithAnswers': boolean;
}

/** What holds for a trigger without the field. */
const WITHOUT: Readonly<TriggerSettings> = {
	events: [],
	statuses: [],
	simplify: true,
	downloadMedia: false,
	binaryPropertyName: 'data',
	ignoreRepeats: true,
	direction: 'in',
	'options.includeRaw': false,
	'options.startWithAnswers': false,
};

/** What a field of the trigger holds. Throws n8n's error when its expression cannot be resolved. */
export const settingIn = <Name extends keyof TriggerSettings>(
	context: IWebhookFunctions,
	name: Name,
): TriggerSettings[Name] => context.getNodeParameter(name, WITHOUT[name]) as TriggerSettings[Name];

/** One choice of {@link eventsField}. */
type EventOption = INodePropertyOptions & { value: EventKind };

/** What starts the workflow: the kinds of events that the gateway posts, `first` until changed. */
export const eventsField = (first: EventKind, options: EventOption[]): INodeProperties => ({
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options,
	default: [first],
	description: 'What starts the workflow',
});

/**
 * Whose messages start the workflow: a bot must not answer itself.
 *
 * @param business who writes on the other side, in the gateway's words
 */
export const directionField = (business: string): INodeProperties => ({
	displayName: 'Messages From',
	name: 'direction',
	type: 'options',
	displayOptions: { show: { events: ['message'] } },
	options: [
		{
			name: business,
			value: 'out',
			description: 'Take care that the workflow does not answer itself',
		},
		{
			name: 'Both',
			value: 'both',
			description: 'Take care that the workflow does not answer itself',
		},
		{ name: 'Customers', value: 'in' },
	],
	default: 'in',
	description: 'Whose messages start the workflow',
});

/** What differs from gateway to gateway in the statuses. */
export interface StatusHints {
	deleted: string;
	pending: string;
	/** Whether the gateway tells that a voice message was listened to. */
	played: boolean;
	/** The events that have a status. */
	events: EventKind[];
	/** A further sentence of the description. */
	note?: string;
}

const PLAYED = { name: 'Played', value: 'played', description: 'A voice message was listened to' };

/** Which statuses start the workflow. */
export const statusesField = (hints: StatusHints): INodeProperties => ({
	displayName: 'Statuses',
	name: 'statuses',
	type: 'multiOptions',
	displayOptions: { show: { events: hints.events } },
	options: [
		{ name: 'Deleted', value: 'deleted', description: hints.deleted },
		{ name: 'Delivered', value: 'delivered', description: 'It reached the phone' },
		{ name: 'Failed', value: 'failed', description: 'It could not be delivered' },
		{ name: 'Other', value: 'other', description: 'Any status that is not listed here' },
		{ name: 'Pending', value: 'pending', description: hints.pending },
		...(hints.played ? [PLAYED] : []),
		{ name: 'Read', value: 'read', description: 'The customer opened it' },
		{ name: 'Rejected', value: 'rejected', description: 'It was not taken on' },
		{ name: 'Sent', value: 'sent', description: 'WhatsApp took it on' },
	],
	default: [],
	description: ['Which statuses start the workflow. Leave empty for all.', hints.note]
		.filter(Boolean)
		.join(' '),
});

/** Whether to fetch the files of messages, and where to put them. `gateway` is its name for people. */
export const downloadMediaFields = (gateway: string): INodeProperties[] => [
	{
		displayName: 'Download Media',
		name: 'downloadMedia',
		type: 'boolean',
		default: false,
		description: `Whether to fetch the image, document, audio or video of a message from ${gateway}, up to 20 MB`,
	},
	outputFileField({ displayOptions: { show: { downloadMedia: [true] } } }),
];

/** Whether a repeated delivery starts nothing. `posts` says who does what, e.g. "Acme posts". */
export const ignoreRepeatsField = (posts: string): INodeProperties => ({
	displayName: 'Ignore Repeats',
	name: 'ignoreRepeats',
	type: 'boolean',
	default: true,
	description: `Whether to start the workflow only once when ${posts} the same event again. Tests with the Test URL always start it.`,
});

/** Where the gateway's node asks questions: whether their answers start the trigger's workflow, too. */
const startWithAnswersField: INodeProperties = {
	displayName: "Also Start for Answers to 'Send and Wait for Response'",
	name: 'startWithAnswers',
	type: 'boolean',
	default: true,
	description:
		'Whether an answer that another workflow waited for starts this workflow as well. Without it, only the workflow that asked goes on.',
};

/** The same where the gateway's node asks questions. */
export const askingTriggerOptionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		startWithAnswersField,
		{ ...includeRawField, displayOptions: { show: { '/simplify': [true] } } },
	],
};

/** What most people leave as it is. */
export const triggerOptionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { simplify: [true] } },
	options: [includeRawField],
};
