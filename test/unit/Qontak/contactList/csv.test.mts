import {
	escapeWarnings,
	readColumn,
	toCsv,
	type Row,
} from '../../../../nodes/Qontak/contactList/csv';
import { failureOf } from '../../support/failureOf.mts';

const row = (name: string, cell: string): Row => ({ number: '62812', name, cells: { note: cell } });

test('cells that a spreadsheet would run are escaped, and those are told', () => {
	for (const cell of [
		'=1+1',
		'+62 21',
		'-10%',
		'@budi',
		'\t=1',
		'\r=1',
		'＝1',
		'＋1',
		'－1',
		'＠x',
	]) {
		expect(toCsv([row('Budi', cell)])).toContain(`'${cell}`);
		const [warning] = escapeWarnings([row('Budi', cell)]);
		expect(warning).toMatch(/^1 value begins with =, \+, - or @/);
		expect(warning).toContain(cell.trim());
	}
	expect(escapeWarnings([row('-', '+1'), row('Budi', '-1')])[0]).toMatch(/^3 values begin/);
});

test('any other cell is left alone', () => {
	for (const cell of ['Budi', '10%', 'a=b', '', '12-3']) {
		expect(toCsv([row('Budi', cell)])).not.toContain("'");
		expect(escapeWarnings([row('Budi', cell)])).toEqual([]);
	}
});

describe('the name of a column', () => {
	test.each([
		['no_receipt', 'no_receipt'],
		[' No Receipt ', 'no_receipt'],
		['No. Receipt', 'no_receipt'],
		['totalAmount', 'totalamount'],
		['TOTAL', 'total'],
		['Résumé-2', 'resume_2'],
	])('%j becomes %s, which Qontak takes', (given, column) => {
		const read = readColumn(given);
		expect(read.column).toBe(column);
		const told = `The column “${given.trim()}” is called ${column}: Qontak takes small letters, digits and _ only.`;
		expect(read.renamed).toBe(given === column ? undefined : told);
	});

	test.each([
		['', 'a column without a name'],
		['2nd', 'a column named “2nd”'],
		['姓名', 'a column named “姓名”'],
		['Full Name', 'a column named full_name'],
		['phone_number', 'a column named phone_number'],
	])('%j cannot be one', (given, what) => {
		const { message, reason } = failureOf(() => readColumn(given));
		expect([reason, message]).toEqual(['invalidRequest', `'Columns' has ${what}`]);
	});
});
