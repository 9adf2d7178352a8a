import fc from 'fast-check';
import { chooseVersion, type Version } from '../../../../nodes/shared/template/byName';
import { failureOf } from '../../support/failureOf.mts';

/** Which version of a template that was chosen by name somebody gets. */

const version = (language: string, status = 'approved', id = `${language} ${status}`): Version => ({
	...{ id, name: 'welcome', language, status },
});
const choice = (templateLanguage: string, templateFallbackLanguage = '') => ({
	...{ template: { mode: 'name' as const, value: ' welcome ' } },
	...{ templateLanguage, templateFallbackLanguage },
});
const chosen = (languages: string[], wanted: string, fallback = '') =>
	chooseVersion(
		languages.map((language) => version(language)),
		choice(wanted, fallback),
	).language;

test.each([
	['the very language', ['en', 'id'], 'id', '', 'id'],
	['a line instead of an underscore', ['en_GB', 'en_US'], 'en-US', '', 'en_US'],
	['other capitals and spaces', ['en_GB', 'pt_BR'], ' PT-br ', '', 'pt_BR'],
	['a gateway that writes it otherwise', ['en-GB', 'pt-BR'], 'pt_br', '', 'pt-BR'],
	['the one without a region before another', ['id_ID', 'id'], 'id', '', 'id'],
	['any region, if none is asked for', ['en', 'id_ID'], 'id', '', 'id_ID'],
	['the one without a region for a region', ['en', 'id'], 'id_ID', '', 'id'],
	['the region before the one without', ['pt', 'pt_BR'], 'pt_BR', '', 'pt_BR'],
	['the fallback for a language that is not there', ['en', 'id'], 'th', 'en', 'en'],
	['the fallback before another region', ['en', 'pt_PT'], 'pt_BR', 'en', 'en'],
	['the fallback for nobody’s language', ['en', 'id'], '', 'en', 'en'],
	['a fallback written otherwise', ['en_US', 'id'], 'th', 'EN-us', 'en_US'],
	['the only one, when no language is given', ['id'], '', '', 'id'],
	['the only one, whatever the fallback', ['id'], '', 'en', 'id'],
	['the older name that phones still give', ['en', 'id'], 'in_ID', '', 'id'],
	['an older name of the template’s', ['en', 'iw'], 'he', '', 'iw'],
	['a script for the region where it is written', ['zh_CN', 'zh_TW'], 'zh-Hant', '', 'zh_TW'],
	['a script beside the region', ['zh_CN', 'zh_HK'], 'zh-Hant-HK', '', 'zh_HK'],
	['signs that nobody sees', ['en', 'id'], 'id\u200e', '', 'id'],
	['a word that is no code', ['en_US', 'id'], 'Bahasa Indonesia', 'en', 'en_US'],
	['a language that begins like another', ['fil', 'id'], 'fi', 'id', 'id'],
])('%s', (_what, languages, wanted, fallback, expected) => {
	expect(chosen(languages, wanted, fallback)).toBe(expected);
});

test('it is the same whatever the order of the list', () => {
	const languages = ['en_US', 'en_GB', 'en_AU', 'id', 'zh_CN', 'zh_HK'];
	fc.assert(
		fc.property(
			fc.shuffledSubarray(languages, { minLength: languages.length }),
			fc.constantFrom('en', 'en-us', 'zh', 'ID', 'zh_TW'),
			(order, wanted) => {
				expect(chosen(order, wanted, 'id')).toBe(chosen(languages, wanted, 'id'));
			},
		),
	);
});

test('an approved one comes before the others', () => {
	const versions = [version('id', 'REJECTED'), version('id', 'APPROVED'), version('en', 'pending')];
	expect(chooseVersion(versions, choice('id')).id).toBe('id APPROVED');
	expect(chooseVersion(versions, choice('en', 'id')).id).toBe('id APPROVED');
	expect(failureOf(() => chooseVersion(versions, choice('en'))).message).toContain('exists in id:');
});

test('where none is approved, one that is not, so that its status can be told', () => {
	expect(chooseVersion([version('id', 'rejected')], choice('id')).status).toBe('rejected');
});

test.each([
	['th', 'ja', "'Template Language' is th, and 'Template Fallback Language' is ja"],
	['pt_BR', '', "'Template Language' is pt_BR, and 'Template Fallback Language' is empty"],
	['', '', "'Template Language' is empty, and 'Template Fallback Language' is empty"],
])(
	'with the languages “%s” and “%s” it is refused with those there are',
	(wanted, fallback, said) => {
		const { message, reason, details } = failureOf(() => chosen(['pt_PT', 'en'], wanted, fallback));
		expect(message).toBe(`The template 'welcome' exists in en, pt_PT: ${said}`);
		expect(reason).toBe('templateNotFound');
		expect(details.field).toBe('Template Language');
		expect(details.description).toContain("'Template Fallback Language'");
	},
);

test('the only one is not given to somebody of another language', () => {
	expect(failureOf(() => chosen(['id'], 'en')).message).toContain('exists in id:');
});

test('a name that no template has', () => {
	const { message, reason } = failureOf(() => chooseVersion([], choice('id')));
	expect(message).toBe("'Template' has the name welcome, which no template has");
	expect(reason).toBe('templateNotFound');
});

test('two of one name and language are not guessed between', () => {
	const two = [version('id', 'approved', 'a'), version('id', 'approved', 'b')];
	const { message, details } = failureOf(() => chooseVersion(two, choice('id')));
	expect(message).toContain('has the name welcome, which 2 templates in id have');
	expect(details.description).toContain('enter its ID');
});
