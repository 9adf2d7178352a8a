import type { IDataObject } from 'n8n-workflow';
import { coerce } from '../../../nodes/shared/operation/form';
import type {
	Answer,
	AnyOperation,
	Ask,
	Share,
	Step,
} from '../../../nodes/shared/operation/operation';

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

/** `resource.operation`. */
export const nameOf = ({ resource, option }: AnyOperation) => `${resource}.${option.value}`;

/** Finds a gateway's operation by its `resource.operation`. */
export const operationIn =
	(operations: readonly AnyOperation[]) =>
	(name: string): AnyOperation => {
		const found = operations.find((operation) => nameOf(operation) === name);
		if (!found) throw new Error(`There is no operation ${name}`);
		return found;
	};

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

/** What a plan did, in order. */
export interface Stepped {
	steps: Step[];
	asks: Ask[];
	/** In milliseconds. */
	waits: number[];
	/** The JSON of what it handed out. */
	outputs: IDataObject[];
}

/**
 * Steps through an operation's plan.
 *
 * @param given what the person filled in, for one item or for all that share the plan
 * @param answers what comes back for each ask, in order; nothing where there are too few
 */
export function stepThrough(
	operation: AnyOperation,
	given: IDataObject | readonly IDataObject[] = {},
	answers: ReadonlyArray<Partial<Answer>> = [],
): Stepped {
	const forms = [given].flat().map((one) => formOf(operation, one as IDataObject));
	const rows = forms.flatMap((form) => {
		const share: Share<unknown> | undefined = operation.gather?.(form as never);
		return share ? [share.row] : [];
	});
	const plan = operation.plan(forms[0] as never, rows as never, 0);
	const steps: Step[] = [];
	const asks: Ask[] = [];
	let step: IteratorResult<Step, void> = plan.next(undefined as never);
	while (!step.done) {
		const answer: Answer = { status: 200, body: null, at: AT, ...answers[asks.length] };
		steps.push(step.value);
		if ('ask' in step.value) asks.push(step.value.ask);
		step = plan.next(answer);
	}
	return {
		steps,
		asks,
		waits: steps.flatMap((one) => ('wait' in one ? [one.wait] : [])),
		outputs: steps.flatMap((one) => ('emit' in one ? [one.emit.json] : [])),
	};
}
