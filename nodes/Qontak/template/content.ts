import type { IDataObject } from 'n8n-workflow';
import { isDictionary } from '../../shared/json';
import type { FormOf } from '../../shared/operation/field';
import { invalid } from '../../shared/failure';
import { checkCount, checkText, requireText } from '../../shared/whatsapp/limits';
import { checkMediaUrl } from '../../shared/whatsapp/media';
import { normalizeRecipient } from '../../shared/whatsapp/phone/recipient';
import { checkButtonLink, checkCharacters } from '../../shared/template/partCharacters';
import { checkEdges, checkVariables, linesOf } from '../../shared/template/contentRules';
import { HOME } from '../gateway';
import { checkComponents } from './checkComponents';
import type { createFields } from './contentFields';

type CreateForm = FormOf<typeof createFields>;
type GivenButton = NonNullable<CreateForm['buttons']['button']>[number];

function headerOf({
	headerType: type,
	headerText,
	headerExample,
	headerMediaUrl,
}: CreateForm): IDataObject[] {
	if (type === 'none') return [];
	if (type === 'text') {
		checkText(headerText, 'templateHeader', 'Header Text');
		checkCharacters(headerText, 'header', 'Header Text');
		const examples = linesOf(headerExample);
		checkVariables({
			text: headerText,
			label: 'Header Text',
			examples: examples.length,
			examplesLabel: 'Header Example',
			exact: true,
		});
		const example = examples.length > 0 ? { example: { header_text: examples } } : {};
		return [{ type: 'HEADER', format: 'TEXT', text: headerText, ...example }];
	}
	const link = checkMediaUrl(headerMediaUrl, type, 'Header Media URL');
	const example = { header_handle: [link] };
	return [{ type: 'HEADER', format: type.toUpperCase(), example }];
}

function bodyOf({ body, bodyExamples }: CreateForm): IDataObject {
	checkText(body, 'templateBody', 'Body');
	checkEdges(body, 'Body');
	const examples = linesOf(bodyExamples);
	checkVariables({
		text: body,
		label: 'Body',
		examples: examples.length,
		examplesLabel: 'Body Examples',
		exact: true,
	});
	const example = examples.length > 0 ? { example: { body_text: examples } } : {};
	return { type: 'BODY', text: body, ...example };
}

function buttonOf({ type, text, url, urlExample, phoneNumber }: GivenButton, place: number) {
	const label = (field: string) => `${field} of Button ${place}`;
	checkText(text, 'templateButtonText', label('Text'));
	checkCharacters(text, 'button', label('Text'));
	if (type === 'QUICK_REPLY') return { type, text };
	if (type === 'PHONE_NUMBER') {
		const field = label('Phone Number');
		const { digits } = normalizeRecipient(phoneNumber, { defaultCountry: HOME, field });
		return { type, text, phone_number: `+${digits}` };
	}
	checkText(url, 'templateButtonUrl', label('URL'));
	checkButtonLink(url, label('URL'));
	if (!url.includes('{{')) return { type, text, url: url.trim() };
	requireText(urlExample, label('URL Example'));
	return { type, text, url: url.trim(), example: [urlExample.trim()] };
}

function oneTimeComponents(form: CreateForm): IDataObject[] {
	checkText(form.copyButtonText, 'templateButtonText', 'Copy Button Text');
	checkCharacters(form.copyButtonText, 'button', 'Copy Button Text');
	const otp = { type: 'OTP', otp_type: 'COPY_CODE', text: form.copyButtonText };
	return [
		{ type: 'BODY', add_security_recommendation: form.securityRecommendation },
		{ type: 'FOOTER', code_expiration_minutes: form.codeExpiration },
		{ type: 'BUTTONS', buttons: [otp] },
	];
}

function componentsOfForm(form: CreateForm): IDataObject[] {
	if (form.category === 'AUTHENTICATION') return oneTimeComponents(form);
	const { footer } = form;
	checkText(footer, 'templateFooter', 'Footer');
	checkCharacters(footer, 'footer', 'Footer');
	const given = form.buttons.button ?? [];
	checkCount(given.length, 'templateButtons', 'Buttons');
	const buttons = given.map((button, index) => buttonOf(button, index + 1));
	return [
		...headerOf(form),
		bodyOf(form),
		...(footer.trim() === '' ? [] : [{ type: 'FOOTER', text: footer }]),
		...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons }] : []),
	];
}

function componentsOfJson({ componentsJson }: CreateForm): IDataObject[] {
	const isList = Array.isArray(componentsJson) && componentsJson.length > 0;
	if (isList && componentsJson.every(isDictionary)) {
		checkComponents(componentsJson as IDataObject[], 'Components (JSON)');
		return componentsJson as IDataObject[];
	}
	throw invalid(
		'Components (JSON)',
		'is not a list of components',
		'Write it like [{"type": "BODY", "text": "Hello."}].',
	);
}

/**
 * The body of a new template in the form of Qontak's own client (source: "Qontak templates").
 * Throws Failure naming the field: `invalidRequest`, `limitExceeded` or `mediaRejected`.
 */
export function templateBody(form: CreateForm): IDataObject {
	const name = form.templateName.trim();
	if (!/^[a-z0-9_]{1,512}$/.test(name)) {
		throw invalid(
			'Name',
			name === '' ? 'is empty' : `is “${name}”, which WhatsApp refuses`,
			'Use small letters, digits and _ only, for example order_shipped.',
		);
	}
	requireText(form.language, 'Language Name or ID');
	const components = form.contentInput === 'json' ? componentsOfJson(form) : componentsOfForm(form);
	return {
		name,
		category: form.category,
		attributes: [{ language: form.language.trim(), components }],
		hsm: form.purpose === 'room',
	};
}
