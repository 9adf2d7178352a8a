import { readReplyButtons } from '../../../../nodes/shared/message/buttons';
import { failureOf } from '../../support/failureOf.mts';

describe('reply buttons', () => {
	test('an empty ID becomes the title', () => {
		expect(readReplyButtons({ button: [{ title: 'Yes', id: ' ' }] })).toEqual([
			{ id: 'Yes', title: 'Yes' },
		]);
	});

	test.each([
		[[], "'Buttons' has 0 buttons; WhatsApp needs at least 1"],
		[[{ title: '', id: 'a' }], "'Title of Button 1' is empty"],
		[
			[
				{ title: 'Yes', id: 'a' },
				{ title: 'Yes', id: 'b' },
			],
			`'Buttons' has the button title "Yes" more than once`,
		],
		[
			[
				{ title: 'Yes', id: 'a' },
				{ title: 'No', id: 'a' },
			],
			`'Buttons' has the button ID "a" more than once`,
		],
	])('%j is refused', (button, words) => {
		expect(failureOf(() => readReplyButtons({ button })).message).toContain(words);
	});
});
