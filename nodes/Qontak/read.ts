import type { IDataObject } from 'n8n-workflow';
import { Failure, type Reason } from '../shared/failure';
import { ask, type Ask, type Plan } from '../shared/operation/operation';
import { dataOf } from './reads';

/** What a person has to do with an ID that is empty. */
export function requireId(id: string, label: string): string {
	if (id.trim() !== '') return id.trim();
	throw new Failure('invalidRequest', `'${label}' is empty`, {
		field: label,
		description: `Choose it from the list, or enter its ID. If '${label}' holds an expression, check that its field exists.`,
	});
}

interface Wanted {
	/** The field that holds the ID. */
	label: string;
	reason?: Reason;
	once?: Ask['once'];
}

/** One thing by its ID, with words for an ID that Qontak does not know. Throws Failure. */
export function* one(
	path: (id: string) => readonly string[],
	id: string,
	{ label, reason = 'notFound', once }: Wanted,
): Plan<IDataObject> {
	const chosen = requireId(id, label);
	const answer = yield* ask({
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
	return dataOf(answer.body);
}
