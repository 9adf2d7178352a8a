import { z } from 'zod';
import { parameterText, webAddress, words } from '../rules.mts';

/**
 * The `parameters` of broadcasts: their shape, before they meet a template
 * (source: "Qontak direct broadcast").
 */

const mediaParams = z
	.array(
		z.discriminatedUnion('key', [
			z.object({ key: z.literal('url'), value: webAddress }).strict(),
			z.object({ key: z.literal('filename'), value: words(240) }).strict(),
		]),
	)
	.min(1)
	.max(2);

/** No document shows a text header's parameter: the form of the others, keyed as its variable. */
const textParams = z
	.array(z.object({ key: z.string().min(1), value: parameterText }).strict())
	.length(1);

const header = z.discriminatedUnion('format', [
	z.object({ format: z.literal('IMAGE'), params: mediaParams }).strict(),
	z.object({ format: z.literal('VIDEO'), params: mediaParams }).strict(),
	z.object({ format: z.literal('DOCUMENT'), params: mediaParams }).strict(),
	z.object({ format: z.literal('TEXT'), params: textParams }).strict(),
]);

/** An empty object is no header: Qontak's own answers print it so (source: "Qontak direct broadcast"). */
const anyHeader = z.preprocess(
	(given) => (isEmptyObject(given) ? undefined : given),
	header.optional(),
);

function isEmptyObject(given: unknown): boolean {
	return typeof given === 'object' && given !== null && Object.keys(given).length === 0;
}

const key = z.string().regex(/^[A-Za-z0-9_]+$/, 'is invalid');

/** Written both as `url` and as `URL` (source: "Qontak direct broadcast"); a coupon by analogy. */
const buttonType = z.string().regex(/^(url|URL|copy_code|COPY_CODE)$/, 'is invalid');
const index = z.string().regex(/^\d$/, 'must be a digit in a string');

/** Direct: `value` names the variable, `value_text` is what the person reads. */
export const directParameters = z
	.object({
		header: anyHeader,
		body: z
			.array(
				z
					.object({
						key,
						value: z
							.string()
							.regex(
								/^[a-z0-9_]{2,16}$/,
								'must be 2 to 16 lower-case letters, digits or underscores',
							),
						value_text: parameterText,
					})
					.strict(),
			)
			.optional(),
		buttons: z
			.array(z.object({ index, type: buttonType, value: parameterText }).strict())
			.optional(),
	})
	.strict();

/** Bulk: `value` is the name of a column of the contact list. */
export const bulkParameters = z
	.object({
		header: anyHeader,
		body: z.array(z.object({ key, value: words(255) }).strict()).optional(),
		buttons: z.array(z.object({ index, type: buttonType, value: words(255) }).strict()).optional(),
	})
	.strict();

export type SentHeader = z.infer<typeof header>;
export type DirectParameters = z.infer<typeof directParameters>;
export type BulkParameters = z.infer<typeof bulkParameters>;
