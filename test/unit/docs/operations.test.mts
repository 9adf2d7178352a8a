import { readFileSync } from 'node:fs';
import path from 'node:path';
import { OFFERS, titleOf } from '../support/gateways.mts';

/** Each gateway's page has a line for each of its operations, in a table. */

const docs = path.resolve(__dirname, '../../../docs');

/** The first cells of a page's tables, by the heading above: `Message: Send Text` or, under its resource, `Send Text`. */
function cellsOf(page: string): Array<[heading: string, cell: string]> {
	let heading = '';
	return page.split('\n').flatMap((line): Array<[string, string]> => {
		if (line.startsWith('#')) heading = line.replace(/^#+ /, '');
		return line.startsWith('|') ? [[heading, line.split('|')[1].trim()]] : [];
	});
}

describe.each(OFFERS)('docs of $gateway', (offer) => {
	const name = offer.gateway[0].toLowerCase() + offer.gateway.slice(1);
	const cells = cellsOf(readFileSync(path.join(docs, `${name}.md`), 'utf8'));

	test.each(offer.operations.map((one) => [titleOf(one, offer)]))(
		'a line for $resource: $operation',
		({ resource, operation }) => {
			const isThere = cells.some(
				([heading, cell]) =>
					cell === `${resource}: ${operation}` ||
					(cell === operation && [resource, 'Operations'].includes(heading)),
			);
			expect(isThere).toBe(true);
		},
	);
});
