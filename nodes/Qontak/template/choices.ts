import type { IDataObject } from 'n8n-workflow';
import { isDictionary } from '../../shared/json';

/**
 * The entries of one of Qontak's plain lists, as name and value. No document shows their form: they
 * may be texts, or objects with a name and a code.
 */
export function choicesIn(body: unknown): IDataObject[] {
	const data = isDictionary(body) ? body.data : undefined;
	const entries = Array.isArray(data) ? data : [];
	return entries.flatMap((entry): IDataObject[] => {
		if (typeof entry === 'string') return [{ name: entry, value: entry }];
		if (!isDictionary(entry)) return [];
		const value = entry.code ?? entry.value ?? entry.id ?? entry.name;
		return value === undefined ? [] : [{ name: entry.name ?? value, value }];
	});
}
