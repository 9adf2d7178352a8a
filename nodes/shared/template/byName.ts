import { Failure, invalid } from '../failure';
import type { Chosen, Field } from '../operation/field';
import { locatorIn } from '../operation/form';
import type { Plan } from '../operation/operation';
import { withoutUnseen } from '../whatsapp/phone/signs';
import { templateField } from './valueFields';

// By the locator's mode; with the slash, because older n8n cannot order fields by a part of another
// (sources: "n8n forms", "n8n older versions").
const BY_NAME = { show: { '/template.mode': ['name'] } } as const;

/** Which language a template chosen by name is sent in. */
export const templateLanguageFields = [
	{
		displayName: 'Template Language',
		name: 'templateLanguage',
		type: 'string',
		displayOptions: BY_NAME,
		default: '',
		placeholder: 'e.g. {{ $json.language }}',
		description:
			'The code of the language that this contact gets the template in, such as en_US or pt_BR. May be left empty if the template has one language.',
	},
	{
		displayName: 'Template Fallback Language',
		name: 'templateFallbackLanguage',
		type: 'string',
		displayOptions: BY_NAME,
		default: '',
		placeholder: 'e.g. en',
		description:
			'The language for contacts in whose language the template does not exist, or whose language is not known',
	},
] as const satisfies readonly Field[];

const [languageField, fallbackField] = templateLanguageFields;

/** The picker of a template that is filled in below it, with a third way: by name, in the language of each contact. */
export const templateByNameField = <const M extends string>(method: M) => {
	const field = templateField(method);
	return {
		...field,
		// n8n's editor does not follow a new choice while an expression of the node has no data yet
		// (source: "n8n forms").
		hint: 'Its variables appear below. If they do not, run the previous node once, or close and reopen this one.',
		modes: [
			...field.modes,
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. order_update',
				hint: "Each contact gets it in their 'Template Language'. The fields below are those of its first language.",
			},
		],
	} as const satisfies Field;
};

/** The part of a form that says which template. */
export interface TemplateChoice {
	template: Chosen;
	templateLanguage: string;
	templateFallbackLanguage: string;
}

/** A template in one language, of those that have the same name. */
export interface Version {
	id: string;
	name: string;
	language: string;
	/** In any capitals. */
	status: string;
}

/** Reads all templates of the account with a name, however it is capitalised. */
export type ReadVersions = (isNamed: (name: unknown) => boolean) => Plan<Version[]>;

const plain = (text: unknown) => (typeof text === 'string' ? text.trim().toLowerCase() : '');

/** Longer is no code. */
const LONGEST_CODE = 40;

function localeIn(text: string): Intl.Locale | undefined {
	try {
		return new Intl.Locale(text.replace(/_/g, '-'));
	} catch {
		return undefined;
	}
}

/**
 * However it is written: `en-US`, `en_us`; and by its older names, which phones still give (`in_ID` for
 * Indonesian). A script counts as the region where it is written (`zh_Hant` is `zh_tw`).
 */
function codeIn(language: string): string {
	const text = withoutUnseen(plain(language.slice(0, LONGEST_CODE)));
	const locale = localeIn(text);
	if (!locale) return text.replace(/-/g, '_');
	const region = locale.region ?? (locale.script && locale.maximize().region);
	return plain([locale.language, region].filter(Boolean).join('_'));
}

/** Of the languages in use: each contact of a list has one, and the template as many. */
const CODES = new Map<string, string>();
const MOST_CODES = 1_000;

function codeOf(language: string): string {
	const code = CODES.get(language) ?? codeIn(language);
	if (CODES.size > MOST_CODES) CODES.clear();
	CODES.set(language, code);
	return code;
}

const familyOf = (code: string) => code.split('_')[0];

/**
 * The versions in a language: those with its very code, else the one without a region (`id` for
 * `id_ID`), else, if none is asked for, those of any region (`id_ID` for `id`).
 */
function inLanguage(versions: readonly Version[], language: string): Version[] {
	const wanted = codeOf(language);
	if (wanted === '') return [];
	const withCode = (code: string) => versions.filter((one) => codeOf(one.language) === code);
	const exact = withCode(wanted);
	if (exact.length > 0) return exact;
	if (wanted.includes('_')) return withCode(familyOf(wanted));
	const near = versions.filter((one) => familyOf(codeOf(one.language)) === wanted);
	// Several regions: always the same one, whatever the order of the list.
	const [first] = near.map((one) => codeOf(one.language)).sort();
	return first === undefined ? [] : withCode(first);
}

const unnamed = (name: string) =>
	new Failure('templateNotFound', `'Template' has the name ${name}, which no template has`, {
		field: 'Template',
		description:
			'Write the name as the list of templates shows it, or choose the template from the list.',
	});

/** Names the languages that were asked for, and those that there are. */
function noLanguage(
	name: string,
	versions: readonly Version[],
	{ templateLanguage, templateFallbackLanguage }: TemplateChoice,
): Failure {
	const asked = (label: string, language: string) =>
		language.trim() === '' ? `'${label}' is empty` : `'${label}' is ${language.trim()}`;
	const there = [...new Set(versions.map(({ language }) => language))].sort().join(', ');
	return new Failure(
		'templateNotFound',
		`The template '${name}' exists in ${there}: ${asked(languageField.displayName, templateLanguage)}, and ${asked(fallbackField.displayName, templateFallbackLanguage)}`,
		{
			field: languageField.displayName,
			description: `Give one of these languages, or enter one of them in '${fallbackField.displayName}' for contacts who have another.`,
		},
	);
}

/**
 * Which of a template's versions a contact gets: the one in their language, else the one in the
 * fallback language; where neither is given, the only one. Approved ones come first: one that is not
 * is given only where none is, so that its status can be told.
 *
 * @throws Failure `templateNotFound` when there is none, `invalidRequest` when several are the same
 */
export function chooseVersion(all: readonly Version[], choice: TemplateChoice): Version {
	const name = choice.template.value.trim();
	if (all.length === 0) throw unnamed(name);
	const approved = all.filter(({ status }) => plain(status) === 'approved');
	const versions = approved.length > 0 ? approved : all;
	const [language, fallback] = [choice.templateLanguage, choice.templateFallbackLanguage];
	const wanted = inLanguage(versions, language);
	let found = wanted.length > 0 ? wanted : inLanguage(versions, fallback);
	if (found.length === 0 && language.trim() === '' && versions.length === 1) found = [...versions];
	if (found.length === 0) throw noLanguage(name, versions, choice);
	if (found.length === 1) return found[0];
	throw invalid(
		'Template',
		`has the name ${name}, which ${found.length} templates in ${found[0].language} have`,
		'Choose the template from the list, or enter its ID.',
	);
}

/**
 * The ID of the chosen template, as it was entered; for one chosen by name, that of the version for
 * this contact.
 *
 * @param read the list of templates, read once a run
 * @throws Failure as {@link chooseVersion}
 */
export function* templateIdOf(choice: TemplateChoice, read: ReadVersions): Plan<string> {
	const { mode, value } = choice.template;
	if (mode === 'id' || value.trim() === '') return value;
	const name = plain(value);
	return chooseVersion(yield* read((one) => plain(one) === name), choice).id;
}

/**
 * The same while the form is filled in, when no contact is known: the first version, an approved one
 * if there is any. Its variables are those of the others.
 *
 * @param locator what the form holds, as n8n gives it; empty when nothing is chosen
 * @throws Failure `templateNotFound` when no template has the name
 */
export function* firstTemplateId(locator: unknown, read: ReadVersions): Plan<string> {
	const { mode, value: given } = locatorIn(locator);
	const value = typeof given === 'string' ? given : '';
	if (mode === 'id' || value.trim() === '') return value;
	const name = plain(value);
	const versions = yield* read((one) => plain(one) === name);
	const first = versions.find(({ status }) => plain(status) === 'approved') ?? versions[0];
	if (first === undefined) throw unnamed(value.trim());
	return first.id;
}
