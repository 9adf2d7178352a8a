import { z } from 'zod';
import { invalid } from './answers.mts';

/**
 * Checks a body against a strict schema and gives it back typed. Throws a Refusal that names every
 * wrong field under `active_model_errors`.
 */
export function validate<Schema extends z.ZodTypeAny>(
	schema: Schema,
	body: unknown,
): z.infer<Schema> {
	const result = schema.safeParse(body ?? {});
	if (result.success) return result.data as z.infer<Schema>;
	const fields: Record<string, string[]> = {};
	for (const { path, text } of result.error.issues.flatMap(explain)) {
		(fields[path.join('.') || 'base'] ??= []).push(text);
	}
	throw invalid(fields);
}

interface Explained {
	path: (string | number)[];
	text: string;
}

/** One issue of zod in the words of Rails. */
function explain(issue: z.ZodIssue): Explained[] {
	const { path } = issue;
	switch (issue.code) {
		case 'invalid_type':
			if (issue.received === 'undefined' || issue.received === 'null') {
				return [{ path, text: 'is missing' }];
			}
			return [{ path, text: `must be ${withArticle(issue.expected)}` }];
		case 'unrecognized_keys':
			return issue.keys.map((key) => ({ path: [...path, key], text: 'is not allowed' }));
		case 'invalid_union':
			return issue.unionErrors[0].issues.flatMap(explain);
		case 'invalid_enum_value':
			return [{ path, text: `must be one of: ${issue.options.join(', ')}` }];
		case 'invalid_union_discriminator':
			return [{ path, text: `must be one of: ${issue.options.join(', ')}` }];
		case 'too_big':
			return [{ path, text: sized('less', issue.type, Number(issue.maximum)) }];
		case 'too_small':
			return [{ path, text: sized('greater', issue.type, Number(issue.minimum)) }];
		default:
			return [{ path, text: issue.message }];
	}
}

function sized(which: 'less' | 'greater', type: string, limit: number): string {
	if (which === 'greater' && limit === 1 && type !== 'number') return "can't be blank";
	if (type === 'number') return `must be ${which} than or equal to ${limit}`;
	return `size cannot be ${which} than ${limit}`;
}

function withArticle(type: string): string {
	return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
