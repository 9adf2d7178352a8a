import { z } from 'zod';
import { bytesAnswer, jsonAnswer } from '../core/answer.mts';
import type { Call, Route } from '../core/listener.mts';
import { META } from './contacts.mts';
import { invalid } from './refusals.mts';
import { email, webAddress, words } from './rules.mts';
import { validate } from './validate.mts';

/** What customers see about the business; it starts with the printed values. */
export interface Profile {
	business: {
		address: string;
		description: string;
		email: string;
		vertical: string;
		websites: string[];
	};
	about: string;
	photo: { link: string; bytes?: Uint8Array; mimeType?: string };
}

/** The printed profile (source: "Ivosights profile"). */
export function printedProfile(): Profile {
	return {
		business: {
			address:
				'Jl. Tebet Barat I No.2, RT.1/RW.2, Tebet Bar., Kec. Tebet, Kota Jakarta Selatan, ' +
				'Daerah Khusus Ibukota Jakarta 12810',
			description: 'A Series of Platforms to Engage Your Customers',
			email: 'halo@ivosights.com',
			vertical: 'Professional Services',
			websites: ['https://ivosigths.com'],
		},
		about: 'Halo Dunia..',
		photo: {
			link:
				'https://pps.whatsapp.net/v/t61.24694-24/s96x96/139790548_239531290984431_572068075107398585_n.jpg' +
				'?ccb=11-4&oh=78a0cdfaf9c1ec35d6cc8c6c6e5628eb&oe=609A20F5',
		},
	};
}

/** WhatsApp's fixed list. */
const VERTICALS = [
	'Automotive',
	'Beauty, Spa and Salon',
	'Clothing and Apparel',
	'Education',
	'Entertainment',
	'Event Planning and Service',
	'Finance and Banking',
	'Food and Grocery',
	'Public Service',
	'Hotel and Lodging',
	'Medical and Health',
	'Non-profit',
	'Professional Services',
	'Shopping and Retail',
	'Travel and Transportation',
	'Restaurant',
	'Other',
] as const;

const businessBody = z
	.object({
		address: words(256).optional(),
		description: words(512).optional(),
		email: email.optional(),
		vertical: z.enum(VERTICALS).optional(),
		websites: z.array(webAddress).max(2).optional(),
	})
	.strict();

const aboutBody = z.object({ text: words(139) }).strict();

/** The settings endpoints. */
export function profileRoutes(profile: Profile): Route[] {
	const path = '/api/v1/settings';
	return [
		{
			method: 'GET',
			path: `${path}/business-profile`,
			handle: () =>
				jsonAnswer(200, {
					settings: { business: { profile: { ...profile.business } } },
					meta: META,
				}),
		},
		{
			method: 'POST',
			path: `${path}/business-profile`,
			handle: (call) => {
				const change = validate(businessBody, call.body);
				if (Object.keys(change).length === 0) {
					throw invalid({ address: ['The address field is required.'] });
				}
				Object.assign(profile.business, change);
				return jsonAnswer(200, { meta: META });
			},
		},
		{
			method: 'GET',
			path: `${path}/profiles/about`,
			handle: () =>
				jsonAnswer(200, {
					settings: { profile: { about: { text: profile.about } } },
					meta: META,
				}),
		},
		{
			method: 'PATCH',
			path: `${path}/profiles/about`,
			handle: (call) => {
				profile.about = validate(aboutBody, call.body).text;
				return jsonAnswer(200, { meta: META });
			},
		},
		{
			method: 'GET',
			path: `${path}/profiles/photo`,
			query: ['format'],
			handle: (call) => readPhoto(profile, call),
		},
		{
			method: 'POST',
			path: `${path}/profiles/photo`,
			multipart: true,
			handle: async (call) => {
				await storePhoto(profile, call);
				return jsonAnswer(200, { meta: META });
			},
		},
	];
}

/**
 * `?format=link` gives the link (source: "Ivosights profile"); without it, WhatsApp gives the image
 * itself.
 */
function readPhoto(profile: Profile, { query }: Call) {
	const format = new URLSearchParams(query).get('format');
	if (format !== null && format !== 'link') {
		throw invalid({ format: ['The selected format is invalid.'] });
	}
	const { link, bytes, mimeType } = profile.photo;
	if (format === null && bytes) return bytesAnswer(200, mimeType ?? 'image/jpeg', bytes);
	return jsonAnswer(200, { settings: { profile: { photo: { link } } }, meta: META });
}

const LARGEST_PHOTO = 5 * 1024 * 1024;

/** One file in the field `photo`: JPEG or PNG by its first bytes, at most 5 MB. */
async function storePhoto(profile: Profile, call: Call): Promise<void> {
	const form = await readForm(call);
	const fields: string[] = [];
	form.forEach((_value, name) => fields.push(name));
	const strange = fields.find((name) => name !== 'photo');
	if (strange !== undefined) {
		throw invalid({ [strange]: [`The ${strange} field is prohibited.`] });
	}
	const photo = form.get('photo');
	if (photo === null) throw invalid({ photo: ['The photo field is required.'] });
	if (typeof photo === 'string' || fields.length > 1) {
		throw invalid({ photo: ['The photo must be a file.'] });
	}
	const bytes = new Uint8Array(await photo.arrayBuffer());
	const mimeType = imageType(bytes);
	if (mimeType === undefined) {
		throw invalid({ photo: ['The photo must be a file of type: jpeg, png.'] });
	}
	if (bytes.length > LARGEST_PHOTO) {
		throw invalid({ photo: ['The photo may not be greater than 5120 kilobytes.'] });
	}
	const link = `https://pps.whatsapp.net/v/photo-${bytes.length}.${mimeType.slice(6)}`;
	profile.photo = { link, bytes, mimeType };
}

async function readForm(call: Call): Promise<FormData> {
	try {
		const headers = { 'content-type': call.headers['content-type'] ?? '' };
		return await new Response(new Uint8Array(call.rawBody), { headers }).formData();
	} catch {
		throw invalid({ photo: ['The photo failed to upload.'] });
	}
}

function imageType(bytes: Uint8Array): string | undefined {
	const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
	if (start.startsWith('ffd8ff')) return 'image/jpeg';
	return start === '89504e470d0a1a0a' ? 'image/png' : undefined;
}
