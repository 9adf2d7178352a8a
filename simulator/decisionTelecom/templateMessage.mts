import { z } from 'zod';
import type { Content, ContentButton, ContentHeader } from '../core/content.mts';
import {
	filledIn,
	type RegisteredButton,
	type RegisteredTemplate,
	variablesIn,
} from './templates.mts';

const words = z
	.string()
	.refine((text) => text.trim() !== '' && !/[\n\t]| {5}/.test(text), 'WhatsApp refuses it');
const text = z.object({ type: z.literal('text'), text: words }).strict();
/** The other two that stand in for a text, as the document's link describes them. */
const currency = z
	.object({
		type: z.literal('currency'),
		currency: z
			.object({
				fallback_value: words,
				code: z.string().regex(/^[A-Z]{3}$/),
				amount_1000: z.number().int(),
			})
			.strict(),
	})
	.strict();
const dateTime = z
	.object({
		type: z.literal('date_time'),
		date_time: z.object({ fallback_value: words }).passthrough(),
	})
	.strict();
const value = z.union([text, currency, dateTime]);

const link = {
	link: z.string().url(),
	provider: z
		.object({ name: z.string().min(1) })
		.strict()
		.optional(),
};
const image = z.object({ type: z.literal('image'), image: z.object(link).strict() }).strict();
const video = z.object({ type: z.literal('video'), video: z.object(link).strict() }).strict();
const document = z
	.object({
		type: z.literal('document'),
		document: z.object({ ...link, filename: z.string().min(1).optional() }).strict(),
	})
	.strict();
const place = z.union([z.string().regex(/^\d$/), z.number().int().min(0).max(9)]);
const button = z
	.object({
		type: z.literal('button'),
		sub_type: z.enum(['url', 'copy_code', 'flow']),
		index: place,
		parameters: z
			.array(
				z.union([
					text,
					z.object({ type: z.literal('coupon_code'), coupon_code: words }).strict(),
					z
						.object({
							type: z.literal('action'),
							action: z
								.object({
									flow_token: words.optional(),
									flow_action_data: z.record(z.unknown()).optional(),
								})
								.strict(),
						})
						.strict(),
				]),
			)
			.length(1)
			.optional(),
	})
	.strict();

const component = z.union([
	z
		.object({
			type: z.literal('header'),
			parameters: z.array(z.union([value, image, video, document])).length(1),
		})
		.strict(),
	z.object({ type: z.literal('body'), parameters: z.array(value).min(1) }).strict(),
	button,
]);

/**
 * The template message, inside `template_params` or as the whole body
 * (source: "DecisionTelecom template message").
 */
export const templateMessage = z
	.object({
		to: z.string().regex(/^[1-9]\d{7,14}$/),
		type: z.literal('template'),
		template: z
			.object({
				namespace: z.string().min(1),
				language: z
					.object({ policy: z.literal('deterministic'), code: z.string().min(2) })
					.strict(),
				name: z.string().min(1),
				components: z.array(component).default([]),
			})
			.strict(),
	})
	.strict();

export type TemplateMessage = z.infer<typeof templateMessage>;
type Component = TemplateMessage['template']['components'][number];

const ofType = <T extends Component['type']>(components: readonly Component[], type: T) =>
	components.filter((sent): sent is Extract<Component, { type: T }> => sent.type === type);

const bodyValues = (components: readonly Component[]) =>
	ofType(components, 'body')[0]?.parameters.map(wordsOf) ?? [];

/** What the phone shows of a value; of an amount or a time, the words that stand for it. */
function wordsOf(parameter: z.infer<typeof value>): string {
	if (parameter.type === 'text') return parameter.text;
	return parameter.type === 'currency'
		? parameter.currency.fallback_value
		: parameter.date_time.fallback_value;
}

/** Whether the values are exactly those that the registered template needs. */
export function fits(template: RegisteredTemplate, { components }: TemplateMessage['template']) {
	const headers = ofType(components, 'header');
	const bodies = ofType(components, 'body');
	const buttons = ofType(components, 'button');
	const kind = headers[0]?.parameters[0].type;
	const given = kind === 'currency' || kind === 'date_time' ? 'text' : kind;
	const wantedButtons = (template.buttons ?? [])
		.map((wanted, index) => `${index} ${valueOf(wanted)}`)
		.filter((wanted) => !wanted.endsWith('none'));
	return (
		headers.length <= 1 &&
		given === wantedHeader(template) &&
		bodies.length <= 1 &&
		bodyValues(components).length === variablesIn(template.body) &&
		buttons.map(({ index, sub_type: of }) => `${index} ${of}`).join() === wantedButtons.join() &&
		buttons.every(({ parameters, sub_type: of }) => parameters !== undefined || of === 'flow') &&
		isShort(template, components)
	);
}

function wantedHeader({ header }: RegisteredTemplate): string | undefined {
	if (header?.format !== 'text') return header?.format;
	return variablesIn(header.text) > 0 ? 'text' : undefined;
}

/** WhatsApp's limits with the values in place (sources: "WhatsApp template values", "WhatsApp one-time codes"). */
function isShort(template: RegisteredTemplate, components: readonly Component[]): boolean {
	const values = bodyValues(components);
	const lengthOf = (given: string) => [...given].length;
	const codes = template.category === 'AUTHENTICATION' ? values : [];
	return (
		lengthOf(filledIn(template.body, values)) <= 1024 && codes.every((code) => lengthOf(code) <= 15)
	);
}

/** Which value a button needs. */
function valueOf(registered: RegisteredButton): 'url' | 'copy_code' | 'flow' | 'none' {
	if (registered.type === 'url') return variablesIn(registered.url) > 0 ? 'url' : 'none';
	if (registered.type === 'copyCode') return 'copy_code';
	return registered.type === 'flow' ? 'flow' : 'none';
}

/** What the customer sees. Of a template that nobody registered, the values alone. */
export function rendered(
	{ name, language, components }: TemplateMessage['template'],
	template?: RegisteredTemplate,
): Content {
	const header = ofType(components, 'header')[0]?.parameters[0];
	const title = template?.header?.format === 'text' ? template.header.text : '{{1}}';
	return {
		kind: 'template',
		template: {
			id: name,
			name,
			language: language.code,
			category: template?.category ?? 'UTILITY',
		},
		...(header && { header: headerOnPhone(header, title) }),
		text: template
			? filledIn(template.body, bodyValues(components))
			: bodyValues(components).join(' '),
		...(template?.footer && { footer: template.footer }),
		...(template?.buttons && {
			buttons: template.buttons.map((registered, index) =>
				buttonOnPhone(registered, index, components),
			),
		}),
	};
}

type HeaderParameter = Extract<Component, { type: 'header' }>['parameters'][number];

function headerOnPhone(sent: HeaderParameter, title: string): ContentHeader {
	switch (sent.type) {
		case 'image':
			return { type: 'image', link: sent.image.link };
		case 'video':
			return { type: 'video', link: sent.video.link };
		case 'document': {
			const { link: at, filename } = sent.document;
			return { type: 'document', link: at, ...(filename !== undefined && { filename }) };
		}
		default:
			return { type: 'text', text: filledIn(title, [wordsOf(sent)]) };
	}
}

/** A button as the phone shows it, with the value that was sent for it. */
function buttonOnPhone(
	registered: RegisteredButton,
	index: number,
	components: readonly Component[],
): ContentButton {
	const parameter = ofType(components, 'button').find((sent) => Number(sent.index) === index)
		?.parameters?.[0];
	switch (registered.type) {
		case 'url': {
			const value = parameter?.type === 'text' ? [parameter.text] : [];
			return { type: 'url', text: registered.text, url: filledIn(registered.url, value) };
		}
		case 'copyCode':
			return {
				type: 'copyCode',
				text: registered.text,
				...(parameter?.type === 'coupon_code' && { code: parameter.coupon_code }),
			};
		case 'flow':
			return {
				type: 'flow',
				text: registered.text,
				...(parameter?.type === 'action' && { token: parameter.action.flow_token }),
			};
		default:
			return { type: 'quickReply', text: registered.text, id: registered.text };
	}
}
