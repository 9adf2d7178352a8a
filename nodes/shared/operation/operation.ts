import type { IDataObject } from 'n8n-workflow';
import type { Reason } from '../failure';
import type { Field, FormOf } from './field';
import type { MediaKind } from '../whatsapp/media';

/** The gateways of this package, as outputs and events name them. */
export type GatewayName = 'qontak' | 'ivosights' | 'decisionTelecom';

/** The body of a request: JSON, or a form with files that the engine loads from the item. */
export type Body = IDataObject | Multipart;

/**
 * A file of a form: the item's, by its binary property; one behind a checked link, fetched without
 * the credential; or a text that the plan itself has. `as` is what WhatsApp has to take it as;
 * `fileName` what it is called instead of its own name.
 */
export type FormFile =
	| { binaryProperty: string; as?: MediaKind; fileName?: string }
	| { link: string; as: MediaKind; fileName?: string }
	| { content: string; fileName: string; mimeType: string };

/** A `multipart/form-data` body. */
export interface Multipart {
	multipart: Record<string, string | FormFile>;
}

/** One HTTP request, described as data. Says nothing of hosts, credentials, time or n8n. */
export interface Ask {
	/**
	 * What repeating it would do: `read` may be repeated; `write` changes something at the gateway;
	 * `send` costs money and reaches a person. Writes and sends are never repeated silently.
	 */
	effect: 'read' | 'write' | 'send';
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Segments after the gateway's base URL, encoded one by one. */
	path: readonly string[];
	query?: Record<string, string | number | boolean | readonly string[]>;
	body?: Body;
	/** `binary` leaves the answer as a file. Default `json`. */
	want?: 'json' | 'binary';
	/**
	 * Whom a send reaches, in digits where it is a phone number: used in reports and to recognise a
	 * repeat. A write that prepares a send, such as an upload, names whom that send will reach.
	 */
	to?: string;
	/** The same in the words of the output, where that is more than `recipient`, or something else. */
	addressee?: IDataObject;
	/** What makes this message equal to another for the same person; its path and body when absent. */
	message?: unknown;
	/** `run`: asked once for all items of a run, as long as method, path and query are the same. */
	once?: 'run';
	/** What it means here when the gateway does not know the thing asked for (404). */
	missing?: { reason: Reason; message: string; description: string };
	/** Which of the gateway's base URLs; its usual one when absent. */
	base?: string;
}

/** A file that a gateway gave. */
export interface FileContent {
	data: Buffer;
	mimeType?: string;
	fileName?: string;
}

/** What came back for an {@link Ask}. Refusals never get here: the engine turns them into failures. */
export interface Answer {
	status: number;
	/** Parsed JSON; `null` for an empty body. */
	body: unknown;
	/** The file, when the ask wanted `binary`. */
	file?: FileContent;
	/** When the answer was complete (ISO 8601, UTC). Plans have no clock of their own. */
	at: string;
}

/** One output item of a plan; the engine pairs it with its input item. */
export interface Emitted {
	json: IDataObject;
	files?: Record<string, FileContent>;
}

/** What a plan wants done next. */
export type Step = { ask: Ask } | { wait: number /* ms */ } | { emit: Emitted };

/**
 * The work of one item: yields steps, receives answers. Pure: no I/O, no clock, no n8n, so it can be
 * stepped through by hand and played again with the same answers.
 */
export type Plan<Result = void> = Generator<Step, Result, Answer>;

/** Asks the gateway; gives its answer. */
export function* ask(request: Ask): Plan<Answer> {
	return yield { ask: request };
}

/** Hands out one output item. */
export function* emit(json: IDataObject, files?: Record<string, FileContent>): Plan {
	yield { emit: files ? { json, files } : { json } };
}

/** Waits, in milliseconds. */
export function* wait(ms: number): Plan {
	yield { wait: ms };
}

/** What an item adds to a plan that it shares: items with the same key are carried out by one plan. */
export interface Share<Row> {
	key: string;
	row: Row;
}

/** One operation of a gateway: its place in the form, its fields, its work and a sample output. */
export interface Operation<F extends readonly Field[] = readonly Field[], Row = unknown> {
	resource: string;
	option: { name: string; value: string; action: string; description: string };
	fields: F;
	/**
	 * For work that takes many items at once, e.g. all contacts of a list: what this item adds to it,
	 * or `undefined` when it goes alone. Throws Failure when the item cannot take part.
	 */
	gather?(form: FormOf<F>): Share<Row> | undefined;
	/**
	 * The work for one item. With `gather`, for all items of one key: `form` is that of the first,
	 * `rows` are what all of them add, and each output is paired with all of them. `item` is the position
	 * of the input item, from 0.
	 */
	plan(form: FormOf<F>, rows: readonly Row[], item: number): Plan;
	/** What one output item looks like; feeds the editor's output schema and the tests. */
	sample: IDataObject;
}

/** An operation whose fields the engine does not need to know one by one. */
export type AnyOperation = Omit<Operation, 'plan' | 'gather'> & {
	gather?(form: never): Share<unknown> | undefined;
	plan(form: never, rows: never, item: number): Plan;
};

/** Declares an operation; `plan` gets a form typed by the literal fields. */
export function defineOperation<const F extends readonly Field[], Row = never>(
	operation: Operation<F, Row>,
): Operation<F, Row> {
	return operation;
}
