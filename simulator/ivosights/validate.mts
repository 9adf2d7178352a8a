import type { z } from 'zod';
import { validateBody, type FieldErrors, type Wording } from '../core/validate.mts';
import { invalid } from './refusals.mts';

/** Replaced by the field's name as Laravel writes it. */
const ATTRIBUTE = ':attribute';
const REQUIRED = `The ${ATTRIBUTE} field is required.`;

/** The words of Laravel. */
const LARAVEL: Wording = {
	wholeBody: 'body',
	missing: REQUIRED,
	unknown: `The ${ATTRIBUTE} field is prohibited.`,
	wrongType: (type) => `The ${ATTRIBUTE} must be ${type}.`,
	other(issue) {
		switch (issue.code) {
			case 'invalid_literal':
				if (issue.received === undefined) return REQUIRED;
				return `The selected ${ATTRIBUTE} is invalid.`;
			case 'invalid_enum_value':
			case 'invalid_union_discriminator':
				return `The selected ${ATTRIBUTE} is invalid.`;
			case 'too_big':
			case 'too_small':
				return wordsForSize(issue);
			default:
				return issue.message;
		}
	},
	refuse: (errors) => invalid(withNames(errors)),
};

/** Puts each field's name in place of `:attribute`. */
function withNames(errors: FieldErrors): FieldErrors {
	const named = Object.entries(errors).map(([field, texts]) => {
		const name = field.replaceAll('_', ' ');
		return [field, texts.map((text) => text.replaceAll(ATTRIBUTE, name))] as const;
	});
	return Object.fromEntries(named);
}

function wordsForSize(issue: z.ZodTooBigIssue | z.ZodTooSmallIssue): string {
	const unit = issue.type === 'array' ? ' items' : '';
	if (issue.code === 'too_big') {
		return issue.type === 'array'
			? `The ${ATTRIBUTE} may not have more than ${issue.maximum} items.`
			: `The ${ATTRIBUTE} may not be greater than ${issue.maximum}.`;
	}
	if (issue.type === 'array' && issue.minimum === 1) return REQUIRED;
	return `The ${ATTRIBUTE} must be at least ${issue.minimum}${unit}.`;
}

/**
 * Checks a body against a strict schema and gives it back typed. Throws a Refusal in Laravel's shape
 * that names every wrong field.
 */
export const validate = <Schema extends z.ZodTypeAny>(
	schema: Schema,
	body: unknown,
): z.infer<Schema> => validateBody(schema, body, LARAVEL);
