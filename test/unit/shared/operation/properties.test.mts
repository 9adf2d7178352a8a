import type { INodeProperties } from 'n8n-workflow';
import { composeProperties } from '../../../../nodes/shared/operation/properties';
import type { AnyOperation } from '../../../../nodes/shared/operation/operation';
import type { Field } from '../../../../nodes/shared/operation/field';

const text = (name: string, more: object = {}) =>
	({ displayName: name, name, type: 'string', default: '', ...more }) as Field;
const operation = (resource: string, value: string, fields: Field[] = []): AnyOperation => ({
	resource,
	option: { name: value.toUpperCase(), value, action: value, description: value },
	fields,
	plan: () => [] as never,
	sample: {},
});
const RESOURCES = [
	{ name: 'Template', value: 'template' },
	{ name: 'Message', value: 'message' },
	{ name: 'Unused', value: 'unused' },
];
const compose = (operations: AnyOperation[], defaults = {}) =>
	composeProperties(RESOURCES, operations, 'message', defaults);
const values = ({ options }: INodeProperties) =>
	(options as Array<{ value: string }>).map(({ value }) => value);

describe('the properties of a node', () => {
	const hidden = text('limit', {
		displayOptions: { show: { returnAll: [false] }, hide: { a: [1] } },
	});
	const operations = [
		operation('template', 'preview', [text('template')]),
		operation('message', 'sendText', [text('text'), hidden]),
		operation('message', 'markAsRead', [text('messageId')]),
	];
	const properties = compose(operations, { message: 'sendText' });

	test('first the resources that have an operation, in the order of the alphabet', () => {
		expect(properties[0]).toMatchObject({ name: 'resource', default: 'message' });
		expect(values(properties[0])).toEqual(['message', 'template']);
	});

	test('then the operations of each, shown for their resource', () => {
		const [, template, message] = properties;
		expect([message, template].map(values)).toEqual([['markAsRead', 'sendText'], ['preview']]);
		expect([message, template].map(({ displayOptions }) => displayOptions)).toEqual([
			{ show: { resource: ['message'] } },
			{ show: { resource: ['template'] } },
		]);
	});

	test('the default operation is the given one, else the first', () => {
		expect(properties.slice(1, 3).map((one) => one.default)).toEqual(['preview', 'sendText']);
	});

	test('then the fields, each for its operation besides its own conditions', () => {
		expect(properties.slice(3).map(({ name, displayOptions }) => [name, displayOptions])).toEqual([
			['template', { show: { resource: ['template'], operation: ['preview'] } }],
			['text', { show: { resource: ['message'], operation: ['sendText'] } }],
			[
				'limit',
				{
					show: { resource: ['message'], operation: ['sendText'], returnAll: [false] },
					hide: { a: [1] },
				},
			],
			['messageId', { show: { resource: ['message'], operation: ['markAsRead'] } }],
		]);
	});

	test('the operation itself is left as it is', () => {
		expect(hidden.displayOptions).toEqual({ show: { returnAll: [false] }, hide: { a: [1] } });
	});

	test('a field that two operations share is shown for both', () => {
		const shared = text('recipient');
		const both = compose([
			operation('message', 'a', [shared]),
			operation('message', 'b', [shared]),
		]);
		expect(both.slice(2).map(({ displayOptions }) => displayOptions?.show?.operation)).toEqual([
			['a'],
			['b'],
		]);
	});
});
