import fc from 'fast-check';
import {
	contactLines,
	contactsFields,
	readContacts,
} from '../../../../nodes/shared/message/contacts';
import { Failure } from '../../../../nodes/shared/failure';
import { coerce } from '../../../../nodes/shared/operation/form';
import { readReplyButtons } from '../../../../nodes/shared/message/buttons';
import { flowFields, readFlow } from '../../../../nodes/shared/message/flow';
import {
	headerFields,
	readHeader,
	readHeaderText,
	readTexts,
	previewMessage,
} from '../../../../nodes/shared/message/headerBodyFooter';
import { listFields, readList } from '../../../../nodes/shared/message/list';
import { readProduct, readProductSections } from '../../../../nodes/shared/message/products';
import type { Field } from '../../../../nodes/shared/operation/field';

/** A form as the engine reads it: what is not given has its default. */
function formOf(fields: readonly Field[], given: Record<string, unknown>): never {
	const read = fields.map((field) => [
		field.name,
		coerce(field, given[field.name] ?? structuredClone(field.default)),
	]);
	return Object.fromEntries(read) as never;
}

function failureOf(read: () => unknown): Failure {
	try {
		read();
	} catch (thrown) {
		if (thrown instanceof Failure) return thrown;
		throw thrown;
	}
	throw new Error('It was accepted');
}

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

describe('list', () => {
	const read = (given: object) =>
		readList(formOf(listFields, { buttonText: 'Open', ...given } as never));
	const fromForm = (...section: object[]) => read({ sections: { section } });
	const fromJson = (json: unknown) =>
		read({ sectionsInput: 'json', sectionsJson: JSON.stringify(json) });

	test('form and JSON give the same', () => {
		const rows = [{ id: 'a', title: 'A', description: 'First' }, { title: 'B' }];
		const expected = {
			button: 'Open',
			sections: [
				{
					title: 'S',
					rows: [
						{ id: 'a', title: 'A', description: 'First' },
						{ id: 'B', title: 'B' },
					],
				},
			],
		};
		expect(fromForm({ title: 'S', rows: { row: rows } })).toEqual(expected);
		expect(fromJson([{ title: 'S', rows }])).toEqual(expected);
	});

	test.each([
		[
			[{ rows: [{ title: 'A' }] }, { title: 'B', rows: [{ title: 'B' }] }],
			"'Title of Section 1' is",
		],
		[[{ title: 'A', rows: [] }], "'Sections (JSON)' has 0 rows in all"],
		[
			[
				{ title: 'A', rows: [{ title: 'A' }] },
				{ title: 'B', rows: [] },
			],
			"'Rows of Section 2' has 0 rows",
		],
		[[{ rows: [{ id: 'a' }] }], "'Title of Row 1 in Section 1' is empty"],
		[
			[{ rows: [{ title: 'A' }, { title: 'B', id: 'A' }] }],
			`'Sections (JSON)' has the row ID "A" more than once`,
		],
		[{ rows: [] }, "'Sections (JSON)' is not a list"],
		[[{ rows: 'A' }], "'Sections (JSON)' has a section without a list of rows"],
		[[null], "'Sections (JSON)' has a section without a list of rows"],
		[[{ rows: ['A'] }], "'Sections (JSON)' has a section without a list of rows"],
	])('%j is refused', (json, words) => {
		expect(failureOf(() => fromJson(json)).message).toContain(words);
	});

	test('any JSON is read or refused, and what is read keeps to the limits', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (json) => {
				try {
					const { sections } = fromJson(json);
					expect(sections.flatMap(({ rows }) => rows).length).toBeLessThanOrEqual(10);
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(Failure);
				}
			}),
		);
	});
});

describe('products', () => {
	test('IDs are separated by commas and lines', () => {
		const section = [{ title: '', productRetailerIds: ' SKU 1,\n,SKU-2\r\nSKU-3' }];
		expect(readProductSections({ catalogId: ' 12', productSections: { section } })).toEqual({
			catalogId: '12',
			sections: [{ ids: ['SKU 1', 'SKU-2', 'SKU-3'] }],
		});
	});

	test.each([
		['', [{ title: '', productRetailerIds: 'A' }], "'Catalog ID' is empty"],
		['1', [{ title: '', productRetailerIds: ' ,' }], "'Product IDs of Section 1' has 0 products"],
		[
			'1',
			[
				{ title: 'A', productRetailerIds: 'A' },
				{ title: '', productRetailerIds: 'B' },
			],
			"'Title of Section 2' is empty",
		],
	])('%j %j is refused', (catalogId, section, words) => {
		const read = () => readProductSections({ catalogId, productSections: { section } });
		expect(failureOf(read).message).toContain(words);
	});

	test('a single product needs its ID', () => {
		const read = () => readProduct({ catalogId: '1', productRetailerId: ' ' });
		expect(failureOf(read).message).toBe("'Product ID' is empty");
	});
});

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

describe('contacts', () => {
	const read = (given: object) => readContacts(formOf(contactsFields, given as never));
	const budi = { name: { formatted_name: 'Budi' }, phones: [{ phone: '1' }, { phone: '2' }] };

	test('one object is a list of one', () => {
		expect(read({ contactsInput: 'json', contactsJson: budi })).toEqual([budi]);
	});

	test('in lines', () => {
		expect(contactLines([budi, { name: { formatted_name: 'Ani' } }])).toBe(
			'[Contact] Budi, 1, 2\n[Contact] Ani',
		);
	});

	test.each([
		[{ contacts: {} }, "'Contacts' has 0 contacts"],
		[{ contacts: { contact: [{ name: ' ' }] } }, "'Name of Contact 1' is empty"],
		[{ contacts: { contact: [{ name: 'A' }] } }, "'Phones of Contact 1' is empty"],
		[{ contactsInput: 'json', contactsJson: '[]' }, "'Contacts (JSON)' has 0 contacts"],
		[
			{ contactsInput: 'json', contactsJson: [budi, 'Ani'] },
			"'Contacts (JSON)' has no name.formatted_name in contact 2",
		],
	])('%j is refused', (given, words) => {
		expect(failureOf(() => read(given)).message).toContain(words);
	});
});
