import {
	operations as decisionTelecom,
	resources as decisionTelecomResources,
} from '../../../nodes/DecisionTelecom/operations';
import {
	operations as ivosights,
	resources as ivosightsResources,
} from '../../../nodes/Ivosights/operations';
import {
	operations as qontak,
	resources as qontakResources,
} from '../../../nodes/Qontak/operations';
import { page } from './campaigns.mts';

/** docs/gateways.md, the page that compares the gateways, has every operation in the right column. */

const cells = page
	.split('## One campaign')[0]
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.map((line) => line.split('|').map((cell) => cell.trim()));

/** Names of operations in a column: `Message: Send Text`, with more words after them or not. */
const namesIn = (column: number) =>
	cells.flatMap((row) => row[column].match(/\b[A-Z][A-Za-z ]*: [A-Z][A-Za-z ]+/g) ?? []);

const GATEWAYS = [
	['Qontak', 2, qontak, qontakResources],
	['Ivosights', 3, ivosights, ivosightsResources],
	['DecisionTelecom', 4, decisionTelecom, decisionTelecomResources],
] as const;

test.each(GATEWAYS)('%s: all operations, and no other', (title, column, operations, resources) => {
	const wanted = operations.map(({ resource, option }) => {
		const name = resources.find(({ value }) => value === resource)?.name;
		return `${name}: ${option.name}`;
	});
	const told = namesIn(column);
	const isTold = (name: string) => told.some((one) => one === name || one.startsWith(`${name} `));
	expect(wanted.filter((name) => !isTold(name))).toEqual([]);
	const isWanted = (one: string) =>
		wanted.some((name) => one === name || one.startsWith(`${name} `));
	expect(told.filter((one) => !isWanted(one))).toEqual([]);
	expect(cells.some((row) => row[column] === title)).toBe(true);
});

test('each row says something about each gateway', () => {
	expect(cells.filter((row) => row.length !== 6 || row.slice(1, 5).includes(''))).toEqual([]);
});
