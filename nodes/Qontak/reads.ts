import type { IDataObject } from 'n8n-workflow';
import { Failure, invalid, type Reason } from '../shared/failure';
import { isDictionary, textIn } from '../shared/json';
import { ask, type Ask, type Plan } from '../shared/operation/operation';

export { readEntries, readList, readPage } from './paging';

/** The object under `data` of an answer. */
export const dataOf = (body: unknown): IDataObject =>
	isDictionary(body) && isDictionary(body.data) ? body.data : {};

/**
 * WhatsApp's id of a message; `undefined` where there is none, also in Qontak's own words
 * (source: "Qontak broadcast log").
 */
export function whatsAppIdIn(value: unknown): string | undefined {
	const id = textIn(value)?.trim();
	return id === undefined || /^n\/?a$/i.test(id) ? undefined : id;
}

/** What a person has to do with an ID that is empty. */
export function requireId(id: string, label: string): string {
	if (id.trim() !== '') return id.trim();
	throw invalid(
		label,
		'is empty',
		`Choose it from the list, or enter its ID. If '${label}' holds an expression, check that its field exists.`,
	);
}

interface Wanted {
	/** The field that holds the ID. */
	label: string;
	reason?: Reason;
	once?: Ask['once'];
}

/** The address of a thing, made of its ID. */
type PathOf = (id: string) => readonly string[];

/**
 * Reads one thing by its ID, the object under `data` of the answer. Throws Failure
 * (`invalidRequest`) for an empty ID, and `gatewayDown` for an answer without it.
 *
 * @param path the segments of its address, made of the ID
 * @param wanted what to say of an ID that Qontak does not know: its field's label and the `reason`
 */
export function* readOne(path: PathOf, id: string, wanted: Wanted): Plan<IDataObject> {
	return (yield* readOneAt(path, id, wanted)).found;
}

/** The same with the time when it was read (ISO 8601, UTC). */
export function* readOneAt(
	path: PathOf,
	id: string,
	{ label, reason = 'notFound', once }: Wanted,
): Plan<{ found: IDataObject; at: string }> {
	const chosen = requireId(id, label);
	const { body, at, status } = yield* ask({
		effect: 'read',
		method: 'GET',
		path: path(chosen),
		...(once ? { once } : {}),
		missing: {
			reason,
			message: `'${label}' has the ID ${chosen}, which Qontak does not know`,
			description: `Choose it from the list in '${label}', or copy its ID from Qontak. It may belong to another account or be deleted.`,
		},
	});
	const found = dataOf(body);
	if (Object.keys(found).length > 0) return { found, at };
	throw new Failure('gatewayDown', `Qontak answered nothing about '${label}' ${chosen}`, {
		httpStatus: status,
		description: "Check 'Base URL' in the credential, or try again later.",
	});
}
