import { createHash, createHmac } from 'node:crypto';
import axios, { type AxiosInstance } from 'axios';
import type { QontakSimulator } from '../../../../simulator/qontak/index.mts';

const QUIET = { validateStatus: () => true, maxRedirects: 0, proxy: false } as const;

export const WA = 'c3370195-3451-4645-99a1-578c47b24d41';
export const WA_CLOUD = '56b60c3c-0123-46af-958b-32f3ad12ee37';

/** A client of the legacy host that reports every status instead of throwing. */
export function bearer({ url, settings }: QontakSimulator, token = settings.userToken) {
	return axios.create({
		...QUIET,
		baseURL: `${url}/api/open/v1`,
		headers: { Authorization: `Bearer ${token}` },
	});
}

/** A client of the legacy host without any token, from its root. */
export function root({ url }: QontakSimulator): AxiosInstance {
	return axios.create({ ...QUIET, baseURL: url });
}

export interface Signing {
	clientId?: string;
	secret?: string;
	date?: Date;
	/** Signed instead of the real request line. */
	requestLine?: string;
	digest?: string;
	headers?: Record<string, string>;
}

/** Makes one request to the Mekari host, signed by a second implementation of the documents. */
export async function signed(
	{ mekariUrl, settings }: QontakSimulator,
	method: string,
	path: string,
	body?: unknown,
	signing: Signing = {},
) {
	const target = `/qontak/chat/v1${path}`;
	const date = (signing.date ?? new Date()).toUTCString();
	const line = signing.requestLine ?? `${method} ${target} HTTP/1.1`;
	const signature = createHmac('sha256', signing.secret ?? settings.mekariClientSecret)
		.update(['date: ' + date, line].join('\n'))
		.digest('base64');
	const username = signing.clientId ?? settings.mekariClientId;
	const data = body === undefined ? undefined : JSON.stringify(body);
	const digest =
		signing.digest ?? (data && `SHA-256=${createHash('sha256').update(data).digest('base64')}`);
	return await axios.request({
		...QUIET,
		method,
		url: `${mekariUrl}${target}`,
		data,
		transformRequest: (given: unknown) => given,
		headers: {
			Date: date,
			Authorization: `hmac username="${username}", algorithm="hmac-sha256", headers="date request-line", signature="${signature}"`,
			...(data && { 'Content-Type': 'application/json' }),
			...(digest && { Digest: digest }),
			...signing.headers,
		},
	});
}

/** A direct broadcast of the Guide to a number. */
export function directBody(to: string, change: object = {}) {
	return {
		to_number: to,
		to_name: 'Burhanudin Hakim',
		message_template_id: 'cf7a16bd-e84f-4f72-8cce-70934edfc585',
		channel_integration_id: WA,
		language: { code: 'id' },
		parameters: { body: [{ key: '1', value: 'full_name', value_text: 'Burhanudin Hakim' }] },
		...change,
	};
}

/** A form with texts and at most one file. */
export function form(
	fields: Record<string, string>,
	file?: { bytes: string | Uint8Array<ArrayBuffer>; name: string; type: string },
): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	if (file) data.append('file', new Blob([file.bytes], { type: file.type }), file.name);
	return data;
}
