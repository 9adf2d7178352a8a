import type { ICredentialTestRequest } from 'n8n-workflow';
import { REDIRECT_RULES, unknownCallerRules } from '../../shared/transport/keySafety';

type Rules = NonNullable<ICredentialTestRequest['rules']>;

const ANY_ERROR =
	'Qontak answered with an error. Try again later, and ask its support if it goes on.';

/**
 * What n8n's button on a credential says of each refusal: by its HTTP status, and by the code of an
 * error that comes inside a success (source: "Qontak answers").
 *
 * @param says words for a status
 * @param other words for an answer that is no envelope of Qontak's, where the call is known to have one
 */
export function testRules(says: Readonly<Record<number, string>>, other?: string): Rules {
	const words = Object.entries(says).map(([status, message]) => ({
		value: Number(status),
		message,
	}));
	const bodies = [
		...words.map(({ value, message }) => ({ key: 'error.code', value, message })),
		{ key: 'status', value: 'error', message: ANY_ERROR },
		...(other === undefined ? [] : [{ key: 'status', value: undefined, message: other }]),
	];
	return [
		...REDIRECT_RULES,
		...words.map((properties) => ({ type: 'responseCode' as const, properties })),
		...unknownCallerRules(says[401] ?? ANY_ERROR),
		...bodies.map((properties) => ({ type: 'responseSuccessBody' as const, properties })),
	] as Rules;
}
