import { z } from 'zod';
import type { Content } from '../core/content.mts';
import { refused } from './errors.mts';
import type { DecisionTelecomSettings } from './options.mts';
import { fits, rendered, type TemplateMessage, templateMessage } from './templateMessage.mts';
import type { RegisteredTemplate } from './templates.mts';

/** A send that was understood. */
export interface ReadMessage {
	to: string;
	kind: 'text' | 'image' | 'template';
	/** Whether it came as in the code samples: the template message alone. */
	raw: boolean;
	content: Content;
	callbackUrl?: string;
}

const EXTENSIONS = ['jpg', 'jpeg', 'png'];
const MIME_TYPES = ['image/jpeg', 'image/png'];

const address = z
	.string()
	.max(2000)
	.refine((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol));

/**
 * The documented fields. A number is printed for `destination_addr`; text is taken too
 * (source: "DecisionTelecom messages").
 */
const FIELDS: Readonly<Record<string, z.ZodTypeAny>> = {
	source_addr: z.string().trim().min(1).max(20),
	destination_addr: z.union([
		z.number().int().min(10_000_000).max(999_999_999_999_999),
		z.string().regex(/^[1-9]\d{7,14}$/),
	]),
	message_type: z.union([z.literal(1), z.literal(2), z.literal(4)]),
	text: z.string().refine((text) => text.trim() !== '' && [...text].length <= 4096),
	file_url: address,
	callback_url: address,
	template_name: z.string().min(1).max(512),
	template_params: z.string().min(2),
};

const ALWAYS = ['source_addr', 'destination_addr', 'message_type'];
const NEEDED: Readonly<Record<number, readonly string[]>> = {
	1: ['text'],
	2: ['file_url'],
	4: ['template_name', 'template_params'],
};

/** Understands a send of either form. Throws a Refusal in the document's words. */
export function readMessage(
	body: Record<string, unknown>,
	settings: DecisionTelecomSettings,
	registered: readonly RegisteredTemplate[],
): ReadMessage {
	return body.type === 'template' && body.message_type === undefined
		? readRaw(body, settings, registered)
		: readWrapped(body, settings, registered);
}

function readRaw(
	body: Record<string, unknown>,
	settings: DecisionTelecomSettings,
	registered: readonly RegisteredTemplate[],
): ReadMessage {
	const message = templateMessage.safeParse(body);
	if (!message.success) throw refused(settings, 1, message.error.issues[0].path.join('.'));
	const content = templateContent(message.data, settings, registered);
	return { to: message.data.to, kind: 'template', raw: true, content };
}

function readWrapped(
	body: Record<string, unknown>,
	settings: DecisionTelecomSettings,
	registered: readonly RegisteredTemplate[],
): ReadMessage {
	for (const [name, value] of Object.entries(body)) {
		if (!FIELDS[name]?.safeParse(value).success) throw refused(settings, 1, name);
	}
	const type = body.message_type as number;
	const missing = [...ALWAYS, ...(NEEDED[type] ?? [])].find((name) => body[name] === undefined);
	if (missing !== undefined) throw refused(settings, 1, missing);
	const to = String(body.destination_addr);
	const callbackUrl = body.callback_url as string | undefined;
	const common = { to, raw: false, ...(callbackUrl !== undefined && { callbackUrl }) };
	if (type === 1) {
		return { ...common, kind: 'text', content: { kind: 'text', text: body.text as string } };
	}
	if (type === 2) return { ...common, kind: 'image', content: imageContent(body, settings) };
	const message = readParameters(body, settings, to);
	return { ...common, kind: 'template', content: templateContent(message, settings, registered) };
}

function imageContent(body: Record<string, unknown>, settings: DecisionTelecomSettings): Content {
	const link = body.file_url as string;
	const extension = /\.(\w+)$/.exec(new URL(link).pathname)?.[1].toLowerCase() ?? '';
	if (!EXTENSIONS.includes(extension)) throw refused(settings, 9);
	const mimeType = settings.mimeTypes[link] ?? (extension === 'png' ? 'image/png' : 'image/jpeg');
	if (!MIME_TYPES.includes(mimeType)) throw refused(settings, 8);
	return {
		kind: 'image',
		media: { link, mimeType },
		...(body.text !== undefined && { text: body.text as string }),
	};
}

function readParameters(
	body: Record<string, unknown>,
	settings: DecisionTelecomSettings,
	to: string,
): TemplateMessage {
	const wrong = refused(settings, 1, 'template_params');
	let parsed: unknown;
	try {
		parsed = JSON.parse(body.template_params as string);
	} catch {
		throw wrong;
	}
	const message = templateMessage.safeParse(parsed);
	if (!message.success || message.data.to !== to) throw wrong;
	if (message.data.template.name !== body.template_name)
		throw refused(settings, 1, 'template_name');
	return message.data;
}

function templateContent(
	{ template }: TemplateMessage,
	settings: DecisionTelecomSettings,
	registered: readonly RegisteredTemplate[],
): Content {
	const found = registered.find(
		({ name, language, namespace }) =>
			name === template.name &&
			language === template.language.code &&
			namespace === template.namespace,
	);
	if (settings.templates === 'registered') {
		if (!found) throw refused(settings, 1, 'template_name');
		if (!fits(found, template)) throw refused(settings, 1, 'template_params');
	}
	return rendered(template, found);
}
