/**
 * The names of a contact list, by number in digits: a CSV with the columns `name` and `phone`, its
 * numbers Indonesian and in any notation. A row whose number is none is left out.
 */
export function contactNames(csv: string): Map<string, string> {
	const [titles, ...rows] = csv.trimEnd().split(/\r?\n/).map(cellsOf);
	const [name, phone] = [titles.indexOf('name'), titles.indexOf('phone')];
	return new Map(
		rows.flatMap((row) => {
			const number = digitsOf(row[phone] ?? '');
			return number === undefined ? [] : [[number, row[name]] as const];
		}),
	);
}

/** The cells of a row; none of them holds a line break. */
function cellsOf(row: string): string[] {
	return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
		([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
	);
}

/** WhatsApp's notation: the country first, no zero of the trunk. */
function digitsOf(text: string): string | undefined {
	const digits = text.normalize('NFKC').replace(/\D/g, '').replace(/^00/, '');
	const national = digits.replace(/^62/, '').replace(/^0/, '');
	return /^8\d{8,11}$/.test(national) ? `62${national}` : undefined;
}
