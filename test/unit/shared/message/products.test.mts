import { readProduct, readProductSections } from '../../../../nodes/shared/message/products';
import { failureOf } from '../../support/failureOf.mts';

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
