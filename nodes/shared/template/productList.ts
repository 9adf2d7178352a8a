import { isDictionary } from '../json';
import { checkCount, checkText, requireText } from '../whatsapp/limits';

/** Products under one title; one section may be without a title. */
export interface ProductSection {
	title?: string;
	ids: string[];
}

const idsIn = (value: unknown): string[] =>
	(Array.isArray(value) ? value.map(String) : String(value ?? '').split(/[,\n\r]+/))
		.map((id) => id.trim())
		.filter((id) => id !== '');

/** `Snacks: SKU-1, SKU-2` is a section with a title, `SKU-1, SKU-2` one without. */
function sectionIn(line: string): ProductSection {
	const at = line.indexOf(':');
	if (at < 0) return { ids: idsIn(line) };
	return { title: line.slice(0, at).trim(), ids: idsIn(line.slice(at + 1)) };
}

function sectionOf(entry: unknown): ProductSection {
	if (!isDictionary(entry)) return sectionIn(String(entry ?? ''));
	const { title, products } = entry;
	return { ...(title ? { title: String(title).trim() } : {}), ids: idsIn(products) };
}

function sectionsIn(value: unknown): ProductSection[] {
	if (!Array.isArray(value)) {
		const lines = String(value ?? '').split(/[\n\r;]+/);
		return lines.filter((line) => line.trim() !== '').map(sectionIn);
	}
	const plain = value.every((entry) => typeof entry !== 'object');
	return plain ? [{ ids: idsIn(value) }] : value.map(sectionOf);
}

/**
 * The products of a variable: IDs separated by commas, a line (or semicolon) for each section with its
 * title before a colon; or as JSON `[{title, products: []}]` or a list of IDs. Checked against WhatsApp's
 * limits. Throws Failure naming the label.
 */
export function readProductList(value: unknown, label: string): ProductSection[] {
	const sections = sectionsIn(value);
	checkCount(sections.length, 'productSections', label);
	sections.forEach(({ title = '' }, place) => {
		const where = `${label}, section ${place + 1}`;
		if (sections.length > 1) requireText(title, where);
		checkText(title, 'sectionTitle', where);
	});
	checkCount(
		sections.reduce((sum, { ids }) => sum + ids.length, 0),
		'products',
		label,
	);
	return sections;
}
