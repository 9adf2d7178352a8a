import type { Field, FormOf } from '../operation/field';
import { checkCount, checkText, requireText } from '../whatsapp/limits';

/** The catalog that the products of a message are in. */
export const catalogField = {
	displayName: 'Catalog ID',
	name: 'catalogId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 1234567890',
	description: "The ID of your product catalog, from Meta's Commerce Manager",
} as const satisfies Field;

/** The one product of a message. Read it with {@link readProduct}. */
export const productField = {
	displayName: 'Product ID',
	name: 'productRetailerId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. SKU-1001',
	description: "The product's content ID in the catalog",
} as const satisfies Field;

/** Several products in sections. Read them with {@link readProductSections}. */
export const productSectionsField = {
	displayName: 'Product Sections',
	name: 'productSections',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	default: { section: [{ title: '', productRetailerIds: '' }] },
	placeholder: 'Add section',
	description: 'Up to 10 sections with 30 products in all',
	options: [
		{
			displayName: 'Section',
			name: 'section',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. New arrivals',
					description: 'Up to 24 characters. Needed when there is more than one section.',
				},
				{
					displayName: 'Product IDs',
					name: 'productRetailerIds',
					type: 'string',
					typeOptions: { rows: 2 },
					default: '',
					placeholder: 'e.g. SKU-1001, SKU-1002',
					description: "The products' content IDs in the catalog, separated by commas or new lines",
				},
			],
		},
	],
} as const satisfies Field;

/** Products under one title, by their content IDs; one section may be without a title. */
export interface ProductSection {
	title?: string;
	ids: string[];
}

/** Catalog and product of a single product message, checked. Throws Failure. */
export function readProduct({
	catalogId,
	productRetailerId,
}: FormOf<[typeof catalogField, typeof productField]>) {
	return {
		catalogId: idOf(catalogId, 'Catalog ID'),
		productId: idOf(productRetailerId, 'Product ID'),
	};
}

/** Catalog and sections of a multi product message, checked. Throws Failure naming the field. */
export function readProductSections({
	catalogId,
	productSections,
}: FormOf<[typeof catalogField, typeof productSectionsField]>) {
	const given = productSections.section ?? [];
	checkCount(given.length, 'productSections', 'Product Sections');
	const sections = given.map(({ title, productRetailerIds }, index): ProductSection => {
		const where = `Section ${index + 1}`;
		if (given.length > 1) requireText(title, `Title of ${where}`);
		checkText(title, 'sectionTitle', `Title of ${where}`);
		const ids = productRetailerIds
			.split(/[,\n\r]+/)
			.map((id) => id.trim())
			.filter((id) => id !== '');
		checkCount(ids.length, 'products', `Product IDs of ${where}`);
		return title.trim() === '' ? { ids } : { title, ids };
	});
	const total = sections.reduce((sum, { ids }) => sum + ids.length, 0);
	checkCount(total, 'products', 'Product Sections');
	return { catalogId: idOf(catalogId, 'Catalog ID'), sections };
}

function idOf(text: string, label: string): string {
	requireText(text, label);
	return text.trim();
}
