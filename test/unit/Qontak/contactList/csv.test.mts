import { escapeWarnings, toCsv, type Row } from '../../../../nodes/Qontak/contactList/csv';

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
