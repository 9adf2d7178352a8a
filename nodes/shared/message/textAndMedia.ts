import type { Field } from '../operation/field';

/** Fields of messages that are a text or a file, for the gateways that mean the same by them. */

export const textField = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Hello Budi, your order has been shipped.',
	description: 'Up to 4,096 characters. WhatsApp shows *bold*, _italic_ and ~strikethrough~.',
} as const satisfies Field;

/** The files that WhatsApp takes, by what a form calls them. */
export const mediaTypes = {
	audio: { name: 'Audio', value: 'audio', description: 'AAC, AMR, MP3, M4A or OGG, up to 16 MB' },
	document: { name: 'Document', value: 'document', description: 'Any file, up to 100 MB' },
	image: { name: 'Image', value: 'image', description: 'JPEG or PNG, up to 5 MB' },
	sticker: {
		name: 'Sticker',
		value: 'sticker',
		description: 'WebP, up to 100 KB (500 KB animated)',
	},
	video: { name: 'Video', value: 'video', description: 'MP4 or 3GP, up to 16 MB' },
} as const;

type MediaType = (typeof mediaTypes)[keyof typeof mediaTypes];

/** `options` are the {@link mediaTypes} that the gateway sends. */
export const mediaTypeField = <const O extends readonly MediaType[]>(options: O) =>
	({
		displayName: 'Media Type',
		name: 'mediaType',
		type: 'options',
		options,
		default: 'image',
	}) as const satisfies Field;

/** The file of a message, as a link that WhatsApp follows. */
export const mediaUrlField = {
	displayName: 'Media URL',
	name: 'mediaUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://example.com/picture.jpg',
	description: 'Public https link to the file itself. WhatsApp fetches it from there.',
} as const satisfies Field;

/** `description` says what is known of captions at the gateway. */
export const captionField = (description: string) =>
	({
		displayName: 'Caption',
		name: 'caption',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		displayOptions: { show: { mediaType: ['document', 'image', 'video'] } },
		placeholder: 'e.g. Your invoice for October',
		description,
	}) as const satisfies Field;

/** `description` says what is known of names at the gateway. Read it with safeName. */
export const fileNameField = (description: string) =>
	({
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		displayOptions: { show: { mediaType: ['document'] } },
		placeholder: 'e.g. Invoice A-1001.pdf',
		description,
	}) as const satisfies Field;
