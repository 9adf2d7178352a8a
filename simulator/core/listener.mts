import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Answer, jsonAnswer, Refusal } from './answer.mts';
import { pause } from './clock.mts';
import type { Fault, Faults } from './faults.mts';
import { answerFault, cutConnection, drip, truncate } from './sabotage.mts';
import { InFlight, type JournalEntry, type Recorded, recorded } from './journal.mts';

/** A request on its way to a route's handler. */
export interface Call extends JournalEntry {
	params: Record<string, string>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One endpoint of a gateway. */
export interface Route {
	method: Method;
	/** With `:name` for variable segments. */
	path: string;
	/** Whether it reaches a person: counted apart, and limited by rate. */
	sends?: boolean;
	/** The names of query parameters it knows. */
	query?: readonly string[];
	/** Whether it takes multipart/form-data instead of JSON. */
	multipart?: boolean;
	/** Whether it takes no body although its method could have one. */
	bodyless?: boolean;
	/** Whether it stands for a path or method that does not exist. */
	missing?: boolean;
	/** Answers, or throws a Refusal. */
	handle(call: Call): Answer | Promise<Answer>;
}

export interface ListenerOptions {
	routes: readonly Route[];
	faults: Faults;
	/** Runs before a route's handler; throws a Refusal (wrong key, wrong content type, too fast …). */
	gate(call: Call, route: Route): void;
	notFound(call: Call): Answer;
	methodNotAllowed(call: Call, allowed: readonly Method[]): Answer;
	/** What is said to an address that nobody can read, such as one with %zz in it. */
	badAddress(call: Call): Answer;
	/** Each answer is delayed by so many milliseconds. */
	latencyMs(): number;
	/** Where to write what was seen, when two hosts of one gateway share a journal. */
	journal?: Pick<Listener, 'requests' | 'inFlight'>;
}

export interface Listener {
	url: string;
	requests: Recorded<JournalEntry>;
	inFlight: InFlight;
	close(): Promise<void>;
}

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** What a timer can hold, about 24 days. */
const LONGEST_PAUSE = 2 ** 31 - 1;
const LARGEST_BODY = 32 * 1024 * 1024;

/** Starts one gateway's HTTP server on 127.0.0.1, by default on a port that the system gives. */
export async function startListener(options: ListenerOptions, port = 0): Promise<Listener> {
	const { requests = recorded<JournalEntry>(), inFlight = new InFlight() } = options.journal ?? {};
	const held = new Set<AbortController>();
	let closing = false;
	const server = fastify({
		bodyLimit: LARGEST_BODY,
		forceCloseConnections: true,
		exposeHeadRoutes: false,
		routerOptions: { maxParamLength: 2000 },
		// Before a route is looked for; the journal has it all the same.
		frameworkErrors: (_error, request, reply) => serve(unreadable)(request, reply),
	});
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
		done(null, body),
	);

	const serve = (route: Route) => async (request: FastifyRequest, reply: FastifyReply) => {
		const call = readCall(request);
		requests.push(call);
		const leave = inFlight.enter(route.sends ? 'sends' : 'others');
		const gone = new AbortController();
		held.add(gone);
		reply.raw.once('close', () => {
			leave();
			held.delete(gone);
			gone.abort();
		});

		const fault = options.faults.take(call);
		const sabotaged = fault && answerFault(fault.plan);
		if (fault?.plan.kind === 'resetBeforeAccepting') return cutConnection(reply);
		const answer = sabotaged ?? (await answerCall(options, route, call));
		call.accepted = answer.accepted ?? false;

		await pause(options.latencyMs(), gone.signal);
		if (fault) await hold(fault, gone.signal);
		if (closing || fault?.plan.kind === 'resetAfterAccepting') return cutConnection(reply);
		call.answeredStatus = answer.status;
		if (fault?.plan.kind === 'truncated') return truncate(reply, answer);
		if (fault?.plan.kind === 'slowBody') return drip(reply, answer, gone.signal);
		return await reply.code(answer.status).headers(answer.headers).send(answer.payload);
	};

	const unreadable = missing('*', 'GET', (call) => options.badAddress(call));
	addRoutes(server, options, serve);
	await server.listen({ host: '127.0.0.1', port });
	const address = server.addresses()[0];
	return {
		url: `http://127.0.0.1:${address.port}`,
		requests,
		inFlight,
		close: async () => {
			closing = true;
			for (const gone of held) gone.abort();
			options.faults.clear();
			await server.close();
		},
	};
}

/** Waits as long as a slow fault says, until it is released, or until the caller goes away. */
async function hold({ plan, released }: Fault, signal: AbortSignal): Promise<void> {
	if (plan.kind !== 'slow') return;
	await Promise.race([released, pause(plan.ms ?? LONGEST_PAUSE, signal)]);
}

type Serve = (route: Route) => (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** Registers the routes, and on each of their paths a refusal of all other methods. */
function addRoutes(server: FastifyInstance, options: ListenerOptions, serve: Serve): void {
	const allowed = new Map<string, Method[]>();
	for (const route of options.routes) {
		server.route({ method: route.method, url: route.path, handler: serve(route) });
		allowed.set(route.path, [...(allowed.get(route.path) ?? []), route.method]);
	}
	for (const [path, methods] of allowed) {
		for (const method of METHODS.filter((candidate) => !methods.includes(candidate))) {
			const refused = missing(path, method, (call) => options.methodNotAllowed(call, methods));
			server.route({ method, url: path, handler: serve(refused) });
		}
	}
	const unknown = missing('*', 'GET', (call) => options.notFound(call));
	server.setNotFoundHandler(serve(unknown));
}

/** A path or method that the gateway does not have: refused before anything else is looked at. */
function missing(path: string, method: Method, refuse: (call: Call) => Answer): Route {
	return { path, method, missing: true, handle: refuse };
}

function readCall(request: FastifyRequest): Call {
	const [path, query = ''] = splitOnce(request.raw.url ?? '/', '?');
	const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
	return {
		method: request.method,
		path,
		query,
		headers: request.headers,
		rawBody,
		body: parseJson(rawBody),
		at: Date.now(),
		accepted: false,
		params: (request.params ?? {}) as Record<string, string>,
	};
}

function splitOnce(text: string, separator: string): string[] {
	const index = text.indexOf(separator);
	return index < 0 ? [text] : [text.slice(0, index), text.slice(index + separator.length)];
}

/** JSON is UTF-8: other bytes are no JSON, and no question marks either. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Whether a part of an address has a percent sign that encodes nothing, or bytes that are no text. */
function isReadable(part: string): boolean {
	try {
		decodeURIComponent(part.replaceAll('+', ' '));
		return true;
	} catch {
		return false;
	}
}

function parseJson(raw: Buffer): unknown {
	if (raw.length === 0) return undefined;
	try {
		return JSON.parse(UTF8.decode(raw));
	} catch {
		return undefined;
	}
}

/** Runs gate and handler. A fault of the simulator itself is answered loudly, never hidden. */
async function answerCall(options: ListenerOptions, route: Route, call: Call): Promise<Answer> {
	try {
		if (!isReadable(call.path) || !isReadable(call.query)) return options.badAddress(call);
		if (!route.missing) options.gate(call, route);
		return await route.handle(call);
	} catch (error) {
		if (error instanceof Refusal) return error.answer;
		const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
		return jsonAnswer(500, { message: `The simulator failed: ${reason}` });
	}
}
