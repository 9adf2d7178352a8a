import { dictionariesIn, isDictionary } from '../shared/json';
import { ask, type Plan } from '../shared/operation/operation';
import type { IDataObject } from 'n8n-workflow';

/**
 * Reads a list that Ivosights gives whole, without pages, under `data` (source: "Ivosights lists");
 * what is no object is left out.
 *
 * @param base where to read it, if not where the credential says: see PRODUCTION
 */
export function* readEntries(path: readonly string[], base?: string): Plan<IDataObject[]> {
	const { body } = yield* ask({ effect: 'read', method: 'GET', path, base });
	return dictionariesIn(isDictionary(body) ? body.data : body);
}
