import { openLink } from '../../../../nodes/shared/wait/link';
import { readLinkQuestion } from '../../../../nodes/shared/wait/linkQuestion';
import { LIMITS } from '../../../../nodes/shared/whatsapp/limits';
import { failureOf } from '../../support/failureOf.mts';

/** A question with a link behind it, as it is before it has its link. */

const form = (message: string, more: object = {}) =>
	({
		message,
		responseType: 'approval',
		approvalOptions: {},
		buttons: {},
		sectionsInput: 'form',
		sections: {},
		sectionsJson: [],
		...more,
	}) as never;

test('the link stands behind the text, and the page gets the text alone', () => {
	const { text, message, choices } = readLinkQuestion(form(' Refund? '), 3);
	expect(text).toBe(`Refund?${openLink(3)}`);
	expect(message).toBe('Refund?');
	expect(choices.map(({ title }) => title)).toEqual(['Approve', 'Decline']);
});

test('a list is offered row by row, without the text of a button that opens it', () => {
	const sections = {
		section: [{ title: '', rows: { row: [{ title: 'A', description: '', id: '' }] } }],
	};
	const { choices } = readLinkQuestion(form('Which?', { responseType: 'list', sections }), 0);
	expect(choices).toEqual([{ id: 'A', title: 'A' }]);
});

test('there is room for the link: at the limit it passes, beyond it is refused by the name of the field', () => {
	const { max } = LIMITS.linkedText;
	expect(readLinkQuestion(form('x'.repeat(max)), 0).message).toHaveLength(max);
	const failure = failureOf(() => readLinkQuestion(form('x'.repeat(max + 1)), 0));
	expect(failure.reason).toBe('limitExceeded');
	expect(failure.message).toContain("'Message'");
});
