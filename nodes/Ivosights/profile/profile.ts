import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn } from '../../shared/json';

/** A part of `{ settings: … }`, e.g. `settings.business.profile`; an empty object when it is not there. */
export function settingsIn(body: unknown, ...path: readonly string[]): IDataObject {
	const settings = dictionaryIn(dictionaryIn(body).settings);
	return path.reduce((part, name) => dictionaryIn(part[name]), settings);
}
