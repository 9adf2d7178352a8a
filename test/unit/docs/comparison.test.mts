import { OFFERS, titleOf } from '../support/gateways.mts';
import { page } from '../examples/campaigns.mts';

/** docs/gateways.md, the page that compares the gateways, has every operation in the right column. */

const cells = page
	.split('## One campaign')[0]
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.map((line) => line.split('|').map((cell) => cell.trim()));

/** Names of operations in a column: `Message: Send Text`, with more words after them or not. */
const namesIn = (column: number) =>
	cells.flatMap((row) => row[column].match(/\b[A-Z][A-Za-z ]*: [A-Z][A-Za-z ]+/g) ?? []);

/** Where each gateway's column is. */
const COLUMNS: Record<string, number> = { Qontak: 2, Ivosights: 3, DecisionTelecom: 4 };

test.each(OFFERS)('$gateway: all operations, and no other', (offer) => {
	const column = COLUMNS[offer.gateway];
	const titles = offer.operations.map((one) => titleOf(one, offer));
	const wanted = titles.map(({ resource, operation }) => `${resource}: ${operation}`);
	const told = namesIn(column);
	const isTold = (name: string) => told.some((one) => one === name || one.startsWith(`${name} `));
	expect(wanted.filter((name) => !isTold(name))).toEqual([]);
	const isWanted = (one: string) =>
		wanted.some((name) => one === name || one.startsWith(`${name} `));
	expect(told.filter((one) => !isWanted(one))).toEqual([]);
	expect(cells.some((row) => row[column] === offer.gateway)).toBe(true);
});

test('each row says something about each gateway', () => {
	expect(cells.filter((row) => row.length !== 6 || row.slice(1, 5).includes(''))).toEqual([]);
});
