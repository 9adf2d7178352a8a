import type { IDataObject } from 'n8n-workflow';
import { operations } from '../../../nodes/Qontak/operations';
import type {
	Answer,
	AnyOperation,
	Ask,
	Share,
	Step,
} from '../../../nodes/shared/operation/operation';
import { AT, formOf, nameOf, type StepCase } from '../support/step.mts';

/** An operation of the Qontak node by its `resource.operation`. */
export function operationOf(name: string): AnyOperation {
	const found = operations.find((operation) => nameOf(operation) === name);
	if (!found) throw new Error(`There is no operation ${name}`);
	return found;
}

/** Steps through a plan for one form, or for all forms that share it; gives what it did. */
export function stepThrough(
	name: string,
	forms: readonly IDataObject[],
	answers: StepCase['answers'],
): { asks: Ask[]; outputs: IDataObject[]; waits: number[] } {
	const operation = operationOf(name);
	const read = forms.map((form) => formOf(operation, form));
	const shares = read.map((form): Share<unknown> | undefined => operation.gather?.(form as never));
	const rows = shares.flatMap((share) => (share ? [share.row] : []));
	const asks: Ask[] = [];
	const outputs: IDataObject[] = [];
	const waits: number[] = [];
	const plan = operation.plan(read[0] as never, rows as never);
	let step: IteratorResult<Step, void> = plan.next(undefined as never);
	while (!step.done) {
		let answer: Answer | undefined;
		if ('emit' in step.value) outputs.push(step.value.emit.json);
		else if ('wait' in step.value) waits.push(step.value.wait);
		else {
			answer = { status: 200, body: null, at: AT, ...answers[asks.length] };
			asks.push(step.value.ask);
		}
		step = plan.next(answer as Answer);
	}
	return { asks, outputs, waits };
}
