import type { IDataObject } from 'n8n-workflow';
import { isDictionary } from '../../shared/json';
import { ask, emit, type Ask, type Plan } from '../../shared/operation/operation';
import type { IvosightsTemplate } from './model';
import { simplified } from './output';

/**
 * Writes a template and hands out what became of it. No document shows the answer: where it is the
 * template, that is handed out; anything else stands under `response`.
 *
 * @param known what is known without the answer, e.g. the id
 */
export function* writeTemplate(
	request: Pick<Ask, 'method' | 'path' | 'body' | 'missing'>,
	simplify: boolean,
	known: IDataObject,
): Plan {
	const { body } = yield* ask({ effect: 'write', ...request });
	if (!simplify) {
		yield* emit(isDictionary(body) ? body : { response: body as IDataObject });
		return;
	}
	const inner = isDictionary(body) && isDictionary(body.data) ? body.data : body;
	if (isDictionary(inner) && inner.id !== undefined) {
		yield* emit(simplified(inner as IvosightsTemplate));
		return;
	}
	yield* emit({ ...known, response: body as IDataObject });
}
