import { limitField, readOptionsField, returnAllField } from '../../shared/operation/fields';
import { defineOperation, emit } from '../../shared/operation/operation';
import { readEntries } from '../reads';

/** Countries with their dial codes (source: "Ivosights lists"). */
export const getManyCountries = defineOperation({
	resource: 'country',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many countries',
		description: 'Get a list of countries with their dial codes',
	},
	fields: [returnAllField, limitField, readOptionsField],
	*plan({ returnAll, limit }) {
		const countries = yield* readEntries(['countries']);
		for (const country of countries.slice(0, returnAll ? undefined : limit)) yield* emit(country);
	},
	sample: {
		id: '6074716f6c09086f640ee9da',
		name: 'Indonesia',
		dial_code: '+62',
		iso: 'ID',
		iso3: 'IDN',
	},
});
