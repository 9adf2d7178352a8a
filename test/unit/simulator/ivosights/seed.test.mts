import * as build from '../../../../simulator/ivosights/templates/build.mts';
import { printedTemplates } from '../../../../simulator/ivosights/templates/believable.mts';
import type { NewTemplate } from '../../../../simulator/ivosights/templates/store.mts';
import { accountForEachTest } from './client.mts';
import { type PrintedRequest, printedRequests } from './seed.mts';

const { body, buttons, header, mediaHeader, oneTimePassword } = build;

/**
 * The document sends several templates under one id (source: "Ivosights templates"): which one each
 * example needs.
 */
const FITTING: Record<string, NewTemplate['components']> = {
	'Only body component (no parameters)': [body('Selamat datang.')],
	'With Header & Body components (containt parameters)': [
		header('Akun {{1}}'),
		body('Halo {{1}}!'),
	],
	'With Media header (Image)': [mediaHeader('IMAGE', 'https://image.url'), body('Halo {{1}}!')],
	'With Media header (Document)': [mediaHeader('DOCUMENT', 'https://a.url'), body('Halo {{1}}!')],
	'With Button component': [
		body('Halo {{1}}!'),
		buttons({ type: 'URL', text: 'Buka', url: 'https://ivosights.com/{{1}}' }),
	],
	'With flow': [body('Daftar.'), buttons({ type: 'FLOW', text: 'Daftar', flow_id: '1' })],
	'One Time Password (OTP)': oneTimePassword({ text: 'Salin Kode' }),
};

const requests = printedRequests();
const account = accountForEachTest({ receipts: 'manual' });

/** Brings about what an example takes for granted: its template, its webhook, its file, its message. */
async function prepare({ path, title, body: sent }: PrintedRequest): Promise<void> {
	const { ivosights } = account;
	const [, , , resource, id] = path.replace('/sandbox', '').split('/');
	if (path.endsWith('send-template-message')) {
		const example = Object.keys(FITTING).find((name) => title.includes(name)) ?? '';
		ivosights.templates.add({
			id: sent?.template_id as string,
			category_id: example.includes('OTP') ? 'AUTHENTICATION' : 'UTILITY',
			components: FITTING[example],
		});
	}
	if (resource === 'message-templates') {
		ivosights.templates.clear();
		for (const template of printedTemplates) ivosights.templates.add(template);
	}
	if (resource === 'contacts') ivosights.notOnWhatsApp.add('628954218621');
	if (['aut', 'iusto'].includes(id)) {
		ivosights.templates.add({ id, status: 'draft', components: [body('Halo.')] });
	}
	if (resource === 'media') ivosights.media.add(Buffer.from('file'), 'image/png', id);
	if (resource === 'webhooks') {
		const http_auth = { status: 'on', username: 'user', password: 'password' } as const;
		ivosights.webhooks.add({ id, url: 'http://127.0.0.1:9/', status: 'off', http_auth });
	}
	if (path.endsWith('/read')) await ivosights.customer('628123456789').says('hi', { id });
}

async function send({ method, path, body: data, file }: PrintedRequest) {
	if (file === undefined) return await account.client.request({ method, url: path, data });
	const form = new FormData();
	const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
	form.append(file, new Blob([png], { type: 'image/png' }), 'photo.png');
	return await account.client.request({ method, url: path, data: form });
}

test('the document shows 42 requests', () => {
	expect(requests).toHaveLength(42);
});

test.each(requests.map((request, index) => [index + 1, request.title, request] as const))(
	'%i. %s is accepted',
	async (_number, _title, request) => {
		await prepare(request);
		const answer = await send(request);
		expect(answer).toMatchObject({ status: 200 });
		if (request.answer === undefined) return;
		if (request.path.includes('message-templates')) {
			expect(answer.data).toEqual(request.answer);
		}
		expect(shapeOf(answer.data)).toEqual(shapeOf(request.answer));
	},
);

/** What an answer looks like: its keys and types, each list by its first entry. */
function shapeOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.length > 0 ? [shapeOf(value[0])] : [];
	if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
}
