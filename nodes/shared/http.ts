import type {
	IAllExecuteFunctions,
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IWebhookFunctions,
} from 'n8n-workflow';
import { Failure } from './failure';
import type { Gateway, RawAnswer } from './gateway';
import { judge, judgeBroken } from './judge';
import type { Answer, Ask, FileContent, Multipart } from './operation';
import { multipartBody } from './upload';
import { urlOf } from './url';

/** Every n8n context in which this package talks to a gateway. */
export type RequestContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IWebhookFunctions;

/** Bounds of one request. */
export interface RequestLimits {
	/** Longest wait for the whole answer, in ms. */
	timeoutMs: number;
	/** Largest file to accept, in bytes. */
	maxBytes: number;
}

export const DEFAULT_LIMITS: RequestLimits = { timeoutMs: 30_000, maxBytes: 100 * 1024 * 1024 };

const SHORTEST_SECRET = 6;

/** Replaces every password-type value of the credential, so that no answer can carry it further. */
function masker(secrets: readonly string[]): (text: string) => string {
	const forms = secrets
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
	return (text) => forms.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}

function secretsOf(context: RequestContext, type: string, credential: IDataObject): string[] {
	return context
		.getCredentialsProperties(type)
		.filter((property) => property.typeOptions?.password === true)
		.map((property) => credential[property.name])
		.filter((value): value is string => typeof value === 'string');
}

/** Node's or axios' code of a request that broke, wherever n8n put it. */
function codeOf(thrown: unknown): string {
	const { code, cause } = (thrown ?? {}) as { code?: unknown; cause?: unknown };
	if (typeof code === 'string') return code;
	return cause ? codeOf(cause) : 'unknown';
}

/** What this file needs of a Node stream. */
type ByteStream = AsyncIterable<Buffer> & { destroy(): void };

/** @param end epoch ms; n8n's time-out only sees a file that stands still, not one that trickles */
async function readStream(stream: ByteStream, maxBytes: number, end: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream) {
		if (Date.now() > end) {
			stream.destroy();
			throw Object.assign(new Error('The file came too slowly'), { code: 'ETIMEDOUT' });
		}
		size += chunk.length;
		if (size > maxBytes) {
			stream.destroy();
			throw new Failure('mediaRejected', `The file is larger than ${maxBytes / 1024 / 1024} MB`, {
				description: 'Fetch it with another tool, or ask the sender for a smaller one.',
			});
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function parseJson(text: string): unknown {
	if (text.trim() === '') return null;
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		json = undefined;
	}
	return json;
}

function fileOf(data: Buffer, headers: Record<string, string>): FileContent {
	const named = /filename="?([^";]+)"?/.exec(headers['content-disposition'] ?? '')?.[1];
	return { data, mimeType: headers['content-type']?.split(';')[0].trim(), fileName: named };
}

async function optionsOf(
	context: RequestContext,
	base: string,
	ask: Ask,
	limits: RequestLimits,
	itemIndex: number,
): Promise<IHttpRequestOptions> {
	const options: IHttpRequestOptions = {
		method: ask.method,
		url: urlOf(base, ask),
		headers: { Accept: 'application/json' },
		timeout: limits.timeoutMs,
		encoding: ask.want === 'binary' ? 'stream' : 'text',
		returnFullResponse: true,
		// A redirect would carry the key to another host, and turn a POST into a GET.
		disableFollowRedirect: true,
		// Judged here: n8n would store the gateway's answer inside its own error.
		ignoreHttpStatusErrors: true,
	};
	if (ask.body === undefined) return options;
	if ('multipart' in ask.body) {
		const form = await multipartBody(context, ask.body as Multipart, itemIndex);
		return { ...options, body: form as unknown as IHttpRequestOptions['body'] };
	}
	options.headers = { ...options.headers, 'Content-Type': 'application/json' };
	return { ...options, body: JSON.stringify(ask.body) };
}

/**
 * Makes one request with the node's credential, in any n8n context, and judges the answer.
 *
 * @param itemIndex the input item whose files a multipart body refers to
 * @returns the answer of a success
 * @throws Failure for everything else, with the gateway's own words and without any secret
 */
export async function request(
	context: RequestContext,
	gateway: Gateway,
	ask: Ask,
	limits: RequestLimits = DEFAULT_LIMITS,
	itemIndex = 0,
): Promise<Answer> {
	const type = gateway.credentialType((name) => context.getNodeParameter(name, 0));
	const credential = await context.getCredentials<IDataObject>(type);
	const mask = masker(secretsOf(context, type, credential));
	const base = gateway.locate(ask, credential);
	const options = await optionsOf(context, base, ask, limits, itemIndex);

	let response: IN8nHttpFullResponse | undefined;
	let brokenBy = '';
	let bytes: Buffer | undefined;
	let tooLarge: Failure | undefined;
	const end = Date.now() + limits.timeoutMs;
	try {
		response = await sender(context).call(type, options);
		if (ask.want === 'binary') {
			const stream = response.body as unknown as ByteStream;
			bytes = await readStream(stream, limits.maxBytes, end);
		}
	} catch (thrown) {
		if (thrown instanceof Failure) tooLarge = thrown;
		else brokenBy = codeOf(thrown);
	}
	if (tooLarge) throw tooLarge;
	if (response === undefined || brokenBy !== '') {
		throw judgeBroken(gateway, brokenBy, new URL(base).host, ask, limits.timeoutMs);
	}

	const headers = Object.fromEntries(
		Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
	const now = Date.now();
	const at = new Date(now).toISOString();
	const status = response.statusCode;
	if (bytes !== undefined && status < 300) {
		return { status, body: null, file: fileOf(bytes, headers), at };
	}
	const text = mask(bytes?.toString('utf8') ?? String(response.body ?? ''));
	const raw: RawAnswer = { status, headers, text, json: parseJson(text) };
	const failure = judge(gateway, raw, ask, now);
	if (failure) throw failure;
	return { status, body: raw.json, at };
}

/**
 * n8n's helper, bound to a view of the context without the cancel signal: with it n8n would cut a
 * send that is under way, and nobody could tell whether the message went out.
 */
function sender(context: RequestContext) {
	const view = {
		helpers: context.helpers,
		logger: context.logger,
		getNode: () => context.getNode(),
		getCredentials: async (type: string) => await context.getCredentials(type),
	} as unknown as IAllExecuteFunctions;
	const helper = context.helpers.httpRequestWithAuthentication;
	return {
		call: async (type: string, options: IHttpRequestOptions) =>
			(await helper.call(view, type, options)) as IN8nHttpFullResponse,
	};
}
