import type { IDataObject } from 'n8n-workflow';
import { operations } from '../../../nodes/Ivosights/operations';
import { coerce } from '../../../nodes/shared/operation/form';
import type { Answer, AnyOperation, Ask, Emitted } from '../../../nodes/shared/operation/operation';

/** When every answer of these tests came. */
export const AT = '2026-11-20T08:15:30.000Z';

/** One operation's plan, stepped through by hand: what it asks for a form, what it makes of answers. */
export interface StepCase {
	/** `resource.operation`. */
	name: string;
	/** What the person filled in, as n8n stores it; the rest has its defaults. */
	form?: IDataObject;
	/** What it asks, in order. */
	asks: readonly Ask[];
	/** The body or file of the answer to each. */
	answers: ReadonlyArray<Partial<Answer>>;
	/** The JSON of the items it hands out. */
	outputs: readonly IDataObject[];
}

export const nameOf = ({ resource, option }: AnyOperation) => `${resource}.${option.value}`;

/** An operation of the Ivosights node by its `resource.operation`. */
export function operationOf(name: string): AnyOperation {
	const found = operations.find((operation) => nameOf(operation) === name);
	if (!found) throw new Error(`There is no operation ${name}`);
	return found;
}

/** The form as the engine reads it: what is not given has its default. */
export function formOf(operation: AnyOperation, given: IDataObject = {}): IDataObject {
	const fields = operation.fields.map((field) => {
		const value = given[field.name] ?? structuredClone(field.default);
		const mapper = field.type === 'resourceMapper';
		const read = mapper ? { itemFields: {}, ...(value as IDataObject) } : coerce(field, value);
		return [field.name, read];
	});
	return Object.fromEntries(fields) as IDataObject;
}

/** Steps through a plan with the given answers; gives what it asked and handed out. */
export function stepThrough(
	operation: AnyOperation,
	form: IDataObject,
	answers: ReadonlyArray<Partial<Answer>> = [],
): { asks: Ask[]; emitted: Emitted[] } {
	const asks: Ask[] = [];
	const emitted: Emitted[] = [];
	const plan = operation.plan(form as never, [] as never);
	let step = plan.next();
	while (!step.done) {
		let answer: Answer | undefined;
		if ('emit' in step.value) emitted.push(step.value.emit);
		if ('ask' in step.value) {
			answer = { status: 200, body: null, at: AT, ...answers[asks.length] };
			asks.push(step.value.ask);
		}
		step = plan.next(answer as Answer);
	}
	return { asks, emitted };
}
