import {
	headerFields,
	previewMessage,
	readHeader,
	readHeaderText,
	readTexts,
} from '../../../../nodes/shared/message/headerBodyFooter';
import { failureOf } from '../../support/failureOf.mts';
import { formOf } from './formOf.mts';

describe('header', () => {
	const read = (given: object) => readHeader(formOf(headerFields, given as never));

	test.each([
		['none', {}, undefined],
		['text', { headerText: 'Hi' }, { type: 'text', text: 'Hi' }],
		[
			'image',
			{ headerMediaUrl: 'https://a.co/1.png', fileName: 'left over' },
			{ type: 'image', link: 'https://a.co/1.png' },
		],
		['video', { headerMediaUrl: 'https://a.co/1' }, { type: 'video', link: 'https://a.co/1' }],
		[
			'document',
			{ headerMediaUrl: 'https://a.co/1.pdf', fileName: ' A.pdf ' },
			{ type: 'document', link: 'https://a.co/1.pdf', fileName: 'A.pdf' },
		],
	])('%s', (headerType, given, expected) => {
		expect(read({ headerType, ...given })).toEqual(expected);
	});

	test.each([
		['text', {}, "'Header Text' is empty"],
		['image', {}, "'Header Media URL' is empty"],
		['image', { headerMediaUrl: 'https://a.co/1.mp4' }, "'Header Media URL'"],
		['video', { headerMediaUrl: 'http://a.co/1.mp4' }, "'Header Media URL' starts with http://"],
	])('%s %j is refused by the name of its field', (headerType, given, words) => {
		expect(failureOf(() => read({ headerType, ...given })).message).toContain(words);
	});

	test('a header that may only be a text may be left empty', () => {
		expect(readHeaderText(' ')).toBeUndefined();
	});
});

describe('body and footer', () => {
	test('empty ones are left out where they may be', () => {
		expect(readTexts({ body: '', footer: ' ' }, 'productBody').content).toEqual({});
		expect(failureOf(() => readTexts({ body: ' ', footer: '' }, 'listBody')).message).toBe(
			"'Body' is empty",
		);
	});

	test('what the customer would see, in lines', () => {
		const header = { type: 'image', link: 'https://a.co/1.png' } as const;
		expect(previewMessage(header, { body: 'Pick', footer: 'Toko' }, ['Yes', 'No'])).toEqual({
			text: '[Image] https://a.co/1.png\n\nPick\n\nToko\n\n[Yes]\n[No]',
			header: '[Image] https://a.co/1.png',
			body: 'Pick',
			footer: 'Toko',
		});
	});
});
