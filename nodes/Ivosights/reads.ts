import { dictionariesIn, isDictionary } from '../shared/json';
import { Failure } from '../shared/failure';
import { ask, type Answer, type Plan } from '../shared/operation/operation';
import type { IDataObject } from 'n8n-workflow';

/**
 * A list in an answer, under `data` (source: "Ivosights lists"). Throws Failure (`gatewayDown`) when there is
 * none: it would look like an empty one.
 */
export function listIn({ body, status }: Answer): unknown[] {
	const list: unknown = isDictionary(body) ? body.data : body;
	if (Array.isArray(list)) return list;
	if (isDictionary(body) && list === null) return [];
	throw new Failure('gatewayDown', 'Ivosights answered something else than a list', {
		httpStatus: status,
		description: 'Check the base URL in the credential, or try again later.',
	});
}

/**
 * Reads a list that Ivosights gives whole, without pages, under `data` (source: "Ivosights lists");
 * what is no object is left out.
 *
 * @param base where to read it, if not where the credential says: see PRODUCTION
 */
export function* readEntries(path: readonly string[], base?: string): Plan<IDataObject[]> {
	return dictionariesIn(listIn(yield* ask({ effect: 'read', method: 'GET', path, base })));
}
