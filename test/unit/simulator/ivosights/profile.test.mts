import { accountForEachTest } from './client.mts';

const account = accountForEachTest();

const SETTINGS = '/api/v1/settings';
const PNG = Buffer.from('89504e470d0a1a0a00', 'hex');

const upload = async (bytes: Uint8Array, field = 'photo') => {
	const form = new FormData();
	form.append(field, new Blob([new Uint8Array(bytes)]), 'photo.png');
	return await account.client.post(`${SETTINGS}/profiles/photo`, form);
};

test('the business profile and the about text are changed and read back', async () => {
	const change = { vertical: 'Education', websites: ['https://a.example'] };
	expect((await account.client.post(`${SETTINGS}/business-profile`, change)).data).toEqual({
		meta: { api_status: 'stable', version: '2.33.3' },
	});
	const { data } = await account.client.get(`${SETTINGS}/business-profile`);
	expect(data.settings.business.profile).toMatchObject({
		...change,
		description: 'A Series of Platforms to Engage Your Customers',
	});
	await account.client.patch(`${SETTINGS}/profiles/about`, { text: 'Halo' });
	const about = await account.client.get(`${SETTINGS}/profiles/about`);
	expect(about.data.settings.profile.about.text).toBe('Halo');
});

test.each([
	[{ vertical: 'Circus' }, 'vertical'],
	[{ email: 'nobody' }, 'email'],
	[{ websites: ['https://a.example', 'https://b.example', 'https://c.example'] }, 'websites'],
	[{ address: 'x'.repeat(257) }, 'address'],
	[{}, 'address'],
])('the profile %j is refused', async (change, field) => {
	const { status, data } = await account.client.post(`${SETTINGS}/business-profile`, change);
	expect(status).toBe(422);
	expect(Object.keys(data.errors)).toEqual([field]);
});

test('an about text has at most 139 characters', async () => {
	const patch = async (text: string) =>
		(await account.client.patch(`${SETTINGS}/profiles/about`, { text })).status;
	expect([await patch('x'.repeat(139)), await patch('x'.repeat(140))]).toEqual([200, 422]);
});

test('a photo is uploaded and shown by link, or itself', async () => {
	const before = await account.client.get(`${SETTINGS}/profiles/photo?format=link`);
	expect(before.data.settings.profile.photo.link).toMatch(/^https:/);
	expect((await upload(PNG)).status).toBe(200);
	const after = await account.client.get(`${SETTINGS}/profiles/photo?format=link`);
	expect(after.data.settings.profile.photo.link).not.toBe(before.data.settings.profile.photo.link);
	const image = await account.client.get(`${SETTINGS}/profiles/photo`, {
		responseType: 'arraybuffer',
	});
	expect(image.headers['content-type']).toBe('image/png');
	expect(Buffer.from(image.data)).toEqual(PNG);
});

test('what is no photo is refused', async () => {
	expect((await upload(Buffer.from('GIF89a'))).data.errors).toHaveProperty('photo');
	expect((await upload(PNG, 'picture')).data.errors).toHaveProperty('picture');
	const large = Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]);
	expect((await upload(large)).data.errors).toHaveProperty('photo');
	const json = await account.client.post(`${SETTINGS}/profiles/photo`, { photo: 'x' });
	expect(json.status).toBe(415);
	const wrong = await account.client.get(`${SETTINGS}/profiles/photo?format=binary`);
	expect(wrong.status).toBe(422);
});
