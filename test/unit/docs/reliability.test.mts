import { ELSEWHERE } from '../../workflow/faults/elsewhere.mts';
import { textOf } from '../architecture/sources.mts';
import { rowsFromTests } from './reliability.mts';

/** The cells of a row, however wide it is printed. */
const cells = (line: string) =>
	line
		.split('|')
		.map((cell) => cell.trim())
		.join('|');
const isRule = (line = '') => /^\| *-/.test(line);

/** The rows of the page’s part on faults without the heads of its tables. */
const onThePage = textOf('docs/reliability.md')
	.split('## When something goes wrong')[1]
	.split('\n')
	.filter((line, at, lines) => line.startsWith('|') && !isRule(line) && !isRule(lines[at + 1]))
	.map(cells);

test('docs/reliability.md has the rows that are tested, and no other', () => {
	expect(onThePage).toEqual(rowsFromTests().map(cells));
});

test.each(ELSEWHERE)('$fault: its test is there', ({ file, test: name }) => {
	expect(textOf(file)).toContain(name);
});
