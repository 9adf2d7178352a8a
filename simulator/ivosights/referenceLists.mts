import { jsonAnswer } from '../core/answer.mts';
import type { Route } from '../core/listener.mts';

/** Lists that never change: countries, template categories, template languages. */

/** The first two are printed, with their ids (source: "Ivosights lists"). */
const COUNTRIES = (
	[
		['Indonesia', '+62', 'ID', 'IDN'],
		['Iran', '+98', 'IR', 'IRN'],
		['Australia', '+61', 'AU', 'AUS'],
		['Brazil', '+55', 'BR', 'BRA'],
		['Brunei', '+673', 'BN', 'BRN'],
		['Germany', '+49', 'DE', 'DEU'],
		['India', '+91', 'IN', 'IND'],
		['Japan', '+81', 'JP', 'JPN'],
		['Malaysia', '+60', 'MY', 'MYS'],
		['Netherlands', '+31', 'NL', 'NLD'],
		['Philippines', '+63', 'PH', 'PHL'],
		['Saudi Arabia', '+966', 'SA', 'SAU'],
		['Singapore', '+65', 'SG', 'SGP'],
		['Thailand', '+66', 'TH', 'THA'],
		['Timor-Leste', '+670', 'TL', 'TLS'],
		['United Arab Emirates', '+971', 'AE', 'ARE'],
		['United Kingdom', '+44', 'GB', 'GBR'],
		['United States', '+1', 'US', 'USA'],
		['Vietnam', '+84', 'VN', 'VNM'],
	] as const
).map(([name, dial_code, iso, iso3], index) => ({
	id: (0x6074716f6c09086f640ee9dan + BigInt(index)).toString(16),
	name,
	dial_code,
	iso,
	iso3,
}));

const CATEGORIES = [
	{ id: 'UTILITY', name: 'Transactional' },
	{ id: 'MARKETING', name: 'Marketing' },
	{ id: 'AUTHENTICATION', name: 'Authentication' },
];

/** The first three are printed (source: "Ivosights lists"). */
export const LANGUAGES = [
	{ id: 'id', name: 'Indonesian' },
	{ id: 'ga', name: 'Irish' },
	{ id: 'it', name: 'Italian' },
	{ id: 'ar', name: 'Arabic' },
	{ id: 'zh_CN', name: 'Chinese (CHN)' },
	{ id: 'nl', name: 'Dutch' },
	{ id: 'en', name: 'English' },
	{ id: 'en_GB', name: 'English (UK)' },
	{ id: 'en_US', name: 'English (US)' },
	{ id: 'fr', name: 'French' },
	{ id: 'de', name: 'German' },
	{ id: 'hi', name: 'Hindi' },
	{ id: 'ja', name: 'Japanese' },
	{ id: 'ko', name: 'Korean' },
	{ id: 'ms', name: 'Malay' },
	{ id: 'pt_BR', name: 'Portuguese (BR)' },
	{ id: 'es', name: 'Spanish' },
	{ id: 'th', name: 'Thai' },
	{ id: 'vi', name: 'Vietnamese' },
];

export const referenceListRoutes: readonly Route[] = [
	list('countries', COUNTRIES),
	list('template-categories', CATEGORIES),
	list('template-languages', LANGUAGES),
];

function list(path: string, data: readonly Record<string, string>[]): Route {
	return {
		method: 'GET',
		path: `/api/v1/${path}`,
		handle: () => jsonAnswer(200, { data }),
	};
}
