import { dictionariesIn, isDictionary } from '../shared/json';
import { ask, type Plan } from '../shared/operation/operation';
import type { IDataObject } from 'n8n-workflow';

/** The entries of a list that Ivosights gives whole, under `data` (source: "Ivosights lists"). */
export function* listed(path: readonly string[], base?: string): Plan<IDataObject[]> {
	const { body } = yield* ask({ effect: 'read', method: 'GET', path, base });
	return dictionariesIn(isDictionary(body) ? body.data : body);
}
