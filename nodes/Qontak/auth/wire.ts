import type { IHttpRequestOptions } from 'n8n-workflow';
import { addressOf } from '../../shared/transport/keySafety';

/** A request's options with all that decides its request line and body settled. */
export interface WireRequest {
	options: IHttpRequestOptions;
	method: string;
	/** Path and query, exactly as the request line has them. */
	path: string;
	/** The JSON text that is sent as body, when it is one. */
	json?: string;
}

/** What the HTTP Request node gives: options of the older helper. */
type Options = IHttpRequestOptions & {
	uri?: string;
	form?: unknown;
	formData?: unknown;
	useQuerystring?: boolean;
	qsStringifyOptions?: { arrayFormat?: ArrayFormat };
};

type ArrayFormat = 'indices' | 'brackets' | 'repeat' | 'comma';

/**
 * How n8n writes a list in a query, by the options of either helper (source: "n8n HTTP helper").
 */
function arrayFormatOf({ arrayFormat, useQuerystring, qsStringifyOptions }: Options): ArrayFormat {
	if (useQuerystring === true) return 'repeat';
	return arrayFormat ?? qsStringifyOptions?.arrayFormat ?? 'indices';
}

/** `name=value` pairs of a query's value; lists and objects as n8n writes them. */
function pairsOf(name: string, value: unknown, format: ArrayFormat): string[] {
	if (value === undefined) return [];
	if (Array.isArray(value)) {
		if (format === 'comma') return pairsOf(name, value.map(String).join(','), format);
		const suffixes = { indices: (n: number) => `[${n}]`, brackets: () => '[]', repeat: () => '' };
		return value.flatMap((one, n) => pairsOf(name + suffixes[format](n), one, format));
	}
	if (value instanceof Date) return pairsOf(name, value.toISOString(), format);
	if (typeof value === 'object' && value !== null) {
		return Object.entries(value).flatMap(([key, one]) => pairsOf(`${name}[${key}]`, one, format));
	}
	// Brackets stay as they are, which is what Qontak's own client signs
	// (source: "Qontak request signature").
	const encoded = encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']');
	return [`${encoded}=${encodeURIComponent(value === null ? '' : String(value))}`];
}

function queryOf(options: Options): string {
	const { qs } = options;
	if (!qs) return '';
	const format = arrayFormatOf(options);
	return Object.entries(qs)
		.flatMap(([name, value]) => pairsOf(name, value, format))
		.join('&');
}

const headerOf = (headers: object | undefined, wanted: string): string => {
	const found = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === wanted);
	return String(found?.[1] ?? '').toLowerCase();
};

/** Data, not a form, stream or file. n8n's expressions make objects in a realm of their own. */
const isRecord = (body: unknown): boolean =>
	Object.prototype.toString.call(body) === '[object Object]' &&
	!['append', 'pipe'].some((name) => typeof (body as Record<string, unknown>)[name] === 'function');

/** The JSON text of a body, when the request sends JSON. */
function jsonOf({ body, form, formData, headers, method = 'GET' }: Options): string | undefined {
	if (method === 'GET' || form !== undefined || formData !== undefined) return undefined;
	const type = headerOf(headers, 'content-type');
	if (type !== '' && !type.includes('json')) return undefined;
	if (typeof body === 'string') return type === '' || body === '' ? undefined : body.trim();
	const isPlain = Array.isArray(body) || isRecord(body);
	return isPlain ? JSON.stringify(body) : undefined;
}

/**
 * Settles what goes on the wire: one absolute URL with the query in it, written as Node's `URL`
 * writes it, and JSON as text.
 */
export function onTheWire(request: IHttpRequestOptions): WireRequest {
	const given = request as Options;
	const query = queryOf(given);
	const url = new URL(addressOf(given));
	if (query !== '') url.search += `${url.search === '' ? '?' : '&'}${query}`;
	url.hash = '';
	const json = jsonOf(given);
	const options: Options = { ...given, url: url.href };
	delete options.qs;
	delete options.baseURL;
	if (given.uri !== undefined) {
		options.uri = url.href;
		delete (options as Partial<Options>).url;
	}
	if (json !== undefined) {
		options.body = json;
		if (headerOf(given.headers, 'content-type') === '') {
			options.headers = { ...given.headers, 'Content-Type': 'application/json' };
		}
	}
	return {
		options,
		method: (given.method ?? 'GET').toUpperCase(),
		path: `${url.pathname}${url.search}`,
		...(json === undefined ? {} : { json }),
	};
}
