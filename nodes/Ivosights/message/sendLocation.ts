import { recipientField, simplifyField } from '../../shared/operation/fields';
import { checkRange } from '../../shared/whatsapp/limits';
import { defineOperation } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';
import { sendSample } from '../../shared/message/sendMessage';
import { windowNotice } from '../../shared/message/windowNotice';
import { sendToCustomer, sendOptionsField } from './message';

const locationFields = [
	{
		displayName: 'Latitude',
		name: 'latitude',
		type: 'number',
		typeOptions: { minValue: -90, maxValue: 90, numberPrecision: 8 },
		required: true,
		default: 0,
		placeholder: 'e.g. -6.2088',
		description: 'Degrees north of the equator; south is negative',
		hint: 'In Google Maps, right-click the place: the menu begins with its latitude and longitude',
	},
	{
		displayName: 'Longitude',
		name: 'longitude',
		type: 'number',
		typeOptions: { minValue: -180, maxValue: 180, numberPrecision: 8 },
		required: true,
		default: 0,
		placeholder: 'e.g. 106.8456',
		description: 'Degrees east of Greenwich; west is negative',
		hint: 'The second of the two numbers',
	},
	{
		displayName: 'Location Name',
		name: 'locationName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Toko Kita',
	},
	{
		displayName: 'Address',
		name: 'address',
		type: 'string',
		default: '',
		placeholder: 'e.g. Jl. Tebet Barat I No. 2, Jakarta',
		description: 'WhatsApp shows it only when there is a location name',
	},
] as const satisfies readonly Field[];

/** A pin on the map (source: "Ivosights messages"). */
export const sendLocation = defineOperation({
	resource: 'message',
	option: {
		name: 'Send Location',
		value: 'sendLocation',
		action: 'Send location message',
		description: 'Send a place on the map',
	},
	fields: [windowNotice, recipientField, ...locationFields, simplifyField, sendOptionsField],
	*plan(form) {
		const { latitude, longitude } = form;
		checkRange(latitude, 'latitude', 'Latitude');
		checkRange(longitude, 'longitude', 'Longitude');
		const warnings =
			latitude === 0 && longitude === 0
				? ["'Latitude' and 'Longitude' are both 0: that is a point in the ocean west of Africa."]
				: [];
		const name = form.locationName.trim();
		const address = form.address.trim();
		const place = [name, address, `${latitude}, ${longitude}`].filter(Boolean).join(', ');
		yield* sendToCustomer(form, {
			endpoint: 'send-location-message',
			content: {
				latitude,
				longitude,
				...(name ? { name } : {}),
				...(address ? { address } : {}),
			},
			preview: { text: `[Location] ${place}` },
			warnings,
		});
	},
	sample: sendSample('ivosights'),
});
