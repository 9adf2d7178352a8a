import { stringify } from 'csv-stringify/sync';
import { invalid } from '../../shared/failure';
import { FIXED_COLUMNS } from './contactList';

/** One person for a list. */
export interface Row {
	/** Digits with country code. */
	number: string;
	name: string;
	/** The list's own columns. */
	cells: Record<string, string>;
	/** What was repaired about the number. */
	repaired?: string;
	/** What was repaired about the columns. */
	renamed?: readonly string[];
}

/**
 * The name of a column: what a broadcast's variable can point at (source: "Qontak bulk broadcast").
 */
const COLUMN = /^[a-z][a-z0-9_]*$/;

/** As Qontak takes it: `No. Receipt` becomes `no_receipt`. */
const inQontaksWay = (name: string) =>
	name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_|_$/g, '');

/**
 * The name of a column as Qontak takes it, and what to tell where that is not the name that was given.
 *
 * @throws Failure (`invalidRequest`) for one that cannot be made of it, or that every list has already
 */
export function readColumn(name: string): { column: string; renamed?: string } {
	const given = name.trim();
	const column = COLUMN.test(given) ? given : inQontaksWay(given);
	const refuse = (what: string, description: string) => {
		throw invalid('Columns', `has ${what}`, description);
	};
	if (FIXED_COLUMNS.includes(column)) {
		refuse(`a column named ${column}`, 'Number and name have fields of their own. Remove it.');
	}
	if (!COLUMN.test(column)) {
		refuse(
			given === '' ? 'a column without a name' : `a column named “${given}”`,
			'Use small letters, digits and _ only, beginning with a letter, for example no_receipt.',
		);
	}
	if (column === given) return { column };
	const renamed = `The column “${given}” is called ${column}: Qontak takes small letters, digits and _ only.`;
	return { column, renamed };
}

/**
 * The rows as CSV, number and name first (source: "Qontak contact lists"), then all columns that
 * any row has. Cells that a spreadsheet would execute get an apostrophe in front.
 */
export function toCsv(rows: readonly Row[]): string {
	const columns = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
	const lines = rows.map(({ number, name, cells }) => [
		number,
		name,
		...columns.map((column) => cells[column] ?? ''),
	]);
	return stringify([[...FIXED_COLUMNS, ...columns], ...lines], { escape_formulas: true });
}

/** What csv-stringify takes for a formula, also in the wide letters of East Asia. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** What to tell when cells got an apostrophe: a broadcast shows it to the customers too. */
export function escapeWarnings(rows: readonly Row[]): string[] {
	const values = rows.flatMap(({ name, cells }) => [name, ...Object.values(cells)]);
	const escaped = values.filter((value) => FORMULA.test(value));
	if (escaped.length === 0) return [];
	const shown = escaped.slice(0, 3).map((value) => value.replace(/\s+/g, ' ').slice(0, 40));
	const many = escaped.length === 1 ? '1 value begins' : `${escaped.length} values begin`;
	return [
		`${many} with =, +, - or @, which spreadsheets take for a formula, and got an apostrophe in front: ${shown.join(', ')}. Customers read it too if a broadcast uses the column.`,
	];
}

/** Each number once: the first row of it; and the numbers that came again. */
export function withoutRepeats(rows: readonly Row[]): { unique: Row[]; repeated: string[] } {
	const unique = new Map<string, Row>();
	const repeated = new Set<string>();
	for (const row of rows) {
		if (unique.has(row.number)) repeated.add(row.number);
		else unique.set(row.number, row);
	}
	return { unique: [...unique.values()], repeated: [...repeated] };
}
