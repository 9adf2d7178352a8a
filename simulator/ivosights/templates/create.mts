import { z } from 'zod';
import { refusedCharacters } from '../../core/templateCharacters.mts';
import { webAddress, words } from '../rules.mts';
import { LANGUAGES } from '../referenceLists.mts';
import * as build from './build.mts';
import { type TemplateButton, type TemplateComponent, variablesOf } from './definition.mts';

/**
 * The body of create and update: the five forms that the document shows, with Meta's rules for
 * templates (sources: "Ivosights template changes", "WhatsApp template rules").
 */

type Refuse = (path: (string | number)[], message: string) => void;

const examples = z.array(words(1024)).min(1);

const textHeader = z
	.object({ format: z.literal('TEXT'), text: words(60), examples: examples.optional() })
	.strict();
const mediaHeader = z
	.object({
		format: z.enum(['IMAGE', 'VIDEO', 'DOCUMENT']),
		examples: z.array(webAddress).min(1).max(1),
	})
	.strict();

/**
 * The documents spell a button's example both ways, and once print a phone number in a URL button.
 */
const urlButton = z
	.object({
		type: z.literal('URL'),
		text: words(25),
		url: z.string().max(2000).url('The :attribute must be a valid URL.'),
		url_type: z.enum(['static', 'dynamic']).optional(),
		examples: examples.optional(),
		example: examples.optional(),
		phone_number: z.string().max(20).optional(),
	})
	.strict();
const phoneButton = z
	.object({
		type: z.literal('PHONE_NUMBER'),
		text: words(25),
		country_code: z.string().regex(/^\+[1-9]\d{0,3}$/, 'The :attribute must be like +62.'),
		phone_number: z.string().regex(/^\d{4,20}$/, 'The :attribute must be 4 to 20 digits.'),
	})
	.strict();
/** Without a sample in the document; Meta's form (source: "Ivosights template changes"). */
const quickReplyButton = z.object({ type: z.literal('QUICK_REPLY'), text: words(25) }).strict();

const anyButton = z.discriminatedUnion('type', [urlButton, phoneButton, quickReplyButton]);

const otp = z
	.object({
		otp_type: z.enum(['COPY_CODE', 'ONE_TAP', 'ZERO_TAP']),
		text: words(25),
		autofill_text: words(25).optional(),
		package_name: words(224).optional(),
		signature_hash: words(11).optional(),
	})
	.strict();

export const templateBody = z
	.object({
		label: words(512),
		category_id: z.enum(['UTILITY', 'MARKETING', 'AUTHENTICATION']),
		language_id: z.enum(LANGUAGES.map(({ id }) => id) as [string, ...string[]]),
		is_propose: z.boolean(),
		header: z.discriminatedUnion('format', [textHeader, mediaHeader]).optional(),
		body: z
			.object({ text: words(1024), examples: examples.optional() })
			.strict()
			.optional(),
		footer: words(60).optional(),
		buttons: z.array(anyButton).min(1).max(10).optional(),
		otp: z.array(otp).length(1).optional(),
		add_security_recommendation: z.boolean().optional(),
		code_expiration_minutes: z.number().int().min(1).max(90).optional(),
	})
	.strict()
	.superRefine((body, context) => {
		const refuse: Refuse = (path, message) => context.addIssue({ code: 'custom', path, message });
		if (body.category_id === 'AUTHENTICATION') checkOneTimePassword(body, refuse);
		else checkOrdinary(body, refuse);
	});

export type TemplateBody = z.infer<typeof templateBody>;

const PROHIBITED = 'The :attribute field is prohibited.';
const REQUIRED = 'The :attribute field is required.';

/** A one-time password has fixed words: only the button and the times are one's own. */
function checkOneTimePassword(body: TemplateBody, refuse: Refuse): void {
	for (const field of ['header', 'body', 'footer', 'buttons'] as const) {
		if (body[field] !== undefined) refuse([field], PROHIBITED);
	}
	if (body.otp === undefined) return refuse(['otp'], REQUIRED);
	const [button] = body.otp;
	checkCharacters(button.text, 'button', ['otp', 0, 'text'], refuse);
	for (const field of ['package_name', 'signature_hash'] as const) {
		if (button.otp_type !== 'COPY_CODE' && button[field] === undefined) {
			refuse(['otp', 0, field], REQUIRED);
		}
	}
}

function checkOrdinary(body: TemplateBody, refuse: Refuse): void {
	for (const field of ['otp', 'add_security_recommendation', 'code_expiration_minutes'] as const) {
		if (body[field] !== undefined) refuse([field], PROHIBITED);
	}
	if (body.body === undefined) refuse(['body'], REQUIRED);
	else {
		checkVariables(body.body.text, body.body.examples, ['body'], refuse);
		if (/^\s*\{\{|\}\}\s*$/.test(body.body.text)) {
			refuse(['body', 'text'], 'The :attribute may not start or end with a variable.');
		}
	}
	if (body.header?.format === 'TEXT') {
		checkVariables(body.header.text, body.header.examples, ['header'], refuse, 1);
		checkCharacters(body.header.text, 'header', ['header', 'text'], refuse);
	}
	if (body.footer !== undefined) checkCharacters(body.footer, 'footer', ['footer'], refuse);
	body.buttons?.forEach((button, index) => checkButton(button, ['buttons', index], refuse));
}

function checkCharacters(
	text: string,
	part: 'header' | 'footer' | 'button',
	path: (string | number)[],
	refuse: Refuse,
): void {
	const problem = refusedCharacters(text, part);
	if (problem !== undefined) refuse(path, `The :attribute ${problem}.`);
}

/** Variables are numbered without a gap, and each has an example. */
function checkVariables(
	text: string,
	given: readonly string[] = [],
	path: string[],
	refuse: Refuse,
	max = 100,
): void {
	const { names, named } = variablesOf(text);
	const consecutive = named || names.every((name) => text.includes(`{{${name}}}`));
	if (!consecutive) {
		refuse([...path, 'text'], 'The variables of :attribute must be consecutive from {{1}}.');
	}
	if (names.length > max) {
		refuse([...path, 'text'], `The :attribute may have at most ${max} variable.`);
	}
	if (given.length < names.length) refuse([...path, 'examples'], REQUIRED);
}

function checkButton(
	button: z.infer<typeof anyButton>,
	path: (string | number)[],
	refuse: Refuse,
): void {
	checkCharacters(button.text, 'button', [...path, 'text'], refuse);
	if (button.type !== 'URL') return;
	const variable = button.url.includes('{{');
	if (variable && !/^[^{}]*\{\{1\}\}$/.test(button.url)) {
		refuse([...path, 'url'], 'The :attribute may have one variable, {{1}}, at its end.');
	}
	if (variable !== (button.url_type === 'dynamic')) {
		refuse([...path, 'url_type'], 'The selected :attribute is invalid.');
	}
	if (variable && button.examples === undefined && button.example === undefined) {
		refuse([...path, 'examples'], REQUIRED);
	}
}

/** The read model of what was created. */
export function toComponents(body: TemplateBody): TemplateComponent[] {
	if (body.otp) {
		return build.oneTimePassword({
			text: body.otp[0].text,
			otpType: body.otp[0].otp_type,
			securityRecommendation: body.add_security_recommendation,
			expiresInMinutes: body.code_expiration_minutes,
		});
	}
	const components: TemplateComponent[] = [];
	if (body.header?.format === 'TEXT') {
		components.push(build.header(body.header.text, body.header.examples?.[0]));
	} else if (body.header) {
		components.push(build.mediaHeader(body.header.format, body.header.examples[0]));
	}
	components.push(build.body(body.body?.text ?? '', body.body?.examples));
	if (body.footer !== undefined) components.push(build.footer(body.footer));
	if (body.buttons) components.push(build.buttons(...body.buttons.map(toButton)));
	return components;
}

function toButton(button: z.infer<typeof anyButton>): TemplateButton {
	if (button.type === 'PHONE_NUMBER') {
		const { type, text, country_code: code, phone_number: number } = button;
		return { type, text, phone_number: `${code}${number}` };
	}
	if (button.type === 'QUICK_REPLY') return { type: button.type, text: button.text };
	const { type, text, url, url_type, examples: given, example } = button;
	const samples = given ?? example;
	return { type, text, url, ...(url_type && { url_type }), ...(samples && { examples: samples }) };
}
