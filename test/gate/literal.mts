const INDENT = '\t';

/**
 * Prints data as the TypeScript literal a person would write: bare keys where they can be, single
 * quotes, `undefined` entries left out. Throws for what a node's description cannot hold.
 */
export function literal(value: unknown, depth = 0): string {
	if (value === null || typeof value === 'number' || typeof value === 'boolean') return `${value}`;
	if (typeof value === 'string') return quoted(value);
	if (Array.isArray(value)) {
		return block(
			'[]',
			value.map((entry) => literal(entry, depth + 1)),
			depth,
		);
	}
	if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
		const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
		const lines = entries.map(([key, entry]) => `${keyOf(key)}: ${literal(entry, depth + 1)}`);
		return block('{}', lines, depth);
	}
	throw new TypeError(`A description cannot hold ${String(value)}`);
}

function block([open, close]: string, lines: string[], depth: number): string {
	if (lines.length === 0) return open + close;
	const indent = INDENT.repeat(depth);
	return `${open}\n${lines.map((line) => `${indent}${INDENT}${line},\n`).join('')}${indent}${close}`;
}

const quoted = (text: string) =>
	`'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

const keyOf = (key: string) => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key));
