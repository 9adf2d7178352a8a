import { flowFields, readFlow } from '../../../../nodes/shared/message/flow';
import { failureOf } from '../../support/failureOf.mts';
import { formOf } from './formOf.mts';

describe('flow', () => {
	const read = (given: object) =>
		readFlow(formOf(flowFields, { flowId: '1', flowCta: 'Open', ...given } as never));

	test('what is empty is left out', () => {
		expect(read({ flowScreen: 'START' })).toEqual({
			id: '1',
			cta: 'Open',
			action: 'navigate',
			screen: 'START',
			warnings: [],
		});
	});

	test('its own endpoint is asked without a screen', () => {
		const given = { flowAction: 'data_exchange', flowScreen: 'LEFT_OVER', flowToken: 't' };
		expect(read(given)).toEqual({
			id: '1',
			cta: 'Open',
			action: 'data_exchange',
			token: 't',
			warnings: [],
		});
	});

	test.each([
		[{ flowId: ' ' }, "'Flow ID' is empty"],
		[{}, "'First Screen' is empty"],
		[{ flowScreen: 'A', flowData: '[1]' }, "'Screen Data (JSON)' is not a JSON object"],
		[{ flowScreen: 'A', flowCta: 'Open 🎉' }, "'Button Text' has an emoji"],
	])('%j is refused', (given, words) => {
		expect(failureOf(() => read(given)).message).toContain(words);
	});
});
