import { type Answer, Refusal } from '../core/answer.mts';
import type { Call, Method, Route } from '../core/listener.mts';
import { invalid, refused } from './answers.mts';
import type { Caller } from './auth/caller.mts';
import type { Limiter } from './auth/limiter.mts';
import { type Form, readForm } from './form.mts';
import type { Area } from './options.mts';

/** A request that has been let in. */
export interface Request {
	call: Call;
	caller: Caller;
	params: Record<string, string>;
	query: URLSearchParams;
	/** The JSON body; undefined when there is none. */
	body: unknown;
	/** The multipart body, where one was sent. */
	form?: Form;
}

export type Takes = 'nothing' | 'json' | 'form';

/** One endpoint, the same behind both hosts. */
export interface Endpoint {
	method: Method;
	/** Behind the host's base path, with `:name` for variable segments. */
	path: string;
	area: Area;
	/** Whether it reaches a person. */
	sends?: boolean;
	/** Whether the limit of direct broadcasts counts it, too. */
	isDirect?: boolean;
	/** The names of query parameters it knows. */
	query?: readonly string[];
	/** The kinds of body it takes; nothing for GET, JSON for all others, unless told. */
	takes?: readonly Takes[];
	/** Answers, or throws a Refusal. */
	handle(request: Request): Answer | Promise<Answer>;
}

/** One host: where its endpoints begin and how it knows its callers. */
export interface Door {
	base: string;
	/** Throws a Refusal when the caller is not known or may not use this endpoint. */
	identify(call: Call, area: Area): Caller;
}

/** The endpoints as routes of one host. */
export function routesBehind(
	door: Door,
	endpoints: readonly Endpoint[],
	limiter: Limiter,
): Route[] {
	return endpoints.map((endpoint) => ({
		method: endpoint.method,
		path: `${door.base}${endpoint.path}`,
		sends: endpoint.sends,
		handle: async (call) => {
			const caller = door.identify(call, endpoint.area);
			const headers = limiter.enter(call.at, endpoint.isDirect);
			const answer = await answerOf(endpoint, call, caller);
			return { ...answer, headers: { ...headers, ...answer.headers } };
		},
	}));
}

/** The endpoint's answer, refused or not: both carry the headers of the limit. */
async function answerOf(endpoint: Endpoint, call: Call, caller: Caller): Promise<Answer> {
	try {
		const query = knownQuery(call, endpoint.query);
		const form = await checkBody(call, endpoint);
		const { params } = call;
		const body = form ? undefined : call.body;
		return await endpoint.handle({ call, caller, params, query, body, form });
	} catch (error) {
		if (error instanceof Refusal) return error.answer;
		throw error;
	}
}

function knownQuery({ query }: Call, known: readonly string[] = []): URLSearchParams {
	const parameters = new URLSearchParams(query);
	for (const name of parameters.keys()) {
		if (!known.includes(name)) throw invalid({ [name]: ['is not allowed'] });
	}
	return parameters;
}

/** Refuses a body of the wrong kind; gives the form, if it is one. */
async function checkBody(call: Call, { method, takes }: Endpoint): Promise<Form | undefined> {
	const kinds = takes ?? [method === 'GET' ? 'nothing' : 'json'];
	const hasBody = Number(call.headers['content-length'] ?? 0) > 0 || call.rawBody.length > 0;
	if (!hasBody) {
		if (kinds.includes('nothing')) return undefined;
		throw refused(400, 'The body is missing');
	}
	const type = (call.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
	if (type === 'multipart/form-data' && kinds.includes('form')) return await readForm(call);
	const isObject = typeof call.body === 'object' && call.body !== null && !Array.isArray(call.body);
	if (type === 'application/json' && isObject) {
		if (kinds.includes('json')) return undefined;
		if (kinds.includes('nothing') && Object.keys(call.body as object).length === 0) {
			return undefined;
		}
	}
	throw refused(400, `The body must be ${kinds.join(' or ')}, not ${type || 'of no type'}`);
}
