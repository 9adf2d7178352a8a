import { Failure, invalid } from '../../shared/failure';
import type {
	TemplateButton,
	TemplateDefinition,
	TemplateHeader,
} from '../../shared/template/definition';
import type { TemplateContentForm, TemplateNameForm } from './fields';

/** What a person tells of a template. */
export type Described = Pick<
	TemplateContentForm,
	'templateHeader' | 'templateHeaderText' | 'templateText' | 'templateButtons'
>;

type ToldButton = NonNullable<Described['templateButtons']['button']>[number];

const MOST_BUTTONS = 10;

const BUTTON_TYPES: Readonly<Record<ToldButton['kind'], string>> = {
	copyCode: 'COPY_CODE',
	flow: 'FLOW',
	oneTimeCode: 'OTP',
	url: 'URL',
};

function headerOf({ templateHeader, templateHeaderText }: Described): TemplateHeader | undefined {
	switch (templateHeader) {
		case 'text': {
			const text = templateHeaderText.trim();
			return { format: 'TEXT', text: text === '' ? '{{1}}' : text, variables: [] };
		}
		case 'image':
			return { format: 'IMAGE', variables: [] };
		case 'video':
			return { format: 'VIDEO', variables: [] };
		case 'document':
			return { format: 'DOCUMENT', variables: [] };
		default:
			return undefined;
	}
}

const badButton = (what: string) =>
	invalid(
		'Template Buttons',
		what,
		`Count the buttons of the template from top to bottom: the first one is 1, the last one ${MOST_BUTTONS} at most.`,
	);

/** All buttons up to the last one that has a variable; those between them are of no interest. */
function buttonsOf({ templateButtons }: Described): TemplateButton[] {
	const buttons: TemplateButton[] = [];
	for (const { kind, position, text } of templateButtons.button ?? []) {
		if (!Number.isInteger(position) || position < 1 || position > MOST_BUTTONS) {
			throw badButton(`has the position ${position}`);
		}
		if (buttons[position - 1]) throw badButton(`has the position ${position} twice`);
		buttons[position - 1] = {
			type: BUTTON_TYPES[kind],
			text: text.trim() || `Button ${position}`,
			...(kind === 'url' ? { dynamic: true } : {}),
		};
	}
	return Array.from(
		buttons,
		(button, place) => button ?? { type: 'QUICK_REPLY', text: `Button ${place + 1}` },
	);
}

/** How many body variables the given ids tell of: `body_3` means three. */
const countIn = (ids: readonly string[]): number =>
	Math.max(0, ...ids.map((id) => Number(/^body_([1-9]\d?)$/.exec(id)?.[1] ?? 0)));

/** A body whose words nobody told: only its variables. */
const bareBody = (variables: number) =>
	Array.from({ length: variables }, (_, place) => `{{${place + 1}}}`).join(' ');

/**
 * The template as the rules of WhatsApp's templates take it, without a name. Where its text is not
 * told, it has as many body variables as `ids` (of given values, such as `body_3`) say.
 *
 * @throws Failure `invalidRequest` for a button at an impossible place
 */
export function describedTemplate(
	described: Described,
	ids: readonly string[],
): TemplateDefinition {
	const text = described.templateText.trim();
	const body = text === '' ? bareBody(countIn(ids)) : text;
	return {
		id: '',
		name: '',
		language: '',
		category: '',
		status: '',
		header: headerOf(described),
		...(body === '' ? {} : { body: { text: body, variables: [] } }),
		buttons: buttonsOf(described),
	};
}

/**
 * The described template with its name and language.
 *
 * @throws Failure naming the field: `invalidRequest` when it is empty, `templateNotFound` when it
 * cannot be a name or a language
 */
export function namedTemplate(
	{ templateName, templateLanguage }: TemplateNameForm,
	described: TemplateDefinition,
): TemplateDefinition {
	const name = checked(
		'Template Name',
		templateName,
		/^[a-z0-9_]{1,512}$/,
		'small letters, digits and _ only, such as image_tmp_en',
	);
	const language = checked(
		'Template Language',
		templateLanguage,
		/^[a-z]{2,3}(_[A-Z]{2,4})?$/,
		'a code such as en, en_US or uk',
	);
	return { ...described, id: name, name, language };
}

function checked(label: string, typed: string, form: RegExp, words: string): string {
	const text = typed.trim();
	if (form.test(text)) return text;
	const what = text === '' ? 'is empty' : `cannot be “${text.slice(0, 60)}”`;
	throw new Failure(text === '' ? 'invalidRequest' : 'templateNotFound', `'${label}' ${what}`, {
		field: label,
		description: `It has ${words}. Copy it as it was registered.`,
	});
}
