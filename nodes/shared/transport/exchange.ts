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
import { Failure } from '../failure';
import { REQUEST_DEFAULTS } from '../operation/fields';
import type { FileContent } from '../operation/operation';
import { nameInHeader } from '../whatsapp/fileNames';
import { deadline } from './deadline';
import { isStream, readStream, TooLarge } from './readStream';

/** Every n8n context in which this package talks to a gateway. */
export type RequestContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IWebhookFunctions;

/** Bounds of one request. */
export interface RequestBounds {
	/** Longest wait for the whole answer, in ms. */
	timeoutMs: number;
	/** Largest file to accept, in bytes. */
	maxBytes: number;
}

/** The timeout of the form's field, and files of up to 100 MB. */
export const DEFAULT_BOUNDS: RequestBounds = {
	timeoutMs: REQUEST_DEFAULTS.timeoutMs,
	maxBytes: 100 * 1024 * 1024,
};

/** A credential of the node: its type and its values, in which n8n puts tokens it renews. */
export interface Access {
	type: string;
	credential: IDataObject;
}

/** An answer as it came, or the code of why none came complete (Node's or axios', `ECONNREFUSED`). */
export type Exchanged =
	| { status: number; headers: Record<string, string>; text: string; file?: FileContent }
	| { brokenBy: string };

/** Node's or axios' code of a request that broke, wherever n8n put it. */
export function codeOf(thrown: unknown): string {
	const { code, cause } = (thrown ?? {}) as { code?: unknown; cause?: unknown };
	if (typeof code === 'string') return code;
	return cause ? codeOf(cause) : 'unknown';
}

const megabytes = (bytes: number) => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;

const fileTooLarge = (maxBytes: number) =>
	new Failure('mediaRejected', `The file is larger than ${megabytes(maxBytes)}`, {
		description: 'Fetch it with another tool, or ask the sender for a smaller one.',
	});

function fileOf(data: Buffer, headers: Record<string, string>): FileContent {
	const fileName = nameInHeader(headers['content-disposition'] ?? '');
	return { data, mimeType: headers['content-type']?.split(';')[0].trim(), fileName };
}

/** A failure of ours inside of n8n's error: a credential that could not log in throws one. */
function failureIn(thrown: unknown): Failure | undefined {
	if (thrown instanceof Failure) return thrown;
	const { cause } = (thrown ?? {}) as { cause?: unknown };
	return cause ? failureIn(cause) : undefined;
}

/**
 * n8n's helper, bound to a view of the context without the cancel signal
 * (source: "n8n HTTP helper"): with it n8n would cut a send that is under way, and nobody could
 * tell whether the message went out. The credential's values are handed in, so that n8n need not
 * decrypt them again and puts renewed tokens there.
 */
async function callHelper(
	context: RequestContext,
	access: Access | undefined,
	options: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse> {
	if (!access) return (await context.helpers.httpRequest(options)) as IN8nHttpFullResponse;
	const { type, credential } = access;
	const view = {
		helpers: context.helpers,
		logger: context.logger,
		getNode: () => context.getNode(),
	} as unknown as IAllExecuteFunctions;
	const helper = context.helpers.httpRequestWithAuthentication;
	const credentialsDecrypted = { id: '', name: '', type, data: credential as never };
	return (await helper.call(view, type, options, {
		credentialsDecrypted,
	})) as IN8nHttpFullResponse;
}

/** No gateway's JSON is larger, in bytes; a longer answer would take the memory of n8n. */
export const MOST_TEXT_BYTES = 20 * 1024 * 1024;

/** No refusal is longer. */
const MOST_WORDS_BYTES = 20_000;

/** The code of an answer that was given up because of its size. */
export const TOO_LARGE = 'ERR_TOO_LARGE';

/** The bytes of an answer, which n8n gives as a stream. */
async function bytesOf({ body, headers }: IN8nHttpFullResponse, maxBytes: number): Promise<Buffer> {
	if (isStream(body)) return await readStream(body, maxBytes, headers['content-length']);
	return Buffer.from(String(body ?? ''), 'utf8');
}

/**
 * Makes one HTTP exchange through n8n. Judges nothing.
 *
 * @param access the credential to use; without it, the request carries none
 * @throws Failure of the credential when it cannot log in; `mediaRejected` when a file is larger than
 * `bounds.maxBytes`
 */
export async function exchange(
	context: RequestContext,
	access: Access | undefined,
	options: IHttpRequestOptions,
	bounds: RequestBounds,
): Promise<Exchanged> {
	const wantsFile = options.encoding === 'stream';
	const maxBytes = wantsFile ? bounds.maxBytes : MOST_TEXT_BYTES;
	// n8n's time-out ends with the headers, and an answer that stands still or trickles would never end
	// (source: "n8n HTTP helper").
	const stop = new AbortController();
	let isLate = false;
	const inTime = deadline(bounds.timeoutMs, () => {
		isLate = true;
		stop.abort();
	});
	let response: IN8nHttpFullResponse | undefined;
	let bytes: Buffer | undefined;
	let failure: Failure | undefined;
	let brokenBy = '';
	try {
		// n8n writes into the options that it is given. As a stream, because n8n reads any other answer
		// whole, however large it is.
		const own = { ...options, headers: { ...options.headers }, encoding: 'stream' as const };
		response = await callHelper(context, access, { ...own, abortSignal: stop.signal });
		bytes = await bytesOf(response, maxBytes);
	} catch (thrown) {
		failure = failureIn(thrown);
		if (thrown instanceof TooLarge && wantsFile) failure = fileTooLarge(maxBytes);
		brokenBy = thrown instanceof TooLarge ? TOO_LARGE : codeOf(thrown);
		if (isLate) brokenBy = 'ETIMEDOUT';
		stop.abort();
	} finally {
		inTime();
	}
	if (failure) throw failure;
	if (response === undefined || brokenBy !== '') return { brokenBy };
	const headers = Object.fromEntries(
		Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
	const status = response.statusCode;
	if (wantsFile && bytes && status < 300) {
		const file = fileOf(bytes, headers);
		// Short JSON is read, whatever type it is given: it may be a refusal.
		const words = bytes.length < MOST_WORDS_BYTES ? bytes.toString('utf8') : '';
		return { status, headers, text: words.trimStart().startsWith('{') ? words : '', file };
	}
	return { status, headers, text: bytes?.toString('utf8') ?? '' };
}
