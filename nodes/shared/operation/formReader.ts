import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { displayParameter } from 'n8n-workflow';
import { invalid } from '../failure';
import type { Field, MappedValues } from './field';
import { coerce, toText } from './form';
import type { AnyOperation } from './operation';
import { withVariablesKept } from './templateText';
import { toUtc } from './zonedTime';

function mappedValues(value: unknown, itemFields: Record<string, unknown>): MappedValues {
	const { mappingMode, value: values } = (value ?? {}) as Partial<MappedValues>;
	return {
		mappingMode: mappingMode === 'autoMapInputData' ? mappingMode : 'defineBelow',
		value: values ?? null,
		itemFields,
	};
}

/** The parameter of one item, or a failure that names the field when its expression gives nothing. */
function parameterOf(context: IExecuteFunctions, field: Field, index: number): unknown {
	let value: unknown;
	let fault: Error | undefined;
	const ofTemplate = field.typeOptions?.templateText === true;
	try {
		value = context.getNodeParameter(field.name, index, field.default as never, {
			// n8n's own check would name the parameter's id; ours names its label (source: "n8n forms").
			skipValidation: true,
			...(ofTemplate ? { rawExpressions: true } : {}),
		});
		if (ofTemplate) {
			value = withVariablesKept(value, (expression) =>
				context.evaluateExpression(expression, index),
			);
		}
	} catch (cause) {
		fault = cause instanceof Error ? cause : new Error(String(cause));
	}
	if (!fault) return value;
	throw invalid(
		field.displayName,
		`has an expression that cannot be worked out: ${fault.message}`,
		'Open the node, check the expression of this field and that the input has the data it uses.',
	);
}

/** A time as ISO 8601 in UTC, empty when none is given; one without a zone is in the workflow's. */
function toTime({ displayName: label }: Field, value: unknown, timeZone: string): string {
	// What `$now` gives is an object that knows how to write itself.
	const given =
		value instanceof Object && 'toJSON' in value ? JSON.parse(JSON.stringify(value)) : value;
	const text = toText(label, given).trim();
	const time = text === '' ? '' : toUtc(text, timeZone);
	if (time !== undefined) return time;
	throw invalid(label, `is not a time: ${text}`, 'Write it like 2026-11-20T09:00:00.');
}

function isShown(node: INode, field: Field): boolean {
	return displayParameter(node.parameters, field as never, node, null);
}

function valueOf(context: IExecuteFunctions, field: Field, value: unknown, index: number): unknown {
	if (field.type === 'resourceMapper') {
		return mappedValues(value, context.getInputData()[index].json);
	}
	if (field.type === 'dateTime') return toTime(field, value, context.getTimezone());
	return coerce(field, value);
}

/** Whether n8n would work something out in a parameter: an expression begins with `=`. */
const hasExpression = (value: unknown): boolean =>
	typeof value === 'string'
		? value.startsWith('=')
		: typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);

/** Reads the forms of a run's items, typed, with labels in every complaint. */
export class FormReader {
	private readonly shown: ReadonlySet<Field>;
	/** Fields whose parameter holds no expression. */
	private readonly fixed: ReadonlySet<Field>;
	/** What was read of fields that hold the same for all items. */
	private readonly same = new Map<Field, unknown>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: AnyOperation,
	) {
		const node = context.getNode();
		const { parameters } = node;
		const isFixed = ({ name }: Field) =>
			Object.hasOwn(parameters, name) && !hasExpression(parameters[name]);
		this.shown = new Set(operation.fields.filter((field) => isShown(node, field)));
		this.fixed = new Set(operation.fields.filter(isFixed));
	}

	/**
	 * Reads the form of one item. Fields that the form does not show are given their defaults. Times are in
	 * UTC; one without a zone is taken in the workflow's. Items may share 'Options': nobody changes them.
	 *
	 * @throws Failure (`invalidRequest`) for a value that is not of its field's type, and for an expression
	 * that cannot be worked out
	 */
	read(index: number): Record<string, unknown> {
		const form: Record<string, unknown> = {};
		for (const field of this.operation.fields) form[field.name] = this.fieldValue(field, index);
		return form;
	}

	private fieldValue(field: Field, index: number): unknown {
		if (this.same.has(field)) return this.same.get(field);
		const { context } = this;
		const given = this.shown.has(field) ? parameterOf(context, field, index) : field.default;
		const value = valueOf(context, field, given, index);
		// Other objects may become part of an item's output, which is its own.
		const isShared = typeof value !== 'object' || field.type === 'collection';
		const isSame = !this.shown.has(field) || this.fixed.has(field);
		if (isShared && isSame) this.same.set(field, value);
		return value;
	}
}
