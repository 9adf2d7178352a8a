import type { z } from 'zod';
import type { Refusal } from './answer.mts';

/** What is wrong with a body: words by field, the field's path written with dots. */
export type FieldErrors = Record<string, string[]>;

/** How a gateway's framework words what is wrong with a body, and refuses it. */
export interface Wording {
	/** The name of the body itself, where no field is to blame. */
	wholeBody: string;
	/** A field that is missing. */
	missing: string;
	/** A field that nobody knows. */
	unknown: string;
	/** A field of the wrong type; `type` with its article, e.g. `an array`. */
	wrongType(type: string): string;
	/** Any other issue. */
	other(issue: z.ZodIssue): string;
	refuse(errors: FieldErrors): Refusal;
}

/**
 * Checks a body against a strict schema and gives it back typed. Throws the gateway's Refusal, which
 * names every wrong field.
 */
export function validateBody<Schema extends z.ZodTypeAny>(
	schema: Schema,
	body: unknown,
	wording: Wording,
): z.infer<Schema> {
	const result = schema.safeParse(body ?? {});
	if (result.success) return result.data as z.infer<Schema>;
	const errors: FieldErrors = {};
	for (const { path, text } of result.error.issues.flatMap((issue) => explain(issue, wording))) {
		(errors[path.join('.') || wording.wholeBody] ??= []).push(text);
	}
	throw wording.refuse(errors);
}

interface Explained {
	path: (string | number)[];
	text: string;
}

/** One issue of zod in the gateway's words: of a union, those of its first member. */
function explain(issue: z.ZodIssue, wording: Wording): Explained[] {
	const { path } = issue;
	switch (issue.code) {
		case 'invalid_type':
			return issue.received === 'undefined' || issue.received === 'null'
				? [{ path, text: wording.missing }]
				: [{ path, text: wording.wrongType(withArticle(issue.expected)) }];
		case 'unrecognized_keys':
			return issue.keys.map((key) => ({ path: [...path, key], text: wording.unknown }));
		case 'invalid_union':
			return issue.unionErrors[0].issues.flatMap((inner) => explain(inner, wording));
		default:
			return [{ path, text: wording.other(issue) }];
	}
}

function withArticle(type: string): string {
	return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
