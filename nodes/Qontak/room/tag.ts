import { requireText } from '../../shared/whatsapp/limits';
import type { Multipart } from '../../shared/operation/operation';
import type { Field } from '../../shared/operation/field';

export const tagField = {
	displayName: 'Tag',
	name: 'tag',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. vip',
} as const satisfies Field;

/**
 * One tag as a form field `tag`: what three programs with working logs send. Qontak's own client has
 * JSON with `name`, another program `tags` (reference 1.4). Throws Failure for an empty one.
 */
export function tagBody(tag: string): Multipart {
	requireText(tag, 'Tag');
	return { multipart: { tag: tag.trim() } };
}
