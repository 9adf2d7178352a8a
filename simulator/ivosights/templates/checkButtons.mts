import { upstream } from '../refusals.mts';
import { checkCode, checkText } from './checkTexts.mts';
import type { SentButton, SentComponents } from './components.mts';
import { buttonsOf, componentOf, type Template, type TemplateButton } from './definition.mts';

const SUB_TYPES: Record<TemplateButton['type'], SentButton['sub_type'] | undefined> = {
	URL: 'url',
	FLOW: 'flow',
	COPY_CODE: 'copy_code',
	QUICK_REPLY: 'quick_reply',
	PHONE_NUMBER: undefined,
	CATALOG: 'CATALOG',
	MPM: 'mpm',
	SPM: undefined,
};
/** Buttons that may be told without a value. */
const WITHOUT_VALUE: readonly TemplateButton['type'][] = ['FLOW', 'CATALOG'];

/** Holds the sent button components against the template's buttons; the values by index. */
export function checkButtons(template: Template, sent: SentComponents): Record<number, string> {
	const defined = buttonsOf(template);
	const values: Record<number, string> = {};
	for (const component of sent) {
		if (component.type !== 'button') continue;
		const index = Number(component.index);
		if (index in values) {
			throw upstream(100, 'Invalid parameter', `buttons: index ${index} is given twice`);
		}
		const button = defined[index];
		if (!button) {
			throw upstream(132000, 'Number of parameters does not match', `buttons: no index ${index}`);
		}
		values[index] = checkButton(template, button, index, component);
	}
	defined.forEach((button, index) => {
		if (mustBeTold(button) && !(index in values)) {
			throw upstream(
				131008,
				'Required parameter is missing',
				`buttons: Button at index ${index} of type ${button.type} requires a parameter`,
			);
		}
	});
	checkOneTimePassword(template, sent, values);
	return values;
}

function needsValue(button: TemplateButton): boolean {
	if (button.type === 'URL') return button.url?.includes('{{1}}') ?? false;
	return button.type === 'COPY_CODE' || button.type === 'MPM';
}

/** A flow is told of even without a value (source: "WhatsApp template components"). */
const mustBeTold = (button: TemplateButton): boolean =>
	needsValue(button) || button.type === 'FLOW';

const takesValue = (button: TemplateButton): boolean =>
	needsValue(button) || button.type === 'QUICK_REPLY' || WITHOUT_VALUE.includes(button.type);

function checkButton(
	template: Template,
	button: TemplateButton,
	index: number,
	sent: SentButton,
): string {
	const place = `buttons: Button at index ${index} of type ${button.type}`;
	if (SUB_TYPES[button.type] !== sent.sub_type) {
		throw upstream(132012, 'Parameter format does not match', `${place} is not ${sent.sub_type}`);
	}
	if (sent.parameters === undefined && WITHOUT_VALUE.includes(button.type)) return '';
	if (!takesValue(button)) {
		throw upstream(132000, 'Number of parameters does not match', `${place} takes no parameter`);
	}
	const value = valueOf(sent);
	if (value === undefined) {
		throw upstream(
			132012,
			'Parameter format does not match format in the created template',
			`${place} does not take a parameter of type ${sent.parameters?.[0].type ?? 'UNKNOWN'}`,
		);
	}
	checkText(place, value);
	if (button.type === 'COPY_CODE') checkCode(place, value);
	if (button.type === 'URL') {
		if (template.category_id === 'AUTHENTICATION') checkCode(place, value);
		const length = (button.url ?? '').replace('{{1}}', value).length;
		if (length > 2000) {
			throw upstream(132005, 'Translated text too long', `${place} has ${length} characters`);
		}
	}
	return value;
}

/** The value of a button component; undefined when its parameter is of another button's kind. */
function valueOf({ sub_type, parameters = [] }: SentButton): string | undefined {
	const [parameter] = parameters;
	if (parameter === undefined) return undefined;
	if (sub_type === 'url' && parameter.type === 'text') return parameter.text;
	if (sub_type === 'copy_code' && parameter.type === 'coupon_code') return parameter.coupon_code;
	if (sub_type === 'quick_reply' && parameter.type === 'payload') return parameter.payload;
	return parameter.type === 'action' ? valueOfAction(sub_type, parameter.action) : undefined;
}

type Action = Extract<NonNullable<SentButton['parameters']>[number], { type: 'action' }>['action'];

function valueOfAction(sub_type: SentButton['sub_type'], action: Action): string | undefined {
	if (!('thumbnail_product_retailer_id' in action)) {
		return sub_type === 'flow' ? (action.flow_token ?? 'unused') : undefined;
	}
	const fits = sub_type === (action.sections ? 'mpm' : 'CATALOG');
	return fits ? action.thumbnail_product_retailer_id : undefined;
}

/**
 * The code in the body and the code behind the button must be one
 * (source: "WhatsApp one-time codes").
 */
function checkOneTimePassword(
	template: Template,
	sent: SentComponents,
	values: Record<number, string>,
): void {
	if (template.category_id !== 'AUTHENTICATION' || !componentOf(template, 'BUTTONS')) return;
	const body = sent.find((component) => component.type === 'body');
	const code = body?.type === 'body' ? body.parameters?.[0]?.text : undefined;
	if (code !== undefined && values[0] !== code) {
		throw upstream(
			132012,
			'Parameter format does not match format in the created template',
			'buttons: the code of the button differs from the code in the body',
		);
	}
}
