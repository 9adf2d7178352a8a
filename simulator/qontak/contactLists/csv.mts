/**
 * Reads CSV as RFC 4180 writes it: cells in quotes may hold commas, line breaks and doubled quotes.
 * Undefined when a quote is left open or stands inside an unquoted cell.
 */
export function parseCsv(text: string): string[][] | undefined {
	const rows: string[][] = [];
	let row: string[] = [];
	let position = text.startsWith('\uFEFF') ? 1 : 0;
	while (position < text.length) {
		const cell = readCell(text, position);
		if (!cell) return undefined;
		row.push(cell.value);
		position = cell.end;
		if (text[position] === ',') {
			position += 1;
			if (position === text.length) row.push('');
			continue;
		}
		rows.push(row);
		row = [];
		position += text.startsWith('\r\n', position) ? 2 : 1;
	}
	if (row.length > 0) rows.push(row);
	return rows.filter((one) => one.some((value) => value !== ''));
}

/** One cell and where it ends: at a comma, a line break, or the end. */
function readCell(text: string, start: number): { value: string; end: number } | undefined {
	if (text[start] !== '"') {
		const plain = /[^,\r\n]*/y;
		plain.lastIndex = start;
		const [value] = plain.exec(text) ?? [''];
		return value.includes('"') ? undefined : { value, end: start + value.length };
	}
	let value = '';
	for (let position = start + 1; ; ) {
		const quote = text.indexOf('"', position);
		if (quote < 0) return undefined;
		value += text.slice(position, quote);
		if (text[quote + 1] !== '"') {
			const end = quote + 1;
			return end === text.length || ',\r\n'.includes(text[end]) ? { value, end } : undefined;
		}
		value += '"';
		position = quote + 2;
	}
}
