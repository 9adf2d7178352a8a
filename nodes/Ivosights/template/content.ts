import type { IDataObject } from 'n8n-workflow';
import { invalid } from '../../shared/failure';
import type { FormOf } from '../../shared/operation/field';
import { checkText, requireText } from '../../shared/whatsapp/limits';
import { checkMediaUrl } from '../../shared/whatsapp/media';
import { readInternational } from '../../shared/whatsapp/phone/readings';
import { normalizeRecipient, type CountryCode } from '../../shared/whatsapp/phone/recipient';
import { slotsOf } from '../../shared/template/definition';
import { linesOf } from '../../shared/template/contentRules';
import { checkContent, formLabels, jsonLabels } from './checkContent';
import type { definitionFields } from './contentFields';

type DefinitionForm = FormOf<typeof definitionFields>;
type GivenButton = NonNullable<DefinitionForm['buttons']['button']>[number];

/** What the JSON may not say, because the form says it. */
const IN_THE_FORM = ['label', 'category_id', 'language_id', 'is_propose'];

const withExamples = (examples: string[]) => (examples.length > 0 ? { examples } : {});

function headerOf(form: DefinitionForm): IDataObject | undefined {
	const { headerType: type, headerText, headerExample, headerMediaUrl } = form;
	if (type === 'none') return undefined;
	if (type === 'text') {
		requireText(headerText, 'Header Text');
		const hasVariable = slotsOf(headerText, []).length > 0;
		const example = hasVariable && headerExample.trim() !== '' ? [headerExample.trim()] : [];
		return { format: 'TEXT', text: headerText, ...withExamples(example) };
	}
	const link = checkMediaUrl(headerMediaUrl, type, 'Header Media URL');
	return { format: type.toUpperCase(), examples: [link] };
}

function urlButton({ text, url, urlExample }: GivenButton, place: number): IDataObject {
	const link = url.trim();
	if (!link.includes('{{')) return { type: 'URL', text, url: link };
	requireText(urlExample, `URL Example of Button ${place}`);
	return { type: 'URL', text, url_type: 'dynamic', url: link, examples: [urlExample.trim()] };
}

/** Ivosights wants the country code apart. */
function phoneButton(
	{ text, phoneNumber }: GivenButton,
	place: number,
	defaultCountry: CountryCode,
): IDataObject {
	const field = `Phone Number of Button ${place}`;
	const { digits } = normalizeRecipient(phoneNumber, { defaultCountry, field });
	const code = readInternational(digits)?.callingCode ?? '';
	return {
		type: 'PHONE_NUMBER',
		text,
		country_code: `+${code}`,
		phone_number: digits.slice(code.length),
	};
}

function contentOfForm(form: DefinitionForm, defaultCountry: CountryCode): IDataObject {
	if (form.category === 'AUTHENTICATION') {
		return {
			otp: [{ otp_type: 'COPY_CODE', text: form.copyButtonText }],
			add_security_recommendation: form.securityRecommendation,
			code_expiration_minutes: form.codeExpiration,
		};
	}
	const header = headerOf(form);
	const buttons = (form.buttons.button ?? []).map((button, index): IDataObject => {
		if (button.type === 'URL') return urlButton(button, index + 1);
		if (button.type === 'PHONE_NUMBER') return phoneButton(button, index + 1, defaultCountry);
		return { type: 'QUICK_REPLY', text: button.text };
	});
	return {
		...(header ? { header } : {}),
		body: { text: form.body, ...withExamples(linesOf(form.bodyExamples)) },
		...(form.footer.trim() === '' ? {} : { footer: form.footer }),
		...(buttons.length > 0 ? { buttons } : {}),
	};
}

function contentOfJson({ contentJson }: DefinitionForm): IDataObject {
	const wrong = (what: string, description: string) => invalid('Content (JSON)', what, description);
	if (typeof contentJson !== 'object' || contentJson === null || Array.isArray(contentJson)) {
		throw wrong('is not a JSON object', 'Write it like {"body": {"text": "Hello."}}.');
	}
	const twice = IN_THE_FORM.find((name) => Object.hasOwn(contentJson, name));
	if (twice !== undefined) {
		throw wrong(`may not contain “${twice}”`, 'The form above has a field for it. Remove it here.');
	}
	return contentJson as IDataObject;
}

/**
 * The body of create and update, which has five forms, checked against WhatsApp's rules
 * (sources: "Ivosights template changes", "WhatsApp template rules"). Throws Failure naming the
 * field.
 */
export function templateBody(form: DefinitionForm, defaultCountry: CountryCode): IDataObject {
	checkText(form.label, 'templateName', 'Label');
	requireText(form.language, 'Language Name or ID');
	const json = form.contentInput === 'json';
	const content = json ? contentOfJson(form) : contentOfForm(form, defaultCountry);
	checkContent(content, form.category, json ? jsonLabels : formLabels);
	return {
		label: form.label.trim(),
		category_id: form.category,
		language_id: form.language.trim(),
		is_propose: form.propose,
		...content,
	};
}
