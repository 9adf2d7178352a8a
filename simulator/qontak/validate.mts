import type { z } from 'zod';
import { validateBody, type Wording } from '../core/validate.mts';
import { invalid } from './answers.mts';

/** The words of Rails. */
const RAILS: Wording = {
	wholeBody: 'base',
	missing: 'is missing',
	unknown: 'is not allowed',
	wrongType: (type) => `must be ${type}`,
	other(issue) {
		switch (issue.code) {
			case 'invalid_enum_value':
			case 'invalid_union_discriminator':
				return `must be one of: ${issue.options.join(', ')}`;
			case 'too_big':
				return wordsForSize('less', issue.type, Number(issue.maximum));
			case 'too_small':
				return wordsForSize('greater', issue.type, Number(issue.minimum));
			default:
				return issue.message;
		}
	},
	refuse: invalid,
};

function wordsForSize(which: 'less' | 'greater', type: string, limit: number): string {
	if (which === 'greater' && limit === 1 && type !== 'number') return "can't be blank";
	if (type === 'number') return `must be ${which} than or equal to ${limit}`;
	return `size cannot be ${which} than ${limit}`;
}

/**
 * Checks a body against a strict schema and gives it back typed. Throws a Refusal that names every
 * wrong field under `active_model_errors`.
 */
export const validate = <Schema extends z.ZodTypeAny>(
	schema: Schema,
	body: unknown,
): z.infer<Schema> => validateBody(schema, body, RAILS);
