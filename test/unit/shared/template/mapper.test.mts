import { displayParameter, type INode } from 'n8n-workflow';
import { templateValueFields } from '../../../../nodes/shared/template/valueFields';

const [, mapper] = templateValueFields;
const shown = (template: unknown) =>
	displayParameter(
		{ templateInput: 'form', template } as never,
		mapper as never,
		{} as INode,
		null,
	);

test.each([
	['', false],
	['6640a1b2c3d4e5f6a7b8c9d0', true],
	['={{ $json.template }}', true],
])('with the template %j the fields for its variables are shown: %j', (value, expected) => {
	expect(shown({ __rl: true, mode: 'list', value })).toBe(expected);
});
