import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/failure';
import { dictionaryIn, isDictionary } from '../../shared/json';
import type { Answer } from '../../shared/operation/operation';

/**
 * A part of `{ settings: … }`, e.g. `settings.business.profile`; an empty object when it is not there.
 * Throws Failure (`gatewayDown`) for an answer without settings: it would look like an empty profile, and
 * what is written after it would delete what is there.
 */
export function settingsIn(answer: Answer, ...path: readonly string[]): IDataObject {
	const { settings } = dictionaryIn(answer.body);
	if (isDictionary(settings)) {
		return path.reduce((part, name) => dictionaryIn(part[name]), settings);
	}
	throw new Failure('gatewayDown', 'Ivosights answered something else than a profile', {
		httpStatus: answer.status,
		description: 'Check the base URL in the credential, or try again later.',
	});
}

/** A business profile, as the samples of the operations show it. */
export const businessSample = {
	address: 'Jl. Tebet Barat I No. 2, Jakarta Selatan',
	description: 'A Series of Platforms to Engage Your Customers',
	email: 'hello@example.com',
	vertical: 'Professional Services',
	websites: ['https://example.com'],
};
