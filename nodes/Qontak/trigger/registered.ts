import type { IDataObject } from 'n8n-workflow';
import { dictionariesIn, isDictionary, textIn } from '../../shared/json';
import { registeredIn, SLOTS, type Registered, type SlotName } from '../webhook/webhook';

/** The settings in an answer, in its envelope or bare; a list of them as one. `undefined` for none. */
function settingsIn(body: unknown): IDataObject | undefined {
	if (!isDictionary(body)) return undefined;
	const data: unknown = 'data' in body ? body.data : body;
	if (data === null) return {};
	if (Array.isArray(data)) return Object.assign({}, ...dictionariesIn(data)) as IDataObject;
	return isDictionary(data) ? data : undefined;
}

/**
 * What is registered in a group, according to an answer of Qontak: as objects (reference 1.6) or as
 * plain values. `undefined` when the answer does not tell: no document shows how reading the settings
 * is answered, and what cannot be read must not be taken for a free place.
 */
export function registeredAs(body: unknown, name: SlotName): Registered | undefined {
	const settings = settingsIn(body);
	if (!settings) return undefined;
	const names: readonly string[] = [...SLOTS[name].events, 'url'];
	const isEmpty = Object.keys(settings).length === 0;
	if (!isEmpty && !names.some((one) => Object.hasOwn(settings, one))) return undefined;
	const { url, events } = registeredIn(settings, name);
	const plain = SLOTS[name].events.filter((event) => settings[event] === true);
	const address = url || (textIn(settings.url) ?? '');
	// An address where none is expected is somebody's all the same.
	const isElsewhere = address === '' && /:\/\//.test(JSON.stringify(names.map((n) => settings[n])));
	return isElsewhere ? undefined : { url: address, events: [...events, ...plain] };
}
