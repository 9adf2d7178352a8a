import { z } from 'zod';
import { refusedCharacters } from '../../core/templateCharacters.mts';
import { words } from '../rules.mts';
import { type TemplateButton, type TemplateHeader, variablesOf } from './definition.mts';
import { LANGUAGES } from './lists.mts';

/**
 * The body of POST /templates/whatsapp: the type in Qontak's own client
 * (source: "Qontak templates"), strictly.
 */

const texts = z.array(words(1024));

const example = z
	.object({
		body_text: texts.optional(),
		header_text: texts.optional(),
		header_handle: z.array(words(2000)).optional(),
	})
	.strict();

const button = z
	.object({
		type: z.enum(['URL', 'PHONE_NUMBER', 'QUICK_REPLY', 'COPY_CODE', 'OTP']),
		text: words(25).optional(),
		url: z.string().max(2000).url('is not a valid URL').optional(),
		phone_number: z
			.string()
			.regex(/^\+?\d{4,20}$/, 'is not a phone number')
			.optional(),
		otp_type: z.enum(['COPY_CODE', 'ONE_TAP', 'ZERO_TAP']).optional(),
		example: texts.optional(),
	})
	.strict();

const component = z
	.object({
		type: z.enum(['HEADER', 'BODY', 'FOOTER', 'BUTTONS']),
		format: z.enum(['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT']).optional(),
		text: words(1024).optional(),
		add_security_recommendation: z.boolean().optional(),
		code_expiration_minutes: z.number().int().min(1).max(90).optional(),
		example: example.optional(),
		buttons: z.array(button).min(1).max(10).optional(),
	})
	.strict();

type Component = z.infer<typeof component>;
type Refuse = (path: (string | number)[], message: string) => void;

const bodyFor = (hsm: boolean) =>
	z
		.object({
			hsm: z.literal(hsm).optional(),
			name: z
				.string()
				.regex(
					/^[a-z0-9_]{1,512}$/,
					'must contain only lower-case letters, digits and underscores',
				),
			category: z.enum(['AUTHENTICATION', 'MARKETING', 'UTILITY']),
			attributes: z
				.array(
					z
						.object({
							language: z.enum(LANGUAGES.map(({ code }) => code) as [string, ...string[]]),
							components: z.array(component).min(1),
						})
						.strict(),
				)
				.min(1),
		})
		.strict()
		.superRefine(({ category, attributes }, context) => {
			attributes.forEach(({ components }, index) => {
				const at = ['attributes', index, 'components'];
				checkComponents(category, components, (path, message) =>
					context.addIssue({ code: 'custom', path: [...at, ...path], message }),
				);
			});
		});

/** Of a template for broadcasts. */
export const templateBody = bodyFor(false);

/** Of a template for open rooms (source: "Qontak templates"). */
export const roomTemplateBody = bodyFor(true);

export type TemplateBody = z.infer<typeof templateBody>;

function checkComponents(category: string, components: readonly Component[], refuse: Refuse): void {
	const types = components.map(({ type }) => type);
	components.forEach((one, index) => {
		if (types.indexOf(one.type) < index) refuse([index, 'type'], 'is given twice');
		const say: Refuse = (path, message) => refuse([index, ...path], message);
		if (one.type === 'BUTTONS') checkButtons(category, one, say);
		else if (one.buttons) say(['buttons'], 'is not allowed');
		if (one.type === 'HEADER') checkHeader(one, say);
		else if (one.format !== undefined) say(['format'], 'is not allowed');
		if (category === 'AUTHENTICATION') {
			if (one.text !== undefined) say(['text'], 'is fixed for one-time codes');
			if (one.type === 'HEADER') say(['type'], 'must be one of: BODY, FOOTER, BUTTONS');
		} else checkText(one, say);
	});
	if (!types.includes('BODY')) refuse([], 'must have a BODY');
}

function checkText({ type, text, example: examples }: Component, refuse: Refuse): void {
	if (type === 'BODY') {
		if (text === undefined) return refuse(['text'], 'is missing');
		if (/^\s*\{\{|\}\}\s*$/.test(text)) {
			refuse(['text'], 'may not start or end with a variable');
		}
		const given = examples?.body_text?.length ?? 0;
		const needed = variablesOf(text).length;
		if (given !== needed) refuse(['example', 'body_text'], `must have ${needed} examples`);
		return checkNumbers(text, refuse);
	}
	if (type === 'FOOTER') {
		if (text === undefined) return refuse(['text'], 'is missing');
		if ([...text].length > 60) refuse(['text'], 'is too long (maximum is 60 characters)');
		checkCharacters(text, 'footer', refuse);
	}
}

function checkCharacters(text: string, part: 'header' | 'footer' | 'button', refuse: Refuse): void {
	const problem = refusedCharacters(text, part);
	if (problem !== undefined) refuse(['text'], problem);
}

function checkNumbers(text: string, refuse: Refuse): void {
	const names = variablesOf(text);
	const numbers = names.map(Number);
	if (numbers.some((number) => Number.isNaN(number))) return;
	const inOrder = names.every((_, index) => numbers.includes(index + 1));
	if (!inOrder) refuse(['text'], 'must number its variables from 1 without a gap');
}

function checkHeader({ format, text, example: examples }: Component, refuse: Refuse): void {
	if (format === undefined) return refuse(['format'], 'is missing');
	if (format !== 'TEXT') {
		if (text !== undefined) refuse(['text'], 'is not allowed');
		// The OpenAPI's own request has a picture without an example.
		if (examples !== undefined && examples.header_handle?.length !== 1) {
			refuse(['example', 'header_handle'], 'must have 1 example');
		}
		return;
	}
	if (text === undefined) return refuse(['text'], 'is missing');
	if ([...text].length > 60) refuse(['text'], 'is too long (maximum is 60 characters)');
	checkCharacters(text, 'header', refuse);
	const needed = variablesOf(text).length;
	if (needed > 1) refuse(['text'], 'may have 1 variable');
	if ((examples?.header_text?.length ?? 0) !== needed) {
		refuse(['example', 'header_text'], `must have ${needed} examples`);
	}
}

function checkButtons(category: string, { buttons }: Component, refuse: Refuse): void {
	if (!buttons) return refuse(['buttons'], 'is missing');
	buttons.forEach((one, index) => {
		const say: Refuse = (path, message) => refuse(['buttons', index, ...path], message);
		const { type } = one;
		if ((type === 'OTP') !== (category === 'AUTHENTICATION')) {
			return say(['type'], 'does not go with the category');
		}
		const needs = { URL: 'url', PHONE_NUMBER: 'phone_number', OTP: 'otp_type' } as const;
		const field = type in needs ? needs[type as keyof typeof needs] : undefined;
		if (field && one[field] === undefined) say([field], 'is missing');
		if (type !== 'OTP' && type !== 'COPY_CODE' && one.text === undefined) {
			say(['text'], 'is missing');
		}
		checkCharacters(one.text ?? '', 'button', say);
		const url = one.url ?? '';
		if (variablesOf(url).length > 0 && !/^[^{}]*\{\{1\}\}$/.test(url)) {
			say(['url'], 'may have one variable, {{1}}, at its end');
		}
		const needsExample = type === 'COPY_CODE' || variablesOf(url).length > 0;
		if (needsExample !== (one.example !== undefined)) {
			say(['example'], needsExample ? 'is missing' : 'is not allowed');
		}
	});
}

/** What is stored of a component list: the flat form in which templates are read back. */
export function toReadModel(category: string, components: readonly Component[]) {
	const of = (type: Component['type']) => components.find((one) => one.type === type);
	const body = of('BODY');
	const footer = of('FOOTER');
	const buttons = (of('BUTTONS')?.buttons ?? []).map(toButton);
	if (category !== 'AUTHENTICATION') {
		const text = { body: body?.text ?? '', footer: footer?.text ?? null };
		return { ...text, header: toHeader(of('HEADER')), buttons };
	}
	const advice = body?.add_security_recommendation
		? ' For your security, do not share this code.'
		: '';
	const minutes = footer?.code_expiration_minutes;
	return {
		header: null,
		body: `*{{1}}* is your verification code.${advice}`,
		footer: minutes === undefined ? null : `This code expires in ${minutes} minutes.`,
		buttons,
	};
}

/** The example of a file, as the OpenAPI prints it: Ruby's own notation of an object. */
const inRuby = (handle = 'HANDLE') => `{"header_handle"=>[${JSON.stringify(handle)}]}`;

function toHeader(header: Component | undefined): TemplateHeader | null {
	if (!header) return null;
	const { format = 'TEXT', text = '', example: examples } = header;
	if (format !== 'TEXT') return { format, example: inRuby(examples?.header_handle?.[0]) };
	return { format, text, example: examples?.header_text?.[0] };
}

/** A one-time code button is read back as a link (source: "WhatsApp one-time codes"). */
function toButton(given: z.infer<typeof button>): TemplateButton {
	const { type, url, phone_number } = given;
	const text = given.text ?? 'Copy code';
	const shown = given.example && JSON.stringify(given.example);
	if (type === 'OTP') {
		const otp = `https://www.whatsapp.com/otp/code/?otp_type=${given.otp_type}&code=otp{{1}}`;
		return { type: 'URL', text, url: otp, example: JSON.stringify([`${otp}123456`]) };
	}
	return {
		type,
		text,
		...(url !== undefined && { url }),
		...(phone_number !== undefined && { phone_number }),
		...(shown !== undefined && { example: shown }),
	};
}
