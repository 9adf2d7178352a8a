import type { IDataObject } from 'n8n-workflow';
import { dictionaryIn } from '../../shared/json';

/** A part of `{ settings: … }`, e.g. `settings.business.profile`; an empty object when it is not there. */
export function settingsIn(body: unknown, ...path: readonly string[]): IDataObject {
	const settings = dictionaryIn(dictionaryIn(body).settings);
	return path.reduce((part, name) => dictionaryIn(part[name]), settings);
}

/** A business profile, as the samples of the operations show it. */
export const businessSample = {
	address: 'Jl. Tebet Barat I No. 2, Jakarta Selatan',
	description: 'A Series of Platforms to Engage Your Customers',
	email: 'hello@example.com',
	vertical: 'Professional Services',
	websites: ['https://example.com'],
};
