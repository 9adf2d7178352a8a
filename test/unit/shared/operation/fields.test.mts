import fc from 'fast-check';
import { withExtraFields } from '../../../../nodes/shared/operation/fields';
import { Failure } from '../../../../nodes/shared/failure';

const body = () => ({ wa_id: '628123456789', text: 'Hello' });

describe('extra fields', () => {
	test.each([[undefined], [null], [{}]])('%j adds nothing', (extra) => {
		expect(withExtraFields(body(), extra)).toEqual(body());
	});

	test('are added at the end, as they are', () => {
		const extra = { preview_url: true, context: { message_id: 'x' }, none: null };
		expect(withExtraFields(body(), extra)).toEqual({ ...body(), ...extra });
	});

	test.each([[[1]], ['text'], [5], [true]])('%j is no object', (extra) => {
		expect(() => withExtraFields(body(), extra)).toThrow(
			"'Extra Fields (JSON)' is not a JSON object",
		);
	});

	test.each(['wa_id', 'text'])('“%s” is already there', (name) => {
		const add = () => withExtraFields(body(), { [name]: 'x' });
		expect(add).toThrow(`'Extra Fields (JSON)' may not contain “${name}”`);
		expect(add).toThrow(
			expect.objectContaining({
				details: expect.objectContaining({
					description: 'The form already sends this field. Change it there, or remove it here.',
				}),
			}),
		);
	});

	test.each(['__proto__', 'constructor', 'prototype'])('“%s” is refused', (name) => {
		const extra = JSON.parse(`{"${name}": {"polluted": true}}`);
		expect(() => withExtraFields(body(), extra)).toThrow(Failure);
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	});

	test('names that objects have by themselves are free', () => {
		expect(withExtraFields(body(), { toString: 'x' })).toEqual({ ...body(), toString: 'x' });
	});

	test('whatever they are, what the form sends stays as it is', () => {
		const name = fc.oneof(fc.string(), fc.constantFrom('wa_id', 'text', '__proto__', 'toString'));
		fc.assert(
			fc.property(fc.dictionary(name, fc.jsonValue()), (extra) => {
				let sent: object = body();
				try {
					sent = withExtraFields(body(), extra as never);
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(Failure);
				}
				expect(sent).toMatchObject(body());
				expect(Object.getPrototypeOf(sent)).toBe(Object.prototype);
			}),
		);
	});
});
