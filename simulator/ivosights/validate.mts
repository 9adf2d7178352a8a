import type { z } from 'zod';
import { invalid } from './refusals.mts';

/** In a custom message: replaced by the field's name as Laravel writes it. */
const ATTRIBUTE = ':attribute';

/**
 * Checks a body against a strict schema and gives it back typed. Throws a Refusal in Laravel's shape
 * that names every wrong field.
 */
export function validate<Schema extends z.ZodTypeAny>(
	schema: Schema,
	body: unknown,
): z.infer<Schema> {
	const result = schema.safeParse(body ?? {});
	if (result.success) return result.data as z.infer<Schema>;
	const errors: Record<string, string[]> = {};
	for (const { path, text } of result.error.issues.flatMap(explain)) {
		const field = path.join('.') || 'body';
		(errors[field] ??= []).push(text.replaceAll(ATTRIBUTE, field.replaceAll('_', ' ')));
	}
	throw invalid(errors);
}

interface Explained {
	path: (string | number)[];
	text: string;
}

/** One issue of zod in Laravel's words. */
function explain(issue: z.ZodIssue): Explained[] {
	const { path } = issue;
	switch (issue.code) {
		case 'invalid_type':
			if (issue.received === 'undefined' || issue.received === 'null') {
				return [{ path, text: `The ${ATTRIBUTE} field is required.` }];
			}
			return [{ path, text: `The ${ATTRIBUTE} must be ${withArticle(issue.expected)}.` }];
		case 'unrecognized_keys':
			return issue.keys.map((key) => ({
				path: [...path, key],
				text: `The ${ATTRIBUTE} field is prohibited.`,
			}));
		case 'invalid_union':
			return issue.unionErrors[0].issues.flatMap(explain);
		case 'invalid_enum_value':
		case 'invalid_literal':
			if (issue.code === 'invalid_literal' && issue.received === undefined) {
				return [{ path, text: `The ${ATTRIBUTE} field is required.` }];
			}
			return [{ path, text: `The selected ${ATTRIBUTE} is invalid.` }];
		case 'invalid_union_discriminator':
			return [{ path, text: `The selected ${ATTRIBUTE} is invalid.` }];
		case 'too_big':
		case 'too_small':
			return [{ path, text: explainSize(issue) }];
		default:
			return [{ path, text: issue.message }];
	}
}

function explainSize(issue: z.ZodTooBigIssue | z.ZodTooSmallIssue): string {
	const unit = issue.type === 'array' ? ' items' : '';
	if (issue.code === 'too_big') {
		return issue.type === 'array'
			? `The ${ATTRIBUTE} may not have more than ${issue.maximum} items.`
			: `The ${ATTRIBUTE} may not be greater than ${issue.maximum}.`;
	}
	if (issue.type === 'array' && issue.minimum === 1) return `The ${ATTRIBUTE} field is required.`;
	return `The ${ATTRIBUTE} must be at least ${issue.minimum}${unit}.`;
}

function withArticle(type: string): string {
	return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
